with platforms as (
    select * from {{ ref('stg_platforms') }}
),

used_figures as (
    select * from {{ ref('int_platform_figures_collected') }}
    where is_used
),

figures_by_platform as (
    select
        platform,
        {% for figure in [
            'memory_bandwidth_gbytes_per_s',
            'memory_capacity_gbytes',
            'on_chip_memory_bytes',
            'power_watts',
        ] -%}
        max(case when figure = '{{ figure }}' then figure_value end)
            as {{ figure }},
        {% endfor -%}
        {{ dbt.listagg(
            "figure || ': ' || source", "'; '", 'order by figure'
        ) }} as source
    from used_figures
    where datatype is null
    group by platform
)

select
    platforms.platform,
    platforms.device,
    platforms.operating_mode,
    platforms.device_class,
    platforms.concurrency,
    figures_by_platform.memory_bandwidth_gbytes_per_s,
    figures_by_platform.memory_capacity_gbytes,
    cast(figures_by_platform.on_chip_memory_bytes as bigint)
        as on_chip_memory_bytes,
    figures_by_platform.power_watts,
    figures_by_platform.source
from platforms
left join figures_by_platform
    on platforms.platform = figures_by_platform.platform
