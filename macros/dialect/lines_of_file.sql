{#- The lines of a file of comma-separated cells that are not blank, with their
    number, their cells and whether they are nothing but cells. A line ends as on
    any system; a cell is bare, or stands in quotation marks, with each mark
    within it doubled. Nothing is guessed and nothing left out, which the engine's
    own reader does: it takes a line for a comment or drops what follows a closing
    mark, and in a file of Windows line ends it can lose every row unsaid. -#}
{% macro lines_of_file(path) -%}
    {{ return(adapter.dispatch('lines_of_file')(path)) }}
{%- endmacro %}

{% macro duckdb__lines_of_file(path) -%}
    select
        line_number,
        regexp_full_match(
            ',' || line, '(,("([^"]|"")*"|[^",]*))*'
        ) as is_cells,
        list_transform(
            regexp_extract_all(',' || line, ',("(?:[^"]|"")*"|[^",]*)', 1),
            lambda cell: case
                when cell[1] = '"' then replace(cell[2:-2], '""', '"')
                else cell
            end
        ) as cells
    from (
        select
            unnest(split_lines) as line,
            generate_subscripts(split_lines, 1) as line_number
        from (
            select
                regexp_split_to_array(
                    {#- Without the byte-order mark. -#}
                    ltrim(coalesce(
                        try(decode(content)),
                        error(filename || ' is not text in UTF-8: save it as that')
                    ), chr(65279)),
                    '\r\n|\r|\n'
                ) as split_lines
            from read_blob('{{ path | replace("'", "''") }}')
        ) as file
    ) as lines
    where trim(line, e' \t') <> ''
{%- endmacro %}
