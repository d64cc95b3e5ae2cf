{#- One row for each figure that a printed, wide table of networks or platforms
    holds. `figures` names the figure of each column that is one by itself; any
    other column is named after a datatype and holds `figure_of_datatypes`. -#}
{% macro printed_figures(kind, seed, figures, figure_of_datatypes) -%}
    with printed as (
        select * from {{ seed }}
    ),

    named as (
        {{ with_canonical_names('printed', {kind: kind}) }}
    ),

    unpivoted as (
        {{ unpivot_cells('named', 'printed_column', keep=[kind, 'source']) }}
    )

    select
        '{{ kind }}' as kind,
        {{ kind }} as name,
        case printed_column
            {% for column, figure in figures.items() -%}
            when '{{ column }}' then '{{ figure }}'
            {% endfor -%}
            else '{{ figure_of_datatypes }}'
        end as figure,
        case
            when printed_column not in ('{{ figures | join("', '") }}')
                then printed_column
        end as datatype,
        {{ number_in('cell') }} as figure_value,
        {{ cell('cell') }} <> 'na' as is_available,
        {{ cell('source') }} as source
    from unpivoted
    {{ if_published() }}
{%- endmacro %}
