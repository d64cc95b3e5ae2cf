{#- A seed holds what its source can have printed: at least one row, no column
    that nobody reads, no key twice, and in each cell a value that its rule
    allows. Every problem is listed, by seed, row, column and value.

    key               the columns that identify a row
    columns           a rule for each column (macros/validation)
    datatype_columns  the rule of every column named after a datatype, for a
                      seed that has one column for each; none: no such columns -#}
{% test rows_are_valid(model, key, columns, datatype_columns=none) %}

    {%- set seed = model.identifier if execute else '' -%}
    {%- set names = ref('stg_names') -%}
    {%- set datatypes = ref('known_datatypes') -%}
    {%- set present = adapter.get_columns_in_relation(model)
        | map(attribute='name') | list if execute else [] -%}
    {%- set rules = dict(columns) -%}
    {#- Two spellings of one name are the same key. -#}
    {%- set key_text = "concat_ws(' ', " ~ key | join(', ') ~ ")" -%}
    {%- set key_names = [] -%}
    {%- for column in key -%}
        {%- set kind = columns[column].get('name') -%}
        {%- do key_names.append(
            'coalesce(' ~ canonical_name(kind, column) ~ ', trim(' ~ column ~ '))'
            if kind else 'trim(' ~ column ~ ')'
        ) -%}
    {%- endfor -%}
    {%- if datatype_columns -%}
        {%- for column in present if column not in columns -%}
            {%- do rules.update({column: datatype_columns}) -%}
        {%- endfor -%}
    {%- endif %}

with rows_in_file as (
    select *, {{ row_in_file() }} as row_in_file from {{ model }}
),

problems as (
    select
        0 as row_in_file,
        'it holds no rows: put back its rows, or restore the file' as problem
    where not exists (select 1 from rows_in_file)

    {% for column in present if column not in columns %}
    {%- set printed = column | replace("'", "''") %}
    union all
    select 0, 'column {{ printed }} is not expected: '
        {%- if datatype_columns %}
        || 'it is no datatype either; did you mean '
        || {{ closest_name('datatype', "'" ~ printed ~ "'") }}
        || '? If it is a new datatype, add it to known_datatypes'
    where '{{ printed }}' not in (
        select datatype from {{ datatypes }}
    )
        {%- else %}
        || 'remove it, or correct its header'
        {%- endif %}
    {% endfor %}

    union all
    select
        max(row_in_file),
        '{{ key | join(", ") }}: '''
        || string_agg(
            distinct {{ key_text }}, ''' and ''' order by {{ key_text }}
        )
        || ''' stands in ' || count(*) || ' rows: keep one of them'
    from rows_in_file
    group by {{ key_names | join(', ') }}
    having count(*) > 1

    {% for column, rule in rules.items() %}
    union all
    select
        row_in_file,
        'column {{ column | replace("'", "''") }}: '''
        || coalesce({{ adapter.quote(column) }}, '') || ''' '
        || {{ cell_problem(column, rule) }}
    from rows_in_file
    where {{ cell_problem(column, rule) }} is not null
    {% endfor %}
),

{# One problem often causes many; the first twenty say enough. #}
listed as (
    select string_agg(
        'seed {{ seed }}'
        || case when row_in_file > 0 then ', row ' || row_in_file else '' end
        || ', ' || problem,
        chr(10) order by row_in_file, problem
    ) as message
    from (
        select * from problems order by row_in_file, problem limit 20
    ) as first_problems
)

select message
from listed
where message is not null
    and {{ stop_with("'The seed cannot be used as it is:' || chr(10) || message") }}
        is null

{% endtest %}
