{#- Each row of a relation once per traffic model, with what the model assumes.
    `traffic_models` is the relation that holds them. -#}
{% macro crossed_with_traffic_models(relation, traffic_models) -%}
    select
        {{ relation }}.*,
        traffic_models.traffic_model,
        traffic_models.position as traffic_model_position,
        traffic_models.throughput_scope,
        traffic_models.is_bound,
        traffic_models.reads_weights_once_per_batch,
        traffic_models.keeps_weights_on_chip,
        traffic_models.counts_activations,
        traffic_models.transfers_inputs
    from {{ relation }}
    cross join {{ traffic_models }} as traffic_models
{%- endmacro %}
