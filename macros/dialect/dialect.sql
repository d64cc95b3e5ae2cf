{#- What one engine says differently from another. Each macro dispatches on
    the adapter; an engine to come adds its own variant here and nowhere else. -#}

{#- Greater than every number: the intensity of a design that moves no bytes. -#}
{% macro infinity() -%}
    cast('infinity' as double)
{%- endmacro %}


{#- A common table expression that is read more than once is computed once, where the
    engine can be told so. -#}
{% macro materialized() -%}
    {{ return(adapter.dispatch('materialized')()) }}
{%- endmacro %}

{% macro duckdb__materialized() -%}
    materialized
{%- endmacro %}

{% macro spark__materialized() -%}
{%- endmacro %}


{#- Where a select begins: what is computed from its rows is divided among as many tasks
    as Spark is told, however small the table. It makes one task of a small file, and of
    all that is crossed with it; DuckDB divides rows by itself. -#}
{% macro spread() -%}
    {{ return(adapter.dispatch('spread')()) }}
{%- endmacro %}

{% macro duckdb__spread() -%}
{%- endmacro %}

{% macro spark__spread() -%}
    /*+ repartition({{ env_var('SPARK_PARTITIONS', '2') }}) */
{%- endmacro %}


{#- A whole number that looks random but is the same for the same values: any
    such number will do. -#}
{% macro hash_of(columns) -%}
    {{ return(adapter.dispatch('hash_of')(columns)) }}
{%- endmacro %}

{% macro duckdb__hash_of(columns) -%}
    cast(hash({{ columns | join(', ') }}) >> 1 as bigint)
{%- endmacro %}

{% macro spark__hash_of(columns) -%}
    shiftrightunsigned(xxhash64({{ columns | join(', ') }}), 1)
{%- endmacro %}
