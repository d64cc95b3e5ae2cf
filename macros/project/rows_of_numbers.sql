{#- One row for each of a list of whole numbers. -#}
{% macro rows_of_numbers(numbers, column) -%}
    select cast({{ column }} as bigint) as {{ column }}
    from (values ({{ numbers | join('), (') }})) as listed ({{ column }})
{%- endmacro %}
