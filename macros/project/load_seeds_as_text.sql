{#- A seed is kept as its source prints it, so every column is text: "nm",
    "69.24 (88.45)" and "4.60" stay what they are, and a column that nobody
    foresaw is checked like any other instead of being guessed at. The file is the
    one in this folder: dbt's own seed takes its place from the last parse, and so
    loads another folder's after a copy. -#}
{% materialization seed, adapter='duckdb' %}
    {%- set seed = this.incorporate(type='table') -%}
    {%- set path = invocation_args_dict.project_dir ~ '/'
        ~ model.original_file_path -%}
    {%- set file = file_checked(path) -%}
    {%- set header = file | selectattr('problem', 'none') | map(attribute='name') | list -%}
    {%- do stop_on_unusable_file(
        seed, header, file | map(attribute='problem') | select | list
    ) -%}

    {{ run_hooks(pre_hooks) }}
    {% call statement('main', auto_begin=False) -%}
        create or replace table {{ seed }} as
        select
            {%- for column in header %}
            nullif(cells[{{ loop.index }}], '') as {{ adapter.quote(column) }}
            {{- ',' if not loop.last }}
            {%- endfor %}
        from ({{ lines_of_file(path) }}) as lines
        order by line_number
        offset 1
    {%- endcall %}
    {#- What dbt asks every seed for, though nothing reads it here. -#}
    {%- do store_result('agate_table', response='OK') -%}
    {{ run_hooks(post_hooks) }}

    {{ return({'relations': [seed]}) }}
{% endmaterialization %}


{#- A row for each name in the first line that is not blank, and then for each line that
    is no row: a line is a row, so that none is lost or joined. One query, because to ask
    costs more than the answer. -#}
{% macro file_checked(path) -%}
    {%- set query -%}
        with lines as (
            {{ lines_of_file(path) }}
        ),

        header as (
            select cells from lines order by line_number limit 1
        ),

        names as (
            select unnest(cells) as name, generate_subscripts(cells, 1) as position
            from header
        ),

        problems as (
            select line_number, {{ line_problem('(select len(cells) from header)') }} as problem
            from lines
        )

        select 0 as place, position, coalesce({{ cell('name') }}, '') as name, null as problem
        from names
        union all
        (
            select 1, line_number, null, 'line ' || line_number || ' ' || problem
            from problems
            where problem is not null
            order by line_number
            limit 20
        )
        order by place, position
    {%- endset -%}
    {{ return(run_query(query).rows | list if execute else []) }}
{%- endmacro %}


{#- The cells of the one line that a query gives, as a list. -#}
{% macro names_in_header(first_line) -%}
    {%- set query -%}
        select coalesce({{ cell('name') }}, '')
        from (
            select unnest(cells) as name, generate_subscripts(cells, 1) as position
            from ({{ first_line }}) as first_line
        ) as names
        order by position
    {%- endset -%}
    {{ return(run_query(query).columns[0].values() | list if execute else []) }}
{%- endmacro %}
