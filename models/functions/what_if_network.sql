{{ config(
    materialized='table_function',
    parameters=[
        'giga_ops double',
        'parameters_millions double',
        'activations_millions double := null',
        'peak_activations_millions double := null',
        'task varchar := null',
        'top1_pct double := null',
        'batch_size bigint := 1',
    ]
) }}
with designs as (
    select
        platforms.platform,
        peaks.datatype,
        cast(task as varchar) as task,
        cast(top1_pct as double) as top1_pct,
        cast(giga_ops as double) as giga_ops,
        cast(parameters_millions as double) as parameters_millions,
        cast(activations_millions as double) as activations_millions,
        cast(peak_activations_millions as double) as peak_activations_millions,
        datatypes.bits,
        peaks.peak_tops,
        platforms.memory_bandwidth_gbytes_per_s,
        platforms.memory_capacity_gbytes,
        platforms.on_chip_memory_bytes,
        platforms.power_watts,
        cast(batch_size as bigint) as batch_size
    from {{ ref('platform_peaks') }} as peaks
    inner join {{ ref('platforms') }} as platforms
        on peaks.platform = platforms.platform
    inner join {{ ref('datatypes') }} as datatypes
        on peaks.datatype = datatypes.datatype
    where {{ arguments_are_above_zero([
        'giga_ops', 'parameters_millions', 'activations_millions',
        'peak_activations_millions', 'batch_size'
    ]) }}
        and {{ argument_is_percentage('top1_pct') }}
        and (
            task is null
            or {{ argument_is_known('task', ref('pareto_designs'), 'task') }}
        )
),

designs_by_traffic as (
    {{ crossed_with_traffic_models('designs') }}
),

bounded as (
    {{ roofline_bounds('designs_by_traffic') }}
)

select
    platform,
    datatype,
    traffic_model,
    bounded.task,
    bounded.top1_pct,
    {{ what_if_columns() }},
    {{ against_the_front('bounded') }}
from bounded
order by platform, datatype, position
