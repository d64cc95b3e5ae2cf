{#- What can be wrong with the rows of a seed together: each macro gives a query of
    the rows and the problem, over the cells of the file. -#}

{#- The values that identify rows: two spellings of one name are the same, two ways
    to write a number, and an empty cell with what it says. -#}
{% macro names_or_values(columns, rules) -%}
    {%- for column in columns -%}
        {%- set rule = rules[column] -%}
        {%- set value = value_of(column) if 'left_out' not in rule
            else 'coalesce(' ~ value_of(column) ~ ', ' ~ quoted(rule.left_out) ~ ')' -%}
        {%- if 'name' in rule or 'name_of' in rule or 'defines' in rule -%}
        coalesce({{ name_for(
            value,
            value_of(rule['name_of']) if 'name_of' in rule
                else quoted(rule.get('name') or rule['defines'])
        ) }}, {{ value }})
        {%- elif 'number' in rule -%}
        coalesce(cast({{ to_number(value) }} as varchar), {{ value }})
        {%- else -%}
        {{ value }}
        {%- endif -%}
        {{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}


{% macro printed_together(columns) -%}
    concat_ws(' '
        {%- for column in columns %}, {{ value_of(column) }}{% endfor %})
{%- endmacro %}


{% macro key_problems(key, rules) -%}
    select
        max(row_in_file),
        {{ quoted(key | join(', ') ~ ": '") }}
        || string_agg(
            distinct {{ printed_together(key) }}, ''' and '''
            order by {{ printed_together(key) }}
        )
        || ''' stands in ' || count(*) || ' rows: keep one of them'
    from cells_in_file
    group by {{ names_or_values(key, rules) }}
    having count(*) > 1
{%- endmacro %}


{% macro every_problems(column, kind) -%}
    select
        0,
        '{{ kind }} ' || name || ' has no row: put it back, or take the {{ kind }} '
        || 'out of ' || {{ seed_of_kind(quoted(kind)) }} || ' too'
    from (
        select names.name from known_names as names
        where names.kind = {{ quoted(kind) }} and names.spelling = names.name
    ) as known
    where name not in (
        select {{ names_or_values([column], {column: {'name': kind}}) }}
        from cells_in_file
        where {{ value_of(column) }} is not null
    )
{%- endmacro %}


{% macro at_most_one_problems(rule, rules) -%}
    {%- set showing = rule.get('showing') -%}
    select
        max(row_in_file),
        {{ quoted(rule['per'] | join(', ') ~ ": '") }}
        || any_value({{ printed_together(rule['per']) }})
        || ''' has ' || count(*) || {{ quoted(
            ' rows where ' ~ rule['where'] ~ ', and may have one: '
        ) }}
        || string_agg(
            'row ' || row_in_file
            {%- if showing %} || ' (' || coalesce({{ value_of(showing) }}, '') || ')'
            {%- endif %},
            ', ' order by row_in_file
        )
    from cells_in_file
    where {{ rule['where'] }}
    group by {{ names_or_values(rule['per'], rules) }}
    having count(*) > 1
{%- endmacro %}
