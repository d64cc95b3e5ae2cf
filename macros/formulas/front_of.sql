{#- Every row of a relation with where it stands to the Pareto front of its
    partition, by two objectives that are better when larger:

    is_on_front             whether no row dominates it
    front_<column>          for each of `named`, that column of a row on the front
                            that dominates it; null on the front

    A row is on the front when it has the largest y of all that have its x or
    more, and the largest x of all that have its y or more. The row of the front
    that is just as far in x or the next further has the largest y of all that
    are at least as far, so it dominates whatever any of the front dominates.
    A row without one of the objectives is no candidate: filter it out first. -#}
{% macro front_of(relation, partition_by, objectives, named) -%}
    {%- set x = objectives[0] -%}
    {%- set y = objectives[1] -%}
    {%- set keys = partition_by | join(', ') -%}
    with judged as (
        select
            *,
            {{ y }} >= max({{ y }}) over (partition by {{ keys }} order by {{ x }} desc)
            and {{ x }}
                >= max({{ x }}) over (partition by {{ keys }} order by {{ y }} desc)
                as is_on_front
        from {{ relation }}
    )

    select
        *,
        {% for column in named -%}
        case when not is_on_front then
            {{ last_known('case when is_on_front then ' ~ column ~ ' end') }}
                over furthest_first
        end as front_{{ column }}{{ "," if not loop.last }}
        {% endfor %}
    from judged
    -- Ties in x come in order of y, so that the front's stands first.
    window furthest_first as (
        partition by {{ keys }}
        order by {{ x }} desc, {{ y }} desc, network asc, platform asc, datatype asc
        rows between unbounded preceding and current row
    )
{%- endmacro %}
