{#- What DuckDB is told before a build. The published tables are too small to share: a
    second thread of the engine costs more than it does. -#}
{% macro engine_settings() -%}
    {%- if target.type == 'duckdb' -%}
        {%- if not var('catalogues') -%}
            set threads = 1;
        {%- endif -%}
        {%- if var('memory_limit') -%}
            set memory_limit = '{{ var("memory_limit") }}';
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
