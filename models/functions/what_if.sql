{{ config(
    materialized='table_function',
    parameters=[
        'giga_ops double',
        'parameters_millions double',
        'bits integer',
        'peak_tops double',
        'memory_bandwidth_gbytes_per_s double',
        'on_chip_memory_bytes double := null',
        'activations_millions double := null',
        'peak_activations_millions double := null',
        'memory_capacity_gbytes double := null',
        'power_watts double := null',
        'batch_size bigint := 1',
    ]
) }}
with design as (
    select
        cast(giga_ops as double) as giga_ops,
        cast(parameters_millions as double) as parameters_millions,
        cast(activations_millions as double) as activations_millions,
        cast(peak_activations_millions as double) as peak_activations_millions,
        cast(bits as integer) as bits,
        cast(peak_tops as double) as peak_tops,
        cast(memory_bandwidth_gbytes_per_s as double)
            as memory_bandwidth_gbytes_per_s,
        cast(memory_capacity_gbytes as double) as memory_capacity_gbytes,
        cast(on_chip_memory_bytes as double) as on_chip_memory_bytes,
        cast(power_watts as double) as power_watts,
        cast(batch_size as bigint) as batch_size
    where {{ arguments_are_above_zero([
        'giga_ops', 'parameters_millions', 'bits', 'peak_tops',
        'memory_bandwidth_gbytes_per_s', 'on_chip_memory_bytes',
        'activations_millions', 'peak_activations_millions',
        'memory_capacity_gbytes', 'power_watts', 'batch_size'
    ]) }}
),

design_by_traffic as (
    {{ crossed_with_traffic_models('design') }}
),

bounded as (
    {{ roofline_bounds('design_by_traffic') }}
)

select
    traffic_model,
    {{ what_if_columns() }}
from bounded
order by position
