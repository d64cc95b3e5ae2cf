select
    platform,
    device,
    operating_mode,
    device_class,
    memory_bandwidth_gbytes_per_s,
    memory_capacity_gbytes,
    on_chip_memory_bytes,
    power_watts,
    concurrency,
    source
from {{ ref('int_platforms_described') }}
