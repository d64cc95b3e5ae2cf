{#- Stores a formula as a scalar macro in the warehouse: the counterpart of
    dbt-duckdb's table_function. `parameters` are the names of its arguments,
    with defaults where they have one. -#}
{% materialization scalar_function, adapter='duckdb' %}
    {%- set function = this.incorporate(type='view') -%}

    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {% call statement('main', auto_begin=False) -%}
        create or replace macro {{ function }}(
            {{ config.get('parameters') | join(', ') }}
        ) as {{ sql }}
    {%- endcall %}
    {{ run_hooks(post_hooks, inside_transaction=True) }}

    {{ return({'relations': [function]}) }}
{% endmaterialization %}
