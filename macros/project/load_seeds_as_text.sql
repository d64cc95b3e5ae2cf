{#- A seed is kept as its source prints it, so every column is text: "nm",
    "69.24 (88.45)" and "4.60" stay what they are, and a column that nobody
    foresaw is checked like any other instead of being guessed at. The file is the
    one in this folder: dbt's own seed takes its place from the last parse, and so
    loads another folder's after a copy. -#}
{% materialization seed, adapter='duckdb' %}
    {%- set seed = this.incorporate(type='table') -%}
    {%- set path = invocation_args_dict.project_dir ~ '/'
        ~ model.original_file_path -%}
    {%- set header = header_of_file(path) -%}
    {%- do stop_on_unusable_file(seed, path, header) -%}

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


{#- The names in the first line that is not blank. -#}
{% macro header_of_file(path) -%}
    {%- set first_line -%}
        select cells from ({{ lines_of_file(path) }}) as lines
        order by line_number
        limit 1
    {%- endset -%}
    {{ return(names_in_header(first_line)) }}
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
