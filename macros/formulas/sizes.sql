{#- Units, converted once. A multiply-accumulate is two operations; giga and
    mega are decimal. Arguments are SQL expressions. -#}

{#- Operations per input from giga-operations: 7.72 -> 7.72e9 -#}
{% macro operations(giga_ops) -%}
    ({{ giga_ops }} * 1e9)
{%- endmacro %}


{#- Bytes of one network's weights: 25.5 million at 8 bits -> 25.5e6 -#}
{% macro weight_bytes(parameters_millions, bits) -%}
    ({{ parameters_millions }} * 1e6 * {{ bits }} / 8)
{%- endmacro %}


{#- Bytes of activations that are alive at once: 1.2 million at 8 bits
    -> 1.2e6 -#}
{% macro live_activation_bytes(activations_millions, bits) -%}
    ({{ activations_millions }} * 1e6 * {{ bits }} / 8)
{%- endmacro %}


{#- Bytes of activations moved per input when every activation is written to
    memory once and read once: 10.6 million at 8 bits -> 21.2e6 -#}
{% macro activation_bytes(activations_millions, bits) -%}
    ({{ activations_millions }} * 1e6 * {{ bits }} / 8 * 2)
{%- endmacro %}
