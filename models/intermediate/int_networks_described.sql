with networks as (
    select * from {{ ref('stg_networks') }}
),

topologies as (
    select * from {{ ref('stg_topologies') }}
),

used_figures as (
    select * from {{ ref('int_network_figures_collected') }}
    where is_used
),

figures_by_network as (
    select
        network,
        {% for figure in [
            'giga_ops',
            'parameters_millions',
            'activations_millions',
            'peak_activations_millions',
        ] -%}
        max(case when figure = '{{ figure }}' then figure_value end)
            as {{ figure }},
        {% endfor -%}
        {{ dbt.listagg(
            "figure || ': ' || source", "'; '", 'order by figure'
        ) }} as source
    from used_figures
    group by network
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
    figures_by_network.source
from networks
left join topologies on networks.topology = topologies.topology
left join figures_by_network on networks.network = figures_by_network.network
