select
    platform,
    batch_size,
    threads
from {{ ref('int_operating_conditions') }}
