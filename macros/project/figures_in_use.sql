{#- One row per network or platform that has figures of its own (`name`), a column
    for each of `figures` with the value in use, and their sources in words. -#}
{% macro figures_in_use(kind, figures) -%}
    select
        name,
        {% for figure in figures -%}
        max(case when figure = '{{ figure }}' then figure_value end)
            as {{ figure }},
        {% endfor -%}
        {{ joined_text("figure || ': ' || source", '; ', 'figure') }} as source
    from {{ ref('int_figures_collected') }}
    where kind = '{{ kind }}' and datatype is null and is_used and is_available
    group by name
{%- endmacro %}
