{#- The lines of a file of comma-separated cells that are not blank, with their
    number, their cells and whether they are nothing but cells: one that is not is
    one cell, as it stands. A line ends as on any system; one of commas alone, as a
    spreadsheet leaves behind, is blank. A cell is bare, or stands in quotation marks,
    with each mark within it doubled. Nothing is guessed and nothing left out, which
    the engine's own reader does: it takes a line for a comment or drops what follows
    a closing mark, and in a file of Windows line ends it can lose every row unsaid.
    A file that is no text in UTF-8 is an error or, where it need not be text, has no
    lines. -#}
{% macro lines_of_file(path, must_be_text=true) -%}
    select
        line_number,
        is_cells,
        case
            when not is_cells then [line]
            when has_marks then list_transform(
                regexp_extract_all(',' || line, ',("(?:[^"]|"")*"|[^",]*)', 1),
                lambda cell: case
                    when cell[1] = '"' then replace(cell[2:-2], '""', '"')
                    else cell
                end
            )
            else string_split(line, ',')
        end as cells
    from (
        select
            unnest(split_lines) as line,
            generate_subscripts(split_lines, 1) as line_number,
            contains(line, '"') as has_marks,
            not has_marks or regexp_full_match(
                ',' || line, '(,("([^"]|"")*"|[^",]*))*'
            ) as is_cells
        from (
            select
                string_split(
                    replace(replace(
                        {#- Without the byte-order mark. -#}
                        ltrim(coalesce(
                            try(decode(content)),
                            {% if must_be_text -%}
                            error(filename || ' is not text in UTF-8: save it as that')
                            {%- else -%} '' {%- endif %}
                        ), chr(65279)),
                        chr(13) || chr(10), chr(10)
                    ), chr(13), chr(10)),
                    chr(10)
                ) as split_lines
            from read_blob({{ quoted(glob_text(path)) }})
        ) as file
    ) as lines
    where trim(line, e', \t') <> ''
{%- endmacro %}
