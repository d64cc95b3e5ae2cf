{#- Each row of a relation once per traffic model, with what the model assumes. -#}
{% macro crossed_with_traffic_models(relation) -%}
    select
        {{ relation }}.*,
        traffic_models.traffic_model,
        traffic_models.position,
        traffic_models.reads_weights_once_per_batch,
        traffic_models.keeps_weights_on_chip,
        traffic_models.counts_activations
    from {{ relation }}
    cross join {{ ref('traffic_models') }} as traffic_models
{%- endmacro %}
