{{ config(materialized='table') }}
{%- set counted = (
    ['layers'] + sums_of_layers() + ['product_elements', 'other_elements']
) | join(', ') -%}

-- The ten sums over layers that an estimate needs of a network.
with networks as (
    select * from {{ ref('int_networks_described') }}
),

counted as (
    select
        network,
        'counted' as layers_from,
        max(precedence) as precedence,
        sum(repeats) as layers,
        sum(repeats * groups * m * k * n) as sum_mkn,
        sum(repeats * groups * m * k) as sum_mk,
        sum(repeats * groups * m * n) as sum_mn,
        sum(repeats * groups * m) as sum_m,
        sum(repeats * groups * k * n) as sum_kn,
        sum(repeats * groups * k) as sum_k,
        sum(repeats * groups * n) as sum_n,
        sum(repeats * groups) as sum_g,
        sum(repeats * (input_elements + output_elements)) as product_elements,
        cast(null as double) as other_elements
    from {{ ref('int_network_layers_collected') }}
    group by network
    -- A layer that computes and says no shape, as attention, leaves the sums too small.
    having sum(m * k * n) > 0
        and count(
            case when operations > 0 and m * k * n is null then 1 end
        ) = 0
),

-- Who sums up layers may know of what is no layer, too. The last catalogue counts.
summed as (
    select network, 'summed' as layers_from, precedence, {{ counted }}
    from {{ ref('stg_catalogue__network_layer_sums') }}
),

stated as (
    select * from summed
    union all
    select * from counted
),

known as (
    select * from stated
    qualify row_number() over (
        partition by network order by precedence desc, layers_from desc
    ) = 1
),

-- Of the networks of a topology whose layers are known, the largest.
known_of_topology as (
    select
        networks.topology,
        networks.pruning_pct,
        networks.giga_ops,
        {{ star_except(['layers_from', 'precedence'], 'known') }}
    from known
    inner join networks on known.network = networks.network
    qualify row_number() over (
        partition by networks.topology
        order by networks.giga_ops desc, known.network asc
    ) = 1
),

-- Pruning takes channels.
scaled as (
    select
        networks.network,
        {{ width_of('networks', 'whole') }} as width,
        {{ star_except(['network', 'topology', 'pruning_pct', 'giga_ops'], 'whole') }}
    from networks
    inner join known_of_topology as whole
        on networks.topology = whole.topology
        and networks.pruning_pct <> whole.pruning_pct
    where networks.network not in (select known.network from known)
        and networks.giga_ops is not null
),

without_layers as (
    select networks.*
    from networks
    where networks.network not in (select known.network from known)
        and networks.network not in (select scaled.network from scaled)
        and networks.giga_ops > 0
        and networks.parameters_millions > 0
),

assumed as (
    {{ with_assumed_layers('without_layers') }}
),

collected as (
    select network, layers_from, {{ counted }} from known
    union all
    select
        network,
        'scaled',
        {{ scaled_layers('scaled', 'width') }},
        width * product_elements,
        width * other_elements
    from scaled
    union all
    select
        network,
        'assumed',
        layers,
        {{ sums_of_layers() | join(', ') }},
        product_elements,
        null
    from assumed
)

select
    network,
    layers_from,
    cast(layers as double) as layers,
    {% for name in sums_of_layers() -%}
    cast({{ name }} as double) as {{ name }},
    {% endfor -%}
    cast({{ activation_elements('product_elements', 'other_elements') }} as double)
        as activation_elements
from collected
