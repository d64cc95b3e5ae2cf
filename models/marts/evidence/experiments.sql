select
    platform,
    topology,
    pruning_pct,
    datatype,
    task,
    batches_or_threads,
    is_in_overview,
    measurements,
    status
from {{ ref('int_experiments_compared') }}
