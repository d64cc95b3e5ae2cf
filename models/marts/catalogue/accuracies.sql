select
    network,
    datatype,
    top1_pct,
    top5_pct,
    source
from {{ ref('int_accuracies_unpivoted') }}
where availability = 'present'
