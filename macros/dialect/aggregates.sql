{#- An aggregate over its rows in an order, for the same last digit every time. Spark adds
    up what its tasks have, in whatever order they end. -#}
{% macro in_order(aggregate, by) -%}
    {{ return(adapter.dispatch('in_order')(aggregate, by)) }}
{%- endmacro %}

{% macro duckdb__in_order(aggregate, by) -%}
    {{ aggregate[:-1] }} order by {{ by }})
{%- endmacro %}

{% macro spark__in_order(aggregate, by) -%}
    {{ aggregate }}
{%- endmacro %}


{#- Of each group, the value of the highest key that has one. -#}
{% macro last_by(value, key) -%}
    max_by({{ value }}, case when {{ value }} is not null then {{ key }} end)
{%- endmacro %}


{#- Of each group, the value whose keys come first. -#}
{% macro first_by(value, keys) -%}
    {{ return(adapter.dispatch('first_by')(value, keys)) }}
{%- endmacro %}

{% macro duckdb__first_by(value, keys) -%}
    {#- `first(... order by ...)` would sort every group. -#}
    arg_min_null({{ value }}, row({{ keys | join(', ') }}))
{%- endmacro %}

{% macro spark__first_by(value, keys) -%}
    min_by({{ value }}, struct({{ keys | join(', ') }}))
{%- endmacro %}


{#- Of each group, the value whose keys, one after the other, are the highest. -#}
{% macro highest_by(value, keys) -%}
    {{ return(adapter.dispatch('highest_by')(value, keys)) }}
{%- endmacro %}

{% macro duckdb__highest_by(value, keys) -%}
    max_by({{ value }}, row({{ keys | join(', ') }}))
{%- endmacro %}

{% macro spark__highest_by(value, keys) -%}
    max_by({{ value }}, struct({{ keys | join(', ') }}))
{%- endmacro %}


{#- The product of a group: 2, 0.5, 3 -> 3 -#}
{% macro product_of(factor) -%}
    {{ return(adapter.dispatch('product_of')(factor)) }}
{%- endmacro %}

{% macro duckdb__product_of(factor) -%}
    product({{ factor }})
{%- endmacro %}

{% macro spark__product_of(factor) -%}
    aggregate(
        collect_list(cast({{ factor }} as double)),
        cast(1 as double),
        (product, factor) -> product * factor
    )
{%- endmacro %}


{#- The texts of a group as one, in an order. -#}
{% macro joined_text(text, separator, by) -%}
    {{ return(adapter.dispatch('joined_text')(text, separator, by)) }}
{%- endmacro %}

{% macro duckdb__joined_text(text, separator, by) -%}
    string_agg({{ text }}, '{{ separator }}' order by {{ by }})
{%- endmacro %}

{% macro spark__joined_text(text, separator, by) -%}
    listagg({{ text }}, '{{ separator }}') within group (order by {{ by }})
{%- endmacro %}


{#- The values of a group as a list, each once and in their order. -#}
{% macro list_of(value) -%}
    {{ return(adapter.dispatch('list_of')(value)) }}
{%- endmacro %}

{% macro duckdb__list_of(value) -%}
    list(distinct {{ value }} order by {{ value }})
{%- endmacro %}

{% macro spark__list_of(value) -%}
    array_sort(collect_set({{ value }}))
{%- endmacro %}


{#- The rows of a relation, each with what `aggregates` says of all rows that have the
    same `keys` and another `own`. It is a macro whose argument follows each aggregate. -#}
{% macro with_aggregates_of_others(relation, keys, own, aggregates) -%}
    {{ return(adapter.dispatch('with_aggregates_of_others')(
        relation, keys, own, aggregates
    )) }}
{%- endmacro %}

{% macro duckdb__with_aggregates_of_others(relation, keys, own, aggregates) -%}
    select
        *,
        {{ aggregates('over others') }}
    from {{ relation }}
    window others as (
        partition by {{ keys | join(', ') }}
        order by {{ own }}
        groups between unbounded preceding and unbounded following exclude group
    )
{%- endmacro %}

{% macro spark__with_aggregates_of_others(relation, keys, own, aggregates) -%}
    select
        own.*,
        {{ star_except(keys + ['own_value'], 'of_others') }}
    from {{ relation }} as own
    left join (
        select
            {{ keys | join(', ') }},
            own_value,
            {{ aggregates() }}
        from (
            select
                others.*,
                own_values.own_value
            from {{ relation }} as others
            inner join (
                select distinct {{ keys | join(', ') }}, {{ own }} as own_value
                from {{ relation }}
            ) as own_values
                on {{ same_keys('others', 'own_values', keys) }}
                and others.{{ own }} <> own_values.own_value
        ) as pairs
        group by {{ keys | join(', ') }}, own_value
    ) as of_others
        on {{ same_keys('own', 'of_others', keys) }}
        and own.{{ own }} = of_others.own_value
{%- endmacro %}
