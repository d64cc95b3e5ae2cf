{{ config(
    materialized='table'
    if var('operating_points_are_stored') or target.type == 'spark' else 'view'
) }}
-- What to expect of every design at every condition that it can run: what was measured
-- there, else what the estimator gives. A table where it is not too large, because fronts,
-- operating points and functions read it; on Spark at any size, which would compute it
-- anew for each.
{{ estimates_of(ref('int_estimator_designs'), ref('int_throughputs_bounded')) }}
