{#- Keeps the descriptions of all that was built as comments in the database:
    one text for the documentation, the shell and the app. dbt's persist_docs
    does the same with several queries a model; this is one for all of them,
    which is a seventh of the time of a build. -#}
{% macro comment_on_everything(results) -%}
    {%- set present = columns_present() -%}
    begin;
    {%- for result in results if result.status == 'success'
        and result.node.resource_type in ('model', 'seed') -%}
        {%- set node = result.node -%}
        {%- set materialized = node.config.materialized -%}
        {%- if materialized.endswith('function') -%}
            comment on macro {{ 'table ' if materialized == 'table_function' -}}
            {{ node.relation_name }} is {{ quoted_comment(node.description) }};
        {% else -%}
            comment on {{ 'view ' if materialized == 'view' else 'table ' -}}
            {{ node.relation_name }} is {{ quoted_comment(node.description) }};
            {%- for column in node.columns.values()
                if node.schema ~ '.' ~ node.alias ~ '.' ~ column.name in present %}
            comment on column {{ node.relation_name }}."{{ column.name }}"
                is {{ quoted_comment(column.description) }};
            {%- endfor %}
        {% endif -%}
    {%- endfor %}
    commit;
{%- endmacro %}


{#- Every column there is, as schema.table.column, in a set to look it up: a seed has
    the columns that its file has, whatever its YAML describes. -#}
{% macro columns_present() -%}
    {%- set query -%}
        select table_schema || '.' || table_name || '.' || column_name
        from information_schema.columns
    {%- endset -%}
    {{ return(set(run_query(query).columns[0].values() if execute else [])) }}
{%- endmacro %}


{% macro quoted_comment(text) -%}
    $comment${{ text | trim }}$comment$
{%- endmacro %}
