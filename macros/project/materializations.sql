{#- Tables and views by `create or replace`. dbt-duckdb's own build beside and
    rename, which is for others who read meanwhile; here a whole file is built
    beside (scripts/build_and_swap), and the renaming is a third of the cost of a
    node. A table is written in the order of all its columns: the same seeds give
    the same rows in the same order. One statement needs no transaction around it, and
    where two do, they say so themselves: dbt takes as long for a `begin` as for more. -#}
{% materialization table, adapter='duckdb', supported_languages=['sql', 'python'] %}
    {%- set table = this.incorporate(type='table') -%}
    {%- set language = model['language'] -%}
    {%- set contract = config.get('contract').enforced and language == 'sql' -%}

    {{ run_hooks(pre_hooks) }}
    {{ drop_what_is_not(table) }}
    {% call statement('main', language=language, auto_begin=False) -%}
        {%- if language == 'python' %}
        {{- python_table(table, compiled_code) }}
        {%- elif contract %}
        {{ get_assert_columns_equivalent(sql) }}
        begin;
        create or replace table {{ table }}
        {{ get_table_columns_and_constraints() }};
        insert into {{ table }} {{ get_column_names() }}
        select * from ({{ get_select_subquery(sql) }}) order by all;
        commit
        {%- else %}
        create or replace table {{ table }} as
        select * from ({{ sql }}) order by all
        {%- endif %}
    {%- endcall %}
    {{ run_hooks(post_hooks) }}

    {{ return({'relations': [table]}) }}
{% endmaterialization %}


{% materialization view, adapter='duckdb' %}
    {%- set view = this.incorporate(type='view') -%}

    {{ run_hooks(pre_hooks) }}
    {{ drop_what_is_not(view) }}
    {% call statement('main', auto_begin=False) -%}
        {%- if config.get('contract').enforced %}
        {{ get_assert_columns_equivalent(sql) }}
        {%- endif %}
        create or replace view {{ view }} as {{ sql }}
    {%- endcall %}
    {{ run_hooks(post_hooks) }}

    {{ return({'relations': [view]}) }}
{% endmaterialization %}


{#- What dbt-duckdb runs for a Python model: the code of the model, which imports from
    scripts/ wherever dbt is called from, and a function that writes what it returns.
    dbt-duckdb's own cannot replace a table. The matrices of a model are small: with a
    thread of its own for each core, linear algebra takes as long on a quiet machine and
    twenty times as long on a busy one. -#}
{% macro python_table(relation, compiled_code) -%}
import os
import sys
os.environ.setdefault('OPENBLAS_NUM_THREADS', '1')
sys.path.insert(0, {{ (invocation_args_dict.project_dir ~ '/scripts') | tojson }})

{{ compiled_code }}

def materialize(rows, connection):
    connection.register('rows_of_model', rows)
    connection.execute(
        'create or replace table {{ relation }} as'
        ' select * from rows_of_model order by all'
    )
    connection.unregister('rows_of_model')
{%- endmacro %}


{#- A relation of that name and another type, which `create or replace` refuses
    to replace. -#}
{% macro drop_what_is_not(relation) -%}
    {%- set existing = load_cached_relation(relation) -%}
    {%- if existing is not none and existing.type != relation.type -%}
        {%- do adapter.drop_relation(existing) -%}
    {%- endif -%}
{%- endmacro %}


{#- Whether a query gives the columns that its contract promises. dbt asks the engine for
    the types of the query and again for those of the contract, in case it calls them
    by other names; where all names are the same, one question is enough. -#}
{% macro duckdb__get_assert_columns_equivalent(sql) -%}
    {%- set given, promised = [], [] -%}
    {%- for column in get_column_schema_from_query(sql) -%}
        {%- do given.append(column.name ~ ' ' ~ column.dtype | upper) -%}
    {%- endfor -%}
    {%- for column in model['columns'].values() -%}
        {%- do promised.append(
            column['name'] ~ ' ' ~ (column['data_type'] or '') | upper
        ) -%}
    {%- endfor -%}
    {%- if given | sort != promised | sort -%}
        {{ assert_columns_equivalent(sql) }}
    {%- endif -%}
{%- endmacro %}
