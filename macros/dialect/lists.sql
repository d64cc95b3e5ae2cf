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

{#- Written out: Spark interprets what is within a lambda, and lambdas within it. -#}
{% macro spark__squared_length_along(lists, numbers) -%}
    aggregate(
        {{ lists }},
        cast(0 as double),
        (total, direction) -> total + power(
            {% for number in numbers -%}
            direction[{{ loop.index0 }}] * {{ number }}{{ ' + ' if not loop.last }}
            {%- endfor %},
            2
        )
    )
{%- endmacro %}
