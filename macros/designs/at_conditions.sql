{#- Each design of a relation once per operating condition of its platform and traffic
    model. The relation has the columns of int_networks_crossed_with_platforms. -#}
{% macro at_conditions(designs) -%}
    with designs_at_conditions as (
        select
            designs.*,
            conditions.batch_size,
            conditions.threads
        from {{ designs }} as designs
        inner join {{ ref('int_operating_conditions') }} as conditions
            on designs.platform = conditions.platform
    )

    {{ crossed_with_traffic_models(
        'designs_at_conditions', ref('stg_traffic_models'),
        var('largest_on_chip_memory_bytes')
    ) }}
{%- endmacro %}
