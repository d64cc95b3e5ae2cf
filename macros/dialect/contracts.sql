{#- Whether a query gives Spark the columns that its contract promises, in Spark's names
    for the types. It is asked for them in SQL: what a connection says of a type depends
    on how it reaches Spark. -#}
{% macro spark__get_assert_columns_equivalent(sql) -%}
    {%- set given, promised = [], [] -%}
    {%- for column in run_query('describe query ' ~ sql).rows -%}
        {%- do given.append(column['col_name'] ~ ' ' ~ column['data_type']) -%}
    {%- endfor -%}
    {%- for column in model['columns'].values() -%}
        {%- do promised.append(column['name'] ~ ' ' ~ spark_type(column['data_type'])) -%}
    {%- endfor -%}
    {%- if given | sort != promised | sort -%}
        {%- do exceptions.raise_compiler_error(
            'The columns of ' ~ model['name'] ~ ' are not those of its contract. Given: '
            ~ given | reject('in', promised) | join(', ') ~ '. Promised: '
            ~ promised | reject('in', given) | join(', ')
            ~ '. Cast them in the model, or correct the contract.'
        ) -%}
    {%- endif -%}
{%- endmacro %}


{#- What Spark calls a type: varchar -> string, double[][] -> array<array<double>> -#}
{% macro spark_type(data_type) -%}
    {%- if data_type.endswith('[]') -%}
        array<{{ spark_type(data_type[:-2]) }}>
    {%- else -%}
        {{ {'varchar': 'string', 'integer': 'int'}.get(data_type, data_type) }}
    {%- endif -%}
{%- endmacro %}


{#- Holds what a contract says of nulls, which plain Parquet tables do not. -#}
{% macro spark__persist_constraints(relation, model) -%}
    {%- set filled = [] -%}
    {%- for column in model['columns'].values() -%}
        {%- if 'not_null' in column['constraints'] | map(attribute='type') -%}
            {%- do filled.append(column['name']) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if filled -%}
        {%- set with_nulls = run_query(null_columns(relation, filled)).rows[0][0] -%}
        {%- if with_nulls -%}
            {%- do exceptions.raise_compiler_error(
                model['name'] ~ ' has nulls, which its contract forbids, in '
                ~ with_nulls ~ '.'
            ) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}


{#- Which of these columns have a null somewhere. -#}
{% macro null_columns(relation, columns) -%}
    select concat_ws(
        ', '
        {%- for column in columns %},
        case when count({{ column }}) < count(*) then '{{ column }}' end
        {%- endfor %}
    )
    from {{ relation }}
{%- endmacro %}
