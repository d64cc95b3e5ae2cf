{#- What only the tables as printed and their validation say: always in DuckDB's words,
    because the tidy tables are its own. What is below them dispatches (macros/dialect).
    -#}

{#- A number from text; null where the text is no number. -#}
{% macro to_number(text) -%}
    try_cast({{ text }} as double)
{%- endmacro %}


{#- A group of the first match of a regular expression; null without one. -#}
{% macro first_match(text, pattern, group) -%}
    nullif(regexp_extract({{ text }}, '{{ pattern }}', {{ group }}), '')
{%- endmacro %}


{#- Whether a regular expression matches somewhere. -#}
{% macro is_match(text, pattern) -%}
    regexp_matches({{ text }}, '{{ pattern }}')
{%- endmacro %}


{#- One row for each element of a list that a column holds as text. -#}
{% macro split_to_rows(text, separator) -%}
    unnest(string_split({{ text }}, '{{ separator }}'))
{%- endmacro %}


{#- One row for each cell of a wide table beside the columns to keep: the name of
    its column, and the cell as printed. The columns that are there decide. -#}
{% macro unpivot_cells(relation, name_column, keep) -%}
    select * from {{ relation }}
    unpivot include nulls (
        cell for {{ name_column }} in (columns({{ star_except(keep) }}))
    )
{%- endmacro %}


{#- The place of a row in its table, from 1: the order of the file it was
    loaded from. -#}
{% macro row_in_file() -%}
    rowid + 1
{%- endmacro %}


{#- True never: stops the query with a message. -#}
{% macro stop_with(message) -%}
    error({{ message }})
{%- endmacro %}


{#- The name of a kind that reads most like a misspelt one; both are SQL text. -#}
{% macro closest_name(kind, text) -%}
    (
        select max_by(
            names.name,
            jaro_winkler_similarity(lower(names.spelling), lower({{ text }}))
        )
        from known_names as names
        where names.kind = {{ kind }}
            {#- What only a spelling leads to may be misspelt itself. -#}
            and names.name in (
                select known.name from known_names as known
                where known.spelling = known.name
            )
    )
{%- endmacro %}
