{#- Every column, of a relation where one is named, but those named. -#}
{% macro star_except(columns, relation=none) -%}
    {{ return(adapter.dispatch('star_except')(columns, relation)) }}
{%- endmacro %}

{% macro duckdb__star_except(columns, relation) -%}
    {{ star_of(relation) }} exclude ({{ columns | join(', ') }})
{%- endmacro %}

{% macro spark__star_except(columns, relation) -%}
    {{ star_of(relation) }} except ({{ columns | join(', ') }})
{%- endmacro %}


{#- Every column, but others in place of some: `replacements` has an expression for the
    name of each. On Spark these come last, so what is united later names its columns. -#}
{% macro star_replace(replacements, relation=none, columns_left_out=[]) -%}
    {{ return(
        adapter.dispatch('star_replace')(replacements, relation, columns_left_out)
    ) }}
{%- endmacro %}

{% macro duckdb__star_replace(replacements, relation, columns_left_out) -%}
    {{ star_except(columns_left_out, relation) if columns_left_out
        else star_of(relation) }} replace (
        {%- for column, expression in replacements.items() %}
        {{ expression }} as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}

{% macro spark__star_replace(replacements, relation, columns_left_out) -%}
    {{ star_except(columns_left_out + (replacements | list), relation) }}
    {%- for column, expression in replacements.items() %},
        {{ expression }} as {{ column }}
    {%- endfor %}
{%- endmacro %}


{% macro star_of(relation) -%}
    {{ relation ~ '.*' if relation else '*' }}
{%- endmacro %}
