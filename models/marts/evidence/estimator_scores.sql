with scores as (
    select * from {{ ref('stg_estimator_scores') }}
),

-- One hash for all rows of a fit.
fitted as (
    select min(inputs_hash) as inputs_hash from {{ ref('int_estimator_parameters') }}
)

select
    scores.estimator,
    scores.protocol,
    scores.scope,
    scores.scope_name,
    scores.measurements,
    scores.error_factor,
    scores.median_absolute_error_pct,
    scores.within_1_5x_pct,
    scores.within_2x_pct,
    scores.rank_correlation,
    scores.coverage_pct,
    scores.interval_factor,
    scores.inputs_hash <> fitted.inputs_hash as is_stale
from scores
cross join fitted
