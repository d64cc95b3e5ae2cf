{#- A platform of two memories: the second holds what the first cannot, weights
    first, then state. Both are read at once. Arguments are SQL expressions in
    bytes; where a platform has one memory, nothing overflows. -#}

{#- What a design keeps in memory at once: its weights once and, per input in
    flight, its state and the largest input and output of one layer, where
    anybody counted them. 8.03e9 B of weights, batch 512, 536.9e6 B of state
    -> 282.9e9 B -#}
{% macro needed_bytes(
    weight_bytes, state_bytes, live_activation_bytes, batch_size, threads
) -%}
    (
        {{ weight_bytes }}
        + {{ batch_size }} * {{ threads }}
            * (coalesce({{ live_activation_bytes }}, 0) + {{ state_bytes }})
    )
{%- endmacro %}


{#- What the first memory cannot hold; none where its capacity is not known.
    100e9 B in 80 GB -> 20e9 B -#}
{% macro overflow_bytes(needed_bytes, memory_capacity_gbytes) -%}
    coalesce({{ excess(needed_bytes, memory_capacity_gbytes ~ ' * 1e9') }}, 0)
{%- endmacro %}


{#- The state of one input that overflows: what is left of the overflow after all
    weights, shared by the inputs in flight. 20e9 B of overflow, 8e9 B of weights,
    40 inputs of 1e9 B each -> 0.3e9 B -#}
{% macro overflow_state_bytes(
    overflow_bytes, weight_bytes, state_bytes, batch_size, threads
) -%}
    least(
        {{ state_bytes }},
        greatest(0, {{ overflow_bytes }} - {{ weight_bytes }})
            / ({{ batch_size }} * {{ threads }})
    )
{%- endmacro %}


{#- The bytes of one memory's weights that are read for a batch, of two memories. The
    chip holds some of either, split so that neither memory is read for longer than
    need be: no split is faster, so that the bound stays a bound.

    100e6 B of weights, 30e6 of them in the second memory, 20e6 B on chip, so that
    80e6 are read. At 80 and 20 GB/s the second memory's share is 16e6: both are
    read for 0.8 ms. At 90 and 10 it is 10e6, all of the chip holding weights of
    the second; at 60 and 40 it is 30e6, none of it.

    weight_bytes   of this memory; bytes_on_chip and read_bytes are of all weights
    other_bytes    of state and activations, read of this memory in the meantime
    all_other_bytes, all_bandwidths   of both memories -#}
{% macro weight_bytes_read_of_memory(
    weight_bytes, bytes_on_chip, read_bytes, other_bytes, all_other_bytes,
    bandwidth, all_bandwidths
) -%}
    least(
        {{ weight_bytes }},
        {{ read_bytes }},
        greatest(
            0,
            {{ weight_bytes }} - {{ bytes_on_chip }},
            {{ bandwidth }} * ({{ read_bytes }} + {{ all_other_bytes }})
                / ({{ all_bandwidths }}) - {{ other_bytes }}
        )
    )
{%- endmacro %}


{#- Bytes that one input reads of each of two memories. `design` is a relation with
    the columns of roofline_bounds. -#}
{% macro first_memory_bytes_per_input(design) -%}
    {{ memory_bytes_per_input(
        design,
        '(' ~ design ~ '.weight_bytes - ' ~ design ~ '.overflow_weight_bytes)',
        '(' ~ design ~ '.activation_traffic_bytes + ' ~ design ~ '.state_bytes - '
            ~ design ~ '.overflow_state_bytes)',
        design ~ '.memory_bandwidth_gbytes_per_s'
    ) }}
{%- endmacro %}

{% macro second_memory_bytes_per_input(design) -%}
    {{ memory_bytes_per_input(
        design,
        design ~ '.overflow_weight_bytes',
        design ~ '.overflow_state_bytes',
        design ~ '.overflow_memory_bandwidth_gbytes_per_s'
    ) }}
{%- endmacro %}

{% macro memory_bytes_per_input(design, weight_bytes, other_bytes, bandwidth) -%}
    {%- set inputs = design ~ '.inputs_per_read' -%}
    {{ weight_bytes_read_of_memory(
        weight_bytes,
        design ~ '.weight_bytes_on_chip',
        design ~ '.weight_traffic_bytes * ' ~ inputs,
        inputs ~ ' * ' ~ other_bytes,
        inputs ~ ' * (' ~ design ~ '.activation_traffic_bytes + '
            ~ design ~ '.state_bytes)',
        bandwidth,
        design ~ '.memory_bandwidth_gbytes_per_s + '
            ~ design ~ '.overflow_memory_bandwidth_gbytes_per_s'
    ) }} / {{ inputs }} + {{ other_bytes }}
{%- endmacro %}
