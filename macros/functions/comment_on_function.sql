{#- Keeps a function's description in the database, where one query over
    duckdb_functions() lists all of them. -#}
{% macro comment_on_function() -%}
    comment on macro
    {%- if config.get('materialized') == 'table_function' %} table{% endif %}
    {{ this }} is $comment${{ model.description | trim }}$comment$
{%- endmacro %}
