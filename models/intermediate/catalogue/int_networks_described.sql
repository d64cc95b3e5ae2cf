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
    figures_by_network.* exclude (name)
from networks
left join topologies on networks.topology = topologies.topology
left join figures_by_network on networks.network = figures_by_network.name
