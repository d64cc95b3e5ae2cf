{{ config(materialized='table') }}
with platforms as (
    select * from {{ ref('stg_platforms') }}
),

figures_by_platform as (
    {{ figures_in_use('platform', [
        'memory_bandwidth_gbytes_per_s',
        'memory_capacity_gbytes',
        'on_chip_memory_bytes',
        'host_link_gbytes_per_s',
        'power_watts',
    ]) }}
),

platforms_without_memory as (
    select name from {{ ref('int_figures_collected') }}
    where kind = 'platform'
        and figure = 'memory_bandwidth_gbytes_per_s'
        and is_used
        and not is_available
)

select
    platforms.platform,
    platforms.device,
    platforms.operating_mode,
    platforms.device_class,
    platforms.concurrency,
    platforms.compute_units,
    platforms.max_batch_size,
    platforms.power_scope,
    -- Not available is another word than not known: a bandwidth that no source
    -- states leaves a gap, one that the platform does not have leaves no roof.
    platforms_without_memory.name is null as has_memory,
    figures_by_platform.memory_bandwidth_gbytes_per_s,
    figures_by_platform.memory_capacity_gbytes,
    figures_by_platform.on_chip_memory_bytes,
    figures_by_platform.host_link_gbytes_per_s,
    figures_by_platform.power_watts,
    figures_by_platform.source
from platforms
left join figures_by_platform on platforms.platform = figures_by_platform.name
left join platforms_without_memory
    on platforms.platform = platforms_without_memory.name
