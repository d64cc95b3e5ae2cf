{#- Units, converted once. A multiply-accumulate is two operations; giga and
    mega are decimal. Arguments are SQL expressions. -#}

{#- Operations per input from giga-operations: 7.72 -> 7.72e9 -#}
{% macro operations(giga_ops) -%}
    ({{ giga_ops }} * 1e9)
{%- endmacro %}


{#- Bytes of so many million values: 25.5 at 8 bits -> 25.5e6, 8,030 at 1.58
    bits -> 1,585,925,000 -#}
{% macro value_bytes(millions, bits) -%}
    ({{ millions }} * 1e6 * {{ bits }} / 8)
{%- endmacro %}


{#- Bytes of activations written once and read once, per input: 10.6 million at
    8 bits -> 21.2e6 -#}
{% macro activation_bytes(activations_millions, activation_bits) -%}
    (2 * {{ value_bytes(activations_millions, activation_bits) }})
{%- endmacro %}


{#- By how much one size exceeds another; 0 where it does not, null where either
    is not known. 100e9 B in 80e9 -> 20e9 B -#}
{% macro excess(size, room) -%}
    case
        when {{ size }} > {{ room }} then {{ size }} - {{ room }}
        when {{ size }} <= {{ room }} then 0
    end
{%- endmacro %}
