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


{#- The same for the rows that the catalogues have for a tidy table: each catalogue
    has spellings of its own. A row that names no source has the catalogue as one. -#}
{% macro named_rows_of_catalogues(table, kinds) -%}
    select rows.* replace (
        {%- for column in kinds %}
        {{ column }}_names.name as {{ column }},
        {%- endfor %}
        coalesce(source_names.name, rows.catalogue) as source
    )
    from {{ from_catalogues(table) }} as rows
    {%- for column, kind in dict(kinds, source='source').items() %}
    left join raw.catalogue_names as {{ column }}_names
        on rows.catalogue = {{ column }}_names.catalogue
        and {{ column }}_names.kind = '{{ kind }}'
        and {{ cell('rows.' ~ column) }} = {{ column }}_names.spelling
    {%- endfor %}
{%- endmacro %}
