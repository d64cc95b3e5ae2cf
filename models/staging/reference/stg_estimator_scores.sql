select
    {{ cell('estimator') }} as estimator,
    {{ cell('protocol') }} as protocol,
    {{ cell('scope') }} as scope,
    {{ cell('scope_name') }} as scope_name,
    cast({{ number_in('measurements') }} as bigint) as measurements,
    {{ number_in('error_factor') }} as error_factor,
    {{ number_in('median_absolute_error_pct') }} as median_absolute_error_pct,
    {{ number_in('within_1_5x_pct') }} as within_1_5x_pct,
    {{ number_in('within_2x_pct') }} as within_2x_pct,
    {{ number_in('rank_correlation') }} as rank_correlation,
    {{ number_in('coverage_pct') }} as coverage_pct,
    {{ number_in('interval_factor') }} as interval_factor,
    {{ cell('inputs_hash') }} as inputs_hash
from {{ ref('estimator_scores_stored') }}
