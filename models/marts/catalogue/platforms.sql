select
    platform,
    device,
    operating_mode,
    device_class,
    memory_bandwidth_gbytes_per_s,
    memory_capacity_gbytes,
    overflow_memory_bandwidth_gbytes_per_s,
    overflow_memory_capacity_gbytes,
    has_memory,
    cast(on_chip_memory_bytes as bigint) as on_chip_memory_bytes,
    host_link_gbytes_per_s,
    power_watts,
    power_scope,
    concurrency,
    compute_units,
    max_batch_size,
    source
from {{ ref('int_platforms_described') }}
