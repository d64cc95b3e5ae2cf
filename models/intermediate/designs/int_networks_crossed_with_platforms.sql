with networks as (
    select {{ spread() }} * from {{ ref('int_networks_described') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

peaks as (
    select * from {{ ref('int_peaks_chosen') }}
),

datatypes as (
    select * from {{ ref('int_datatypes_collected') }}
)

select
    networks.network,
    platforms.platform,
    datatypes.datatype,
    networks.task,
    networks.giga_ops,
    networks.parameters_millions,
    networks.activations_millions,
    networks.peak_activations_millions,
    networks.input_bytes,
    networks.output_bytes,
    networks.state_bytes_per_input,
    datatypes.weight_bits,
    datatypes.activation_bits,
    peaks.peak_tops,
    platforms.compute_units,
    platforms.memory_bandwidth_gbytes_per_s,
    platforms.memory_capacity_gbytes,
    platforms.overflow_memory_bandwidth_gbytes_per_s,
    platforms.overflow_memory_capacity_gbytes,
    platforms.has_memory,
    platforms.on_chip_memory_bytes,
    platforms.host_link_gbytes_per_s
from networks
cross join platforms
inner join peaks on platforms.platform = peaks.platform
inner join datatypes on peaks.datatype = datatypes.datatype
