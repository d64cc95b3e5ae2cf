{#- The rows of a relation with canonical names in place of the spellings that a
    source used. `kinds` gives the kind of name that each column holds. An unknown
    spelling becomes null; the seed's test has reported it by then. -#}
{% macro with_canonical_names(relation, kinds) -%}
    select {{ relation }}.* replace (
        {%- for column in kinds %}
        {{ column }}_names.name as {{ column }}{{ "," if not loop.last }}
        {%- endfor %}
    )
    from {{ relation }}
    {%- for column, kind in kinds.items() %}
    left join {{ ref('stg_names') }} as {{ column }}_names
        on {{ column }}_names.kind = '{{ kind }}'
        and {{ column }}_names.spelling = {{ cell(relation ~ '.' ~ column) }}
    {%- endfor %}
{%- endmacro %}
