{#- Bytes that one input moves past the edge of the chip, by what a traffic model
    assumes (columns of traffic_models):

    reads_weights_once_per_batch   one read of the weights serves the batch
    keeps_weights_on_chip          weights stay on chip as far as they fit
    counts_activations             activations that do not fit are moved too,
                                   and have the chip before the weights
    transfers_inputs               inputs and outputs cross the host link

    State, as the key and value cache of a decoder, moves whatever a model assumes:
    it is an input's own, so that no batch shares it, and by definition no chip
    keeps it.

    Arguments are expressions in bytes. Null where what the model needs to know
    is not known. -#}

{#- Inputs that share a read of the weights: streamed -> 1, batched by 4 -> 4 -#}
{% macro inputs_per_read(batch_size) -%}
    case when reads_weights_once_per_batch then {{ batch_size }} else 1 end
{%- endmacro %}


{#- What is left of the chip for weights: nothing, all of it, or what the
    activations of the batch leave. 8 MB, batch 2 of 3 MB live activations
    -> 2 MB -#}
{% macro bytes_on_chip_for_weights(
    on_chip_memory_bytes, live_activation_bytes, batch_size
) -%}
    case
        when not reads_weights_once_per_batch or not keeps_weights_on_chip then 0
        when counts_activations then greatest(
            0,
            {{ on_chip_memory_bytes }} - {{ batch_size }} * {{ live_activation_bytes }}
        )
        else {{ on_chip_memory_bytes }}
    end
{%- endmacro %}


{#- The share that a layer has in the weights of its network, and so in what of them
    stays on chip: 2e6 of 10e6 bytes -> 0.2; none of none -> 0. -#}
{% macro weight_share(weight_bytes, resident_weight_bytes) -%}
    case
        when {{ weight_bytes }} = 0 then 0
        else {{ weight_bytes }} / {{ resident_weight_bytes }}
    end
{%- endmacro %}


{#- Weights moved per input. 5,007,360 B on a chip that holds 4,976,640 B, batch
    1 -> 30,720 B; streamed -> all of them; batched by 4 -> a quarter. -#}
{% macro weight_traffic_bytes(weight_bytes, bytes_on_chip, inputs_per_read) -%}
    {{ excess(weight_bytes, bytes_on_chip) }} / {{ inputs_per_read }}
{%- endmacro %}


{#- Activations moved per input: the share of the batch's live activations that
    the chip cannot hold, of all that are written and read. 2.1e6 B alive, batch
    10, on a chip of 4.2e6 B: 80 % of them. Activations are handed from layer to
    layer, so what has to fit is the largest input and output of one layer. -#}
{% macro activation_traffic_bytes(
    activation_bytes, live_activation_bytes, on_chip_memory_bytes, batch_size
) -%}
    case
        when not counts_activations then 0
        else {{ activation_bytes }} * greatest(
            0,
            1 - {{ on_chip_memory_bytes }}
                / ({{ batch_size }} * {{ live_activation_bytes }})
        )
    end
{%- endmacro %}
