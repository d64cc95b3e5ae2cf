{#- Stops at a file that is no table of the columns that its first line names, with
    all its problems, before anything reads it. -#}

{% macro stop_on_unusable_file(seed, header, line_problems) -%}
    {%- set problems = header_problems(header) or line_problems -%}
    {%- if problems -%}
        {%- set lines = [] -%}
        {%- for problem in problems -%}
            {%- do lines.append('seed ' ~ seed.identifier ~ ', ' ~ problem) -%}
        {%- endfor -%}
        {%- do exceptions.raise_compiler_error(
            'The seed cannot be used as it is:\n' ~ lines | join('\n')
        ) -%}
    {%- endif -%}
{%- endmacro %}


{#- A column that is named after a datatype may be missing: nobody then uses the
    datatype. -#}
{% macro header_problems(header) -%}
    {%- set described = model.columns.values() | list -%}
    {%- set optional = described | selectattr('tags', 'equalto', ['datatype'])
        | map(attribute='name') | list -%}
    {%- set missing = described | map(attribute='name')
        | reject('in', header) | list -%}
    {%- if missing | length == described | length -%}
        {{ return(['it has none of its columns: put back its header, with commas'
            ~ ' between the names, or restore the file']) }}
    {%- endif -%}

    {%- set problems = [] -%}
    {%- for column in missing | reject('in', optional) -%}
        {%- do problems.append('column ' ~ column ~ ' is missing: add it, or correct'
            ~ ' its header. The file has ' ~ header | join(', ')) -%}
    {%- endfor -%}
    {%- for column in header -%}
        {%- if not column or '"' in column -%}
            {%- do problems.append('the header has no usable name for column '
                ~ loop.index ~ ': write one, or remove the column') -%}
        {%- elif column | lower in header[:loop.index0] | map('lower') -%}
            {%- do problems.append('column ' ~ column ~ ' stands twice in the header:'
                ~ ' remove or rename one of them') -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(problems) }}
{%- endmacro %}


{#- Why a line of lines_of_file is no row of so many cells; null for one that is. -#}
{% macro line_problem(cells_in_header) -%}
    case
        when not is_cells then
            'has a quotation mark that ends nothing: write "..." around a whole '
            || 'cell, double each mark within it, and keep it on one line'
        when len(cells) <> {{ cells_in_header }} then
            'has ' || len(cells) || ' cells, and the header ' || {{ cells_in_header }}
            || ': add or remove a comma; a cell with a comma within it stands in '
            || 'quotation marks'
    end
{%- endmacro %}


{#- The two halves of a problem: what is wrong, a colon, and what to do, null where it
    does not say. No rule says a value before its first colon. -#}
{% macro reason_in(problem) -%}
    regexp_extract({{ problem }}, '^(.*?)(: |$)', 1)
{%- endmacro %}

{% macro remedy_in(problem) -%}
    nullif(regexp_extract({{ problem }}, '^.*?: +(.*)$', 1), '')
{%- endmacro %}
