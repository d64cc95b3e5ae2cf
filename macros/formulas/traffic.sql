{#- Bytes that one input moves between memory and chip, by what a traffic
    model assumes (three booleans, columns of traffic_models):

    reads_weights_once_per_batch   one read of the weights serves the batch
    keeps_weights_on_chip          weights that fit on chip are not moved
    counts_activations             activations that do not fit are moved too

    Worked: 4.2 million parameters at 8 bits are 4.2e6 bytes. Streamed: 4.2e6;
    batched by 4: 1.05e6; on a chip with 8 MB: 0. Arguments are expressions in
    bytes. Null where what the model needs to know is not known. -#}

{% macro weights_stay_on_chip(weight_bytes, on_chip_memory_bytes) -%}
    (keeps_weights_on_chip and {{ weight_bytes }} <= {{ on_chip_memory_bytes }})
{%- endmacro %}


{% macro weight_traffic_bytes(weight_bytes, on_chip_memory_bytes, batch_size) -%}
    case
        when not reads_weights_once_per_batch then {{ weight_bytes }}
        when keeps_weights_on_chip and {{ on_chip_memory_bytes }} is null
            then null
        when {{ weights_stay_on_chip(weight_bytes, on_chip_memory_bytes) }}
            then 0
        else {{ weight_bytes }} / {{ batch_size }}
    end
{%- endmacro %}


{#- Activations are handed from layer to layer, so what has to fit is the
    largest pair of one layer's input and output, beside the resident weights. -#}
{% macro activation_traffic_bytes(
    activation_bytes, live_activation_bytes, weight_bytes, on_chip_memory_bytes
) -%}
    case
        when not counts_activations then 0
        when {{ live_activation_bytes }} <= {{ on_chip_memory_bytes }} - case
            when {{ weights_stay_on_chip(weight_bytes, on_chip_memory_bytes) }}
                then {{ weight_bytes }}
            else 0
        end then 0
        else {{ activation_bytes }}
    end
{%- endmacro %}
