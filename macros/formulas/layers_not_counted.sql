{#- The sums over layers of a network whose layers nobody counted. -#}

{#- Those of a relative with more or fewer channels: k and n of each layer change by one
    ratio, the width, and operations by its square. A width of a half: a quarter of
    sum_mkn, half of sum_mk, all of sum_m -#}
{% macro scaled_layers(relative, width) -%}
    {{ relative }}.layers,
    {% for name in sums_of_layers() -%}
    {%- set channels = name.removeprefix('sum_').replace('m', '').replace('g', '') -%}
    {{ ([width] * (channels | length) + [relative ~ '.' ~ name]) | join(' * ') }}
        as {{ name }}{{ ',' if not loop.last }}
    {% endfor %}
{%- endmacro %}


{#- The width of a network beside a relative: a quarter of the operations -> 0.5 -#}
{% macro width_of(network, relative) -%}
    sqrt({{ network }}.giga_ops / {{ relative }}.giga_ops)
{%- endmacro %}


{#- Without a relative: so many equal layers, of the same totals. Pixels are products per
    weight, k products per output; where nobody counted outputs, k is n. The relation has
    giga_ops, parameters_millions and activations_millions; it gets layers, the sums and
    product_elements. 2000 products of 1000 weights and 250 outputs, in 50 layers: 2
    pixels, sums of 8 and 2.5 outputs each -#}
{% macro with_assumed_layers(relation) -%}
    with totals as (
        select
            network.*,
            cast({{ var('assumed_layers') }} as double) as layers,
            {{ operations('network.giga_ops') }} / 2 as sum_mkn,
            network.parameters_millions * 1e6 as sum_kn
        from {{ relation }} as network
    ),

    shaped as (
        select
            network.*,
            network.sum_mkn / network.sum_kn as assumed_m,
            coalesce(
                network.sum_mkn / (network.activations_millions * 1e6),
                sqrt(network.sum_kn / network.layers)
            ) as assumed_k
        from totals as network
    ),

    whole as (
        select
            network.*,
            network.sum_kn / network.layers / network.assumed_k as assumed_n
        from shaped as network
    )

    select
        network.*,
        network.layers * network.assumed_m * network.assumed_k as sum_mk,
        network.layers * network.assumed_m * network.assumed_n as sum_mn,
        network.layers * network.assumed_m as sum_m,
        network.layers * network.assumed_k as sum_k,
        network.layers * network.assumed_n as sum_n,
        network.layers as sum_g,
        2 * network.layers * network.assumed_m * network.assumed_n as product_elements
    from whole as network
{%- endmacro %}
