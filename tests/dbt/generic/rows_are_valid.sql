{#- A seed holds what its source can have printed: at least one row, no column
    that nobody reads, no key twice, and in each cell a value that its rules
    allow. Every problem is listed, by seed, row, column and value.

    key               the columns that identify a row
    columns           the rules of each column (macros/validation)
    datatype_columns  the rules of every column named after a datatype, for a
                      seed that has one column for each; none: no such columns
    every             for a column, a kind: each name of that kind has its row
    at_most_one       `per` some columns, at most one row `where` something is
                      true; `showing` is the column that tells the rows apart -#}
{% test rows_are_valid(
    model, key, columns, datatype_columns=none, every={}, at_most_one=none
) %}

    {%- set seed = model.identifier if execute else '' -%}
    {%- set names = ref('stg_names') -%}
    {%- set datatypes = ref('known_datatypes') -%}
    {%- set present = get_column_schema_from_query('select * from ' ~ model)
        | map(attribute='name') | list if execute else [] -%}
    {%- set rules = dict(columns) -%}
    {%- if datatype_columns -%}
        {%- for column in present if column not in columns -%}
            {%- do rules.update({column: datatype_columns}) -%}
        {%- endfor -%}
    {%- endif %}

with known_names as (
    select * from {{ names }}
),

cells_in_file as (
    select
        {{ row_in_file() }} as row_in_file
        {%- for column in rules %},
        {{ cell(adapter.quote(column)) }} as {{ adapter.quote(column) }}
        {%- endfor %}
    from {{ model }}
),

problems as (
    select
        0 as row_in_file,
        'it holds no rows: put back its rows, or restore the file' as problem
    where not exists (select 1 from cells_in_file)

    {% for column in present if column not in columns %}
    union all
    select 0, {{ quoted('column ' ~ column ~ ' is not expected: ') }}
        {%- if datatype_columns %}
        || 'it is no datatype either; did you mean '
        || {{ closest_name(quoted('datatype'), quoted(column)) }}
        || '? If it is a new datatype, add it to known_datatypes'
    where {{ quoted(column) }} not in (
        select {{ cell('datatype') }} from {{ datatypes }}
    )
        {%- else %}
        || 'remove it, or correct its header'
        {%- endif %}
    {% endfor %}

    union all
    {{ key_problems(key, columns) }}

    {% for column, kind in every.items() %}
    union all
    {{ every_problems(column, kind) }}
    {% endfor %}

    {% if at_most_one %}
    union all
    {{ at_most_one_problems(at_most_one, columns) }}
    {% endif %}

    union all
    select
        row_in_file,
        {{ quoted('column ') }} || column_name || ': ''' || coalesce(printed, '')
        || ''' ' || problem
    from (
        select row_in_file, unnest(cells, recursive := true)
        from (
            select
                row_in_file,
                [
                    {%- for column, rule in rules.items() %}
                    {
                        'column_name': {{ quoted(column) }},
                        'printed': {{ value_of(column) }},
                        'problem': {{ cell_problem(column, rule) }}
                    }{{ ',' if not loop.last }}
                    {%- endfor %}
                ] as cells
            from cells_in_file
        ) as rows
    ) as checked
    where problem is not null
),

{# One problem often causes many; the first twenty say enough. #}
listed as (
    select
        string_agg(
            'seed {{ seed }}'
            || case when row_in_file > 0 then ', row ' || row_in_file else '' end
            || ', ' || problem,
            chr(10) order by row_in_file, problem
        )
        || case
            when max(problems_in_all) > 20
                then chr(10) || 'and ' || (max(problems_in_all) - 20) || ' more'
            else ''
        end as message
    from (
        select *, count(*) over () as problems_in_all
        from problems
        order by row_in_file, problem limit 20
    ) as first_problems
)

select message
from listed
where message is not null
    and {{ stop_with("'The seed cannot be used as it is:' || chr(10) || message") }}
        is null

{% endtest %}
