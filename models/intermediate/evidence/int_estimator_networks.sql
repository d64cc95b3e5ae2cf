{{ config(materialized='table') }}
-- The ten sums over layers that an estimate needs of a network.
with networks as (
    select * from {{ ref('int_networks_described') }}
),

counted as (
    select
        network,
        sum(repeats) as layers,
        sum(repeats * groups * m * k * n) as sum_mkn,
        sum(repeats * groups * m * k) as sum_mk,
        sum(repeats * groups * m * n) as sum_mn,
        sum(repeats * groups * m) as sum_m,
        sum(repeats * groups * k * n) as sum_kn,
        sum(repeats * groups * k) as sum_k,
        sum(repeats * groups * n) as sum_n,
        sum(repeats * groups) as sum_g,
        sum(repeats * (input_elements + output_elements)) as activation_elements
    from {{ ref('int_network_layers_collected') }}
    group by network
    -- A layer that computes and says no shape, as attention, leaves the sums too small.
    having sum(m * k * n) > 0
        and count(
            case when operations > 0 and m * k * n is null then 1 end
        ) = 0
),

-- Of the networks of a topology that were counted, the largest.
counted_of_topology as (
    select
        networks.topology,
        networks.pruning_pct,
        networks.giga_ops,
        counted.*
    from counted
    inner join networks on counted.network = networks.network
    qualify row_number() over (
        partition by networks.topology
        order by networks.giga_ops desc, counted.network asc
    ) = 1
),

-- Pruning takes channels: k and n of each layer shrink by one ratio, operations by its
-- square.
scaled as (
    select
        networks.network,
        sqrt(networks.giga_ops / whole.giga_ops) as width,
        whole.* exclude (network, topology, pruning_pct, giga_ops)
    from networks
    inner join counted_of_topology as whole
        on networks.topology = whole.topology
        and networks.pruning_pct <> whole.pruning_pct
    where networks.network not in (select counted.network from counted)
        and networks.giga_ops is not null
),

-- Without layers and relatives: so many equal ones, of the same totals. Pixels are
-- products per weight, k products per output; where nobody counted outputs, k is n.
totals as (
    select
        networks.network,
        cast({{ var('assumed_layers') }} as double) as layers,
        {{ operations('networks.giga_ops') }} / 2 as products,
        networks.parameters_millions * 1e6 as weights,
        {{ operations('networks.giga_ops') }} / 2
            / (networks.parameters_millions * 1e6) as m,
        coalesce(
            {{ operations('networks.giga_ops') }} / 2
            / (networks.activations_millions * 1e6),
            sqrt(networks.parameters_millions * 1e6 / {{ var('assumed_layers') }})
        ) as k
    from networks
    where networks.network not in (select counted.network from counted)
        and networks.network not in (select scaled.network from scaled)
        and networks.giga_ops > 0
        and networks.parameters_millions > 0
),

assumed as (
    select
        *,
        weights / layers / k as n
    from totals
)

select
    network,
    'counted' as layers_from,
    cast(layers as double) as layers,
    {% for name in sums_of_layers() -%}
    cast({{ name }} as double) as {{ name }},
    {% endfor -%}
    cast(activation_elements as double) as activation_elements
from counted
union all
select
    network,
    'scaled' as layers_from,
    layers,
    width * width * sum_mkn,
    width * sum_mk,
    width * sum_mn,
    sum_m,
    width * width * sum_kn,
    width * sum_k,
    width * sum_n,
    sum_g,
    width * activation_elements
from scaled
union all
select
    network,
    'assumed' as layers_from,
    layers,
    products,
    layers * m * k,
    layers * m * n,
    layers * m,
    weights,
    layers * k,
    layers * n,
    layers as sum_g,
    2 * layers * m * n
from assumed
