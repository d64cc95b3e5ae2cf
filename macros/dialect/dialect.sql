{#- What one engine says differently from another. Each macro dispatches on
    the adapter; an engine to come adds its own variant here and nowhere else. -#}

{#- A number from text; null where the text is no number. -#}
{% macro to_number(text) -%}
    {{ return(adapter.dispatch('to_number')(text)) }}
{%- endmacro %}

{% macro default__to_number(text) -%}
    try_cast({{ text }} as double)
{%- endmacro %}


{#- A group of the first match of a regular expression; null without one. -#}
{% macro first_match(text, pattern, group) -%}
    {{ return(adapter.dispatch('first_match')(text, pattern, group)) }}
{%- endmacro %}

{% macro duckdb__first_match(text, pattern, group) -%}
    nullif(regexp_extract({{ text }}, '{{ pattern }}', {{ group }}), '')
{%- endmacro %}


{#- Whether a regular expression matches somewhere. -#}
{% macro is_match(text, pattern) -%}
    {{ return(adapter.dispatch('is_match')(text, pattern)) }}
{%- endmacro %}

{% macro duckdb__is_match(text, pattern) -%}
    regexp_matches({{ text }}, '{{ pattern }}')
{%- endmacro %}


{#- One row for each element of a list that a column holds as text. -#}
{% macro split_to_rows(text, separator) -%}
    {{ return(adapter.dispatch('split_to_rows')(text, separator)) }}
{%- endmacro %}

{% macro duckdb__split_to_rows(text, separator) -%}
    unnest(string_split({{ text }}, '{{ separator }}'))
{%- endmacro %}


{#- Greater than every number: the intensity of a design that moves no bytes. -#}
{% macro infinity() -%}
    cast('infinity' as double)
{%- endmacro %}


{#- Every column but those named. -#}
{% macro star_except(columns) -%}
    {{ return(adapter.dispatch('star_except')(columns)) }}
{%- endmacro %}

{% macro duckdb__star_except(columns) -%}
    * exclude ({{ columns | join(', ') }})
{%- endmacro %}


{#- One row for each cell of a wide table beside the columns to keep: the name of
    its column, and the cell as printed. The columns that are there decide. -#}
{% macro unpivot_cells(relation, name_column, keep) -%}
    {{ return(adapter.dispatch('unpivot_cells')(relation, name_column, keep)) }}
{%- endmacro %}

{% macro duckdb__unpivot_cells(relation, name_column, keep) -%}
    select * from {{ relation }}
    unpivot include nulls (
        cell for {{ name_column }} in (columns({{ star_except(keep) }}))
    )
{%- endmacro %}


{#- The place of a row in its table, from 1: the order of the file it was
    loaded from. -#}
{% macro row_in_file() -%}
    {{ return(adapter.dispatch('row_in_file')()) }}
{%- endmacro %}

{% macro duckdb__row_in_file() -%}
    rowid + 1
{%- endmacro %}


{#- True never: stops the query with a message. -#}
{% macro stop_with(message) -%}
    {{ return(adapter.dispatch('stop_with')(message)) }}
{%- endmacro %}

{% macro duckdb__stop_with(message) -%}
    error({{ message }})
{%- endmacro %}


{#- The name of a kind that reads most like a misspelt one; both are SQL text. -#}
{% macro closest_name(kind, text) -%}
    {{ return(adapter.dispatch('closest_name')(kind, text)) }}
{%- endmacro %}

{% macro duckdb__closest_name(kind, text) -%}
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


{#- A whole number that looks random but is the same for the same values: any
    such number will do. -#}
{% macro hash_of(columns) -%}
    {{ return(adapter.dispatch('hash_of')(columns)) }}
{%- endmacro %}

{% macro duckdb__hash_of(columns) -%}
    cast(hash({{ columns | join(', ') }}) >> 1 as bigint)
{%- endmacro %}


{#- Whether a row is in a sample of one in so many, always the same. DuckDB takes no
    filter to the base tables of a view that might fail, as a cast or a division might. -#}
{% macro is_sampled(columns, one_in) -%}
    {{ return(adapter.dispatch('is_sampled')(columns, one_in)) }}
{%- endmacro %}

{% macro default__is_sampled(columns, one_in) -%}
    {{ hash_of(columns) }} % {{ one_in }} = 0
{%- endmacro %}

{% macro duckdb__is_sampled(columns, one_in) -%}
    hash({{ columns | join(', ') }}) <= {{ 2 ** 64 // one_in - 1 }}
{%- endmacro %}


{#- Of each group, the value of the highest key that has one. -#}
{% macro last_by(value, key) -%}
    {{ return(adapter.dispatch('last_by')(value, key)) }}
{%- endmacro %}

{% macro default__last_by(value, key) -%}
    max_by({{ value }}, case when {{ value }} is not null then {{ key }} end)
{%- endmacro %}


{#- Of each group, the value whose keys come first. -#}
{% macro first_by(value, keys) -%}
    {{ return(adapter.dispatch('first_by')(value, keys)) }}
{%- endmacro %}

{% macro duckdb__first_by(value, keys) -%}
    first({{ value }} order by {{ keys | join(', ') }})
{%- endmacro %}


{#- The sum of the squares of the products of each list in a list with these numbers:
    [[1, 2], [0, 3]] with 4, 5 -> 14 ** 2 + 15 ** 2 = 421 -#}
{% macro squared_length_along(lists, numbers) -%}
    {{ return(adapter.dispatch('squared_length_along')(lists, numbers)) }}
{%- endmacro %}

{% macro duckdb__squared_length_along(lists, numbers) -%}
    list_sum(list_transform(
        {{ lists }},
        lambda direction: power(
            list_inner_product(direction, [{{ numbers | join(', ') }}]), 2
        )
    ))
{%- endmacro %}
