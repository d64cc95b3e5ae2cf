select
    network,
    datatype,
    platform,
    task,
    catalogue,
    accuracy_pct,
    top5_pct,
    is_used,
    source
from {{ ref('int_accuracies_collected') }}
where availability = 'present'
