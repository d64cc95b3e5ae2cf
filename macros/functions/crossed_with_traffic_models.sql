{#- Each row of a relation once per traffic model, with what the model assumes.
    `traffic_models` is the relation that holds them. Where nobody states the size of
    the on-chip memory, a bound takes one that it is not above, so that it stays a
    bound; a model that is none is then not computed. -#}
{% macro crossed_with_traffic_models(
    relation, traffic_models, largest_on_chip_memory_bytes=none
) -%}
    {%- set on_chip_memory_bytes -%}
            case
                when traffic_models.is_bound then coalesce(
                    {{ relation }}.on_chip_memory_bytes,
                    {{ largest_on_chip_memory_bytes }}
                )
                else {{ relation }}.on_chip_memory_bytes
            end
    {%- endset -%}
    select
        {{ star_replace({'on_chip_memory_bytes': on_chip_memory_bytes}, relation)
            if largest_on_chip_memory_bytes else relation ~ '.*' }},
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
