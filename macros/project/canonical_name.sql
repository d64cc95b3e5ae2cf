{#- The canonical key for a spelling that some source used; null where the
    spelling is unknown, which the seed's test has reported by then. -#}
{% macro canonical_name(kind, text) -%}
    (
        select names.name
        from {{ ref('stg_names') }} as names
        where names.kind = '{{ kind }}' and names.spelling = trim({{ text }})
    )
{%- endmacro %}
