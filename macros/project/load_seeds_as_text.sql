{#- A seed is kept as its source prints it, so every column is text: "nm",
    "69.24 (88.45)" and "4.60" stay what they are, and a column that nobody
    foresaw is checked like any other instead of being guessed at. A row with a
    cell too many or too few becomes a table too, so that the seed's test can say
    which. The file is the one in this folder: dbt's own seed takes its place
    from the last parse, and so loads another folder's after a copy. -#}
{% materialization seed, adapter='duckdb' %}
    {%- set seed = this.incorporate(type='table') -%}

    {{ run_hooks(pre_hooks) }}
    {% call statement('main') -%}
        create or replace table {{ seed }} as
        select * from read_csv(
            '{{ model.original_file_path }}', all_varchar = true, header = true,
            delim = ',', quote = '"', escape = '"',
            null_padding = true, strict_mode = false
        )
    {%- endcall %}
    {{ stop_on_missing_column(seed) }}
    {#- What dbt asks every seed for, though nothing reads it here. -#}
    {%- do store_result('agate_table', response='OK') -%}
    {{ run_hooks(post_hooks) }}
    {{ adapter.commit() }}

    {{ return({'relations': [seed]}) }}
{% endmaterialization %}


{#- Stops before anything reads a column that is not there. A column that is
    named after a datatype may be missing: nobody then uses the datatype. -#}
{% macro stop_on_missing_column(seed) %}
    {%- set present = adapter.get_columns_in_relation(seed)
        | map(attribute='name') | list -%}
    {%- set missing = model.columns.values()
        | rejectattr('name', 'in', present) | map(attribute='name') | list -%}
    {%- set optional = model.columns.values()
        | selectattr('tags', 'equalto', ['datatype'])
        | map(attribute='name') | list -%}
    {%- set problem -%}
        {%- if missing | length == model.columns | length -%}
            it has none of its columns: put back its header, with commas between
            the names, or restore the file
        {%- else -%}
            {%- for column in missing | reject('in', optional) -%}
            column {{ column }} is missing: add it, or correct its header. The
            file has {{ present | join(', ') }}
            {{- '; ' if not loop.last }}
            {%- endfor -%}
        {%- endif -%}
    {%- endset -%}
    {%- if problem -%}
        {%- do exceptions.raise_compiler_error(
            'The seed cannot be used as it is:\nseed ' ~ seed.identifier ~ ', '
            ~ problem.split() | join(' ')
        ) -%}
    {%- endif -%}
{% endmacro %}
