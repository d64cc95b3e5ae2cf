{{ config(materialized='table') }}
{%- set described = ['topology', 'pruning_pct', 'input_size', 'task'] -%}

-- What each network is, by whoever said so last.
with published as (
    select
        networks.network,
        networks.topology,
        networks.pruning_pct,
        cast(null as {{ dbt.type_string() }}) as input_size,
        topologies.task,
        0 as precedence
    from {{ ref('stg_networks') }} as networks
    left join {{ ref('stg_topologies') }} as topologies
        on networks.topology = topologies.topology
    {{ if_named_by_catalogues('network', 'networks.network', [
        'stg_catalogue__networks',
        'stg_catalogue__accuracies',
        'stg_catalogue__network_layers',
        'stg_catalogue__network_layer_sums',
        'stg_catalogue__measurements',
    ]) }}
),

stated as (
    select * from published
    union all
    select network, {{ described | join(', ') }}, precedence
    from {{ ref('stg_catalogue__networks') }}
)

select
    network,
    max(precedence = 0) as is_published,
    {% for column in described -%}
    {{ last_by(column, 'precedence') }} as {{ column }}{{ ',' if not loop.last }}
    {% endfor %}
from stated
group by network
