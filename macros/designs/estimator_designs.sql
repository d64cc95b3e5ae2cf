{#- What an estimate needs of each design of a relation beside its conditions and
    parameters. The relation has the columns of int_networks_crossed_with_platforms. -#}
{% macro estimator_designs(designs) -%}
    with platforms as (
        select * from {{ ref('int_platforms_described') }}
    ),

    networks as (
        select * from {{ ref('int_networks_described') }}
    ),

    sums as (
        select * from {{ ref('int_estimator_networks') }}
    )

    select
        designs.network,
        networks.topology,
        designs.platform,
        designs.datatype,
        {{ estimator_family('platforms') }} as family,
        {{ assumed_execution_style('platforms') }} as execution_style,
        designs.peak_tops,
        designs.compute_units,
        {{ estimated_traffic('designs', 'sums') }},
        sums.layers_from,
        sums.layers,
        {% for name in sums_of_layers() -%}
        sums.{{ name }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ designs }} as designs
    inner join platforms on designs.platform = platforms.platform
    inner join networks on designs.network = networks.network
    inner join sums on designs.network = sums.network
{%- endmacro %}
