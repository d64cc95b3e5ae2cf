{#- The rows that break a law, each with its name: common table expressions that have no
    rows where the law holds. -#}
{% macro broken_laws(laws) -%}
    {% for law in laws -%}
    select
        '{{ law }}' as law,
        -- Quotes would be escaped where dbt tells of the row.
        replace(cast(broken_by as varchar), '''', '') as broken_by
    from {{ law }} as broken_by
    {{ "union all" if not loop.last }}
    {% endfor %}
{%- endmacro %}
