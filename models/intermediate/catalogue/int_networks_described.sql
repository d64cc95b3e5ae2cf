{{ config(materialized='table') }}
with networks as (
    select * from {{ ref('stg_networks') }}
),

topologies as (
    select * from {{ ref('stg_topologies') }}
),

figures_by_network as (
    {{ figures_in_use('network', [
        'giga_ops',
        'parameters_millions',
        'activations_millions',
        'peak_activations_millions',
        'input_bytes',
        'output_bytes',
    ]) }}
)

select
    networks.network,
    networks.topology,
    networks.pruning_pct,
    topologies.task,
    figures_by_network.giga_ops,
    figures_by_network.parameters_millions,
    figures_by_network.activations_millions,
    figures_by_network.peak_activations_millions,
    figures_by_network.input_bytes,
    figures_by_network.output_bytes,
    figures_by_network.source
from networks
left join topologies on networks.topology = topologies.topology
left join figures_by_network on networks.network = figures_by_network.name
