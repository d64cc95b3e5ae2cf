{{ config(
    materialized='table_function',
    parameters=[
        'giga_ops double',
        'parameters_millions double',
        'bits double := null',
        'peak_tops double := null',
        'memory_bandwidth_gbytes_per_s double := null',
        'on_chip_memory_bytes double := null',
        'activations_millions double := null',
        'peak_activations_millions double := null',
        'activation_bits double := null',
        'memory_capacity_gbytes double := null',
        'host_link_gbytes_per_s double := null',
        'input_bytes double := null',
        'output_bytes double := null',
        'compute_units integer := 1',
        'batch_size bigint := 1',
        'threads bigint := null',
        'weight_bits double := null',
        'state_bytes_per_input double := null',
        'overflow_memory_bandwidth_gbytes_per_s double := null',
        'overflow_memory_capacity_gbytes double := null',
        'device_class varchar := null',
        'execution_style varchar := null',
        'power_watts double := null',
    ]
) }}
-- Without a memory bandwidth the platform has no memory of its own and streams
-- its weights over the host link.
with design as (
    select
        cast(giga_ops as double) as giga_ops,
        cast(parameters_millions as double) as parameters_millions,
        cast(activations_millions as double) as activations_millions,
        cast(peak_activations_millions as double) as peak_activations_millions,
        cast(input_bytes as double) as input_bytes,
        cast(output_bytes as double) as output_bytes,
        cast(state_bytes_per_input as double) as state_bytes_per_input,
        cast(coalesce(weight_bits, bits, activation_bits) as double) as weight_bits,
        cast(coalesce(activation_bits, bits, weight_bits) as double)
            as activation_bits,
        cast(peak_tops as double) as peak_tops,
        cast(compute_units as integer) as compute_units,
        {{ described_family() }},
        cast(null as varchar) as like_platform,
        cast(null as varchar) as datatype,
        cast(null as varchar) as topology,
        cast(null as varchar) as like_network,
        cast(memory_bandwidth_gbytes_per_s as double)
            as memory_bandwidth_gbytes_per_s,
        cast(memory_capacity_gbytes as double) as memory_capacity_gbytes,
        cast(overflow_memory_bandwidth_gbytes_per_s as double)
            as overflow_memory_bandwidth_gbytes_per_s,
        cast(overflow_memory_capacity_gbytes as double)
            as overflow_memory_capacity_gbytes,
        memory_bandwidth_gbytes_per_s is not null as has_memory,
        cast(on_chip_memory_bytes as double) as on_chip_memory_bytes,
        cast(host_link_gbytes_per_s as double) as host_link_gbytes_per_s,
        cast(batch_size as bigint) as batch_size,
        cast(coalesce(threads, compute_units) as bigint) as threads
    where {{ arguments_are_above_zero([
        'giga_ops', 'parameters_millions', 'bits', 'weight_bits', 'activation_bits',
        'peak_tops', 'memory_bandwidth_gbytes_per_s', 'on_chip_memory_bytes',
        'activations_millions', 'peak_activations_millions',
        'memory_capacity_gbytes', 'host_link_gbytes_per_s', 'input_bytes',
        'output_bytes', 'state_bytes_per_input',
        'overflow_memory_bandwidth_gbytes_per_s', 'overflow_memory_capacity_gbytes',
        'compute_units', 'batch_size', 'threads', 'power_watts'
    ]) }}
        and {{ argument_is_given_unless(
            'bits', 'coalesce(weight_bits, activation_bits)', 'weight_bits'
        ) }}
        and {{ second_memory_is_whole() }}
        and {{ arguments_are_of_family() }}
),

design_with_layers as (
    {{ with_layers_like('design') }}
),

design_by_traffic as (
    {{ crossed_with_traffic_models('design_with_layers', ref('traffic_models')) }}
),

bounded as (
    {{ roofline_bounds('design_by_traffic') }}
),

estimated as (
    {{ with_estimates('bounded') }}
)

select
    traffic_model,
    {{ what_if_columns() }},
    {{ what_if_energies() }}
from estimated
order by traffic_model_position
