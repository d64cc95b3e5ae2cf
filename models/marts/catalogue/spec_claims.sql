select
    kind,
    name,
    figure,
    datatype,
    source,
    claimed_value,
    is_used,
    reason,
    used_value,
    claimed_value / used_value - 1 as relative_difference,
    predictions_compared,
    predictions_changed,
    largest_throughput_change
from {{ ref('int_claims_substituted') }}
