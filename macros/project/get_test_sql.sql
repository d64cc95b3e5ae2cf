{#- A data test that fails says which rows break it and not only how many: dbt's own
    "Got 1 result" sends one looking for a query to run. -#}
{% macro duckdb__get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
    with broken_by as (
        {{ main_sql }}
    ),

    counted as (
        select {{ fail_calc }} as failures from broken_by
    )

    select
        failures,
        failures {{ warn_if }} as should_warn,
        case
            when failures {{ error_if }} then {{ stop_with(
                "failures || ' broken by:' || chr(10) || (
                    select string_agg(cast(some_rows as varchar), chr(10))
                    from (select * from broken_by limit 5) as some_rows
                )"
            ) }}
            else false
        end as should_error
    from counted
{%- endmacro %}


{#- One query needs no transaction around it, which dbt's own begins and ends. -#}
{% materialization test, adapter='duckdb' %}
    {%- if should_store_failures() -%}
        {{ return(dbt.materialization_test_default()) }}
    {%- endif -%}
    {% call statement('main', fetch_result=True, auto_begin=False) -%}
        {{ get_test_sql(
            get_limit_subquery_sql(sql, config.get('limit')),
            config.get('fail_calc'), config.get('warn_if'), config.get('error_if'),
            limit=none
        ) }}
    {%- endcall %}
    {{ return({'relations': []}) }}
{% endmaterialization %}
