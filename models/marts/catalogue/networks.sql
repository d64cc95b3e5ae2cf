with networks as (
    select * from {{ ref('int_networks_described') }}
),

layer_sums as (
    select * from {{ ref('int_network_layers_summed') }}
)

select
    networks.network,
    networks.topology,
    networks.pruning_pct,
    networks.input_size,
    networks.task,
    networks.giga_ops,
    networks.parameters_millions,
    networks.activations_millions,
    networks.peak_activations_millions,
    cast(networks.input_bytes as bigint) as input_bytes,
    cast(networks.output_bytes as bigint) as output_bytes,
    networks.state_bytes_per_input,
    layer_sums.layers,
    networks.source
from networks
left join layer_sums on networks.network = layer_sums.network
