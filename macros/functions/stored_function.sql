{#- Stores a formula as a scalar macro in the warehouse. `parameters` are its
    arguments, with defaults where they have one. -#}
{% materialization scalar_function, adapter='duckdb' %}
    {{ return(stored_function(sql)) }}
{% endmaterialization %}


{#- Stores a query as a table macro: as dbt-duckdb's own, without a transaction around
    the one statement. -#}
{% materialization table_function, adapter='duckdb' %}
    {{ return(stored_function('table (' ~ sql ~ ')')) }}
{% endmaterialization %}


{% macro stored_function(body) %}
    {%- set function = this.incorporate(type='view') -%}
    {{ run_hooks(pre_hooks) }}
    {% call statement('main', auto_begin=False) -%}
        create or replace macro {{ function }}(
            {{ config.get('parameters') | join(', ') }}
        ) as {{ body }}
    {%- endcall %}
    {{ run_hooks(post_hooks) }}
    {{ return({'relations': [function]}) }}
{% endmacro %}
