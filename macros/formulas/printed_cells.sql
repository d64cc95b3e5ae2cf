{#- The one reading of a cell, for the check of a seed and for the model that
    uses it: its text without white space around it, of whatever kind (a no-break
    space, U+202F, U+2003); null where nothing is left. -#}
{% macro cell(column) -%}
    nullif(regexp_replace({{ column }}, '^[\s\p{Z}]+|[\s\p{Z}]+$', '', 'g'), '')
{%- endmacro %}


{#- The number in a cell; null where it holds none. -#}
{% macro number_in(column) -%}
    {{ to_number(cell(column)) }}
{%- endmacro %}


{#- The two numbers of an accuracy as printed: "69.24 (88.45)" -> 69.24, 88.45;
    "87.4" -> 87.4, null; anything else -> null. -#}

{% macro accuracy_pattern() -%}
^([0-9]+(?:[.][0-9]+)?) *(?:[(] *([0-9]+(?:[.][0-9]+)?) *[)])?$
{%- endmacro %}

{% macro printed_top1(column) -%}
    {{ to_number(first_match(cell(column), accuracy_pattern(), 1)) }}
{%- endmacro %}

{% macro printed_top5(column) -%}
    {{ to_number(first_match(cell(column), accuracy_pattern(), 2)) }}
{%- endmacro %}


{#- A number printed with or without separators of thousands: "1,234.82" ->
    1234.82. Only whole groups of three digits are taken for thousands, so
    that a decimal comma ("69,24") stays unreadable -> null. -#}
{% macro printed_number(column) -%}
    case
        when {{ is_match(cell(column), '^[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?$') }}
            then {{ to_number("replace(" ~ cell(column) ~ ", ',', '')") }}
        else {{ number_in(column) }}
    end
{%- endmacro %}
