{#- A relation without the name of the database, so that the views and functions
    that a warehouse stores still work when its file is renamed or copied. Spark has of
    what is above the tidy boundary the tables that DuckDB made of it. -#}
{% macro ref() -%}
    {%- if target.type == 'spark' and is_tidy(varargs[-1]) -%}
        {{ return(tidy_table(varargs[-1])) }}
    {%- endif -%}
    {{ return(builtins.ref(*varargs, **kwargs).include(database=false)) }}
{%- endmacro %}


{#- Whether a relation is of the boundary: staged, or made by a model in Python. -#}
{% macro is_tidy(name) -%}
    {{ return(
        name.startswith('stg_')
        or name in ['catalogue_rejects', 'int_estimator_parameters']
    ) }}
{%- endmacro %}


{#- Where Spark finds it, in whatever storage the cluster reads. -#}
{% macro tidy_table(name) -%}
    {{ return('parquet.`' ~ env_var('TIDY_TABLES', 'target/spark/tidy') ~ '/' ~ name
        ~ '.parquet`') }}
{%- endmacro %}
