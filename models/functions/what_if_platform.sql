{{ config(
    materialized='table_function',
    parameters=[
        'peak_tops_by_datatype map(varchar, double)',
        'memory_bandwidth_gbytes_per_s double',
        'on_chip_memory_bytes double := null',
        'memory_capacity_gbytes double := null',
        'power_watts double := null',
        'batch_size bigint := 1',
    ]
) }}
with peaks as (
    {{ peaks_of_map('peak_tops_by_datatype') }}
),

designs as (
    select
        networks.network,
        networks.task,
        networks.giga_ops,
        networks.parameters_millions,
        networks.activations_millions,
        networks.peak_activations_millions,
        peaks.datatype,
        datatypes.bits,
        peaks.peak_tops,
        cast(memory_bandwidth_gbytes_per_s as double)
            as memory_bandwidth_gbytes_per_s,
        cast(memory_capacity_gbytes as double) as memory_capacity_gbytes,
        cast(on_chip_memory_bytes as double) as on_chip_memory_bytes,
        cast(power_watts as double) as power_watts,
        cast(batch_size as bigint) as batch_size,
        accuracies.top1_pct
    from {{ ref('networks') }} as networks
    cross join peaks
    inner join {{ ref('datatypes') }} as datatypes
        on peaks.datatype = datatypes.datatype
    left join {{ ref('accuracies') }} as accuracies
        on networks.network = accuracies.network
        and peaks.datatype = accuracies.datatype
    where {{ arguments_are_above_zero([
        'memory_bandwidth_gbytes_per_s', 'on_chip_memory_bytes',
        'memory_capacity_gbytes', 'power_watts', 'batch_size'
    ]) }}
),

designs_by_traffic as (
    {{ crossed_with_traffic_models('designs') }}
),

bounded as (
    {{ roofline_bounds('designs_by_traffic') }}
)

select
    network,
    datatype,
    traffic_model,
    bounded.task,
    bounded.top1_pct,
    {{ what_if_columns() }},
    {{ against_the_front('bounded') }}
from bounded
order by network, datatype, position
