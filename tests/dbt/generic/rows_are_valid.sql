{#- A seed holds what its source can have printed: the expected columns and no
    others, at least one row, no key twice, and in each cell a value that its
    rule allows. Every problem is listed, by seed, row, column and value.

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
    {%- set rules = {} -%}
    {%- for column, rule in columns.items() if column in present -%}
        {%- do rules.update({column: rule}) -%}
    {%- endfor -%}
    {#- Two spellings of one name are the same key. -#}
    {%- set key_text = "concat_ws(' ', " ~ key | join(', ') ~ ")" -%}
    {%- set key_names = [] -%}
    {%- for column in key -%}
        {%- set kind = columns[column].get('name') -%}
        {%- do key_names.append(
            'coalesce(' ~ canonical_name(kind, column) ~ ', ' ~ column ~ ')'
            if kind else column
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

    {% for column in columns if column not in present %}
    union all
    select 0, 'column {{ column }} is missing: add it, or correct its header'
    {% endfor %}

    {% for column in present if column not in columns %}
    union all
    select 0, 'column {{ column }} is not expected: '
        {%- if datatype_columns %}
        || 'it is no datatype either; did you mean '
        || {{ closest_name('datatype', "'" ~ column ~ "'") }}
        || '? If it is a new datatype, add it to known_datatypes'
    where '{{ column }}' not in (
        select datatype from {{ datatypes }}
    )
        {%- else %}
        || 'remove it, or correct its header'
        {%- endif %}
    {% endfor %}

    {% if key | reject('in', present) | list == [] and execute %}
    union all
    select
        max(row_in_file),
        '{{ key | join(", ") }}: '''
        || string_agg(distinct {{ key_text }}, ''' and ''')
        || ''' stands in ' || count(*) || ' rows: keep one of them'
    from rows_in_file
    group by {{ key_names | join(', ') }}
    having count(*) > 1
    {% endif %}

    {% for column, rule in rules.items() %}
    union all
    select
        row_in_file,
        'column {{ column }}: '''
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
