{{ config(materialized='table') }}
with platforms as (
    select * from {{ ref('int_platforms_collected') }}
),

figures_by_platform as (
    {{ figures_in_use('platform', figures_of_platforms()) }}
),

figures_without_value as (
    select name, figure from {{ ref('int_figures_collected') }}
    where kind = 'platform' and is_used and not is_available
)

select
    platforms.platform,
    coalesce(platforms.device, platforms.platform) as device,
    coalesce(platforms.operating_mode, 'default') as operating_mode,
    coalesce(platforms.device_class, 'other') as device_class,
    coalesce(platforms.concurrency, 'batch') as concurrency,
    coalesce(platforms.compute_units, 1) as compute_units,
    platforms.max_batch_size,
    platforms.power_scope,
    platforms.execution_style,
    platforms.execution_style_source,
    -- Not available is another word than not known: a bandwidth that no source
    -- states leaves a gap, one that the platform does not have leaves no roof.
    without_memory.name is null as has_memory,
    {% for figure in figures_of_platforms() -%}
    {% if figure == 'on_chip_memory_bytes' -%}
    case when without_chip.name is null
        then figures_by_platform.on_chip_memory_bytes else 0
    end as on_chip_memory_bytes,
    {% else -%}
    figures_by_platform.{{ figure }},
    {% endif -%}
    {% endfor -%}
    figures_by_platform.source
from platforms
left join figures_by_platform on platforms.platform = figures_by_platform.name
left join figures_without_value as without_memory
    on platforms.platform = without_memory.name
    and without_memory.figure = 'memory_bandwidth_gbytes_per_s'
left join figures_without_value as without_chip
    on platforms.platform = without_chip.name
    and without_chip.figure = 'on_chip_memory_bytes'
