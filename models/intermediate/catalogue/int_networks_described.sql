{{ config(materialized='table') }}
with networks as (
    select * from {{ ref('int_networks_collected') }}
),

figures_by_network as (
    {{ figures_in_use('network', figures_of_networks()) }}
)

select
    networks.network,
    coalesce(networks.topology, networks.network) as topology,
    coalesce(networks.pruning_pct, 100) as pruning_pct,
    networks.input_size,
    networks.task,
    {% for figure in figures_of_networks() -%}
    figures_by_network.{{ figure }},
    {% endfor -%}
    figures_by_network.source
from networks
left join figures_by_network on networks.network = figures_by_network.name
