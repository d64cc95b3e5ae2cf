{#- Every row of a relation with where it stands to the Pareto front of its
    partition, by two objectives that are better when larger:

    is_on_front             whether no row dominates it
    front_<column>          for each of `named`, that column of a row on the front
                            that dominates it; null on the front

    From the largest x down, and down in y where x ties, a point is on the front when its
    y is above all before it. The last of the front before any other point has the largest
    y of all that are at least as far, so it dominates whatever any of the front dominates.
    Only the distinct points are sorted, since a sort carries every column of its rows.
    A row without one of the objectives is no candidate: filter it out first. -#}
{% macro front_of(relation, partition_by, objectives, named) -%}
    {%- set point = partition_by + objectives -%}
    {%- set furthest_first -%}
        partition by {{ partition_by | join(', ') }}
        order by {{ objectives[0] }} desc, {{ objectives[1] }} desc
    {%- endset -%}
    with distinct_points as (
        select distinct {{ point | join(', ') }}
        from {{ relation }}
    ),

    judged as (
        select
            *,
            coalesce({{ objectives[1] }} > max({{ objectives[1] }}) over (
                {{ furthest_first }}
                rows between unbounded preceding and 1 preceding
            ), true) as is_on_front
        from distinct_points
    ),

    placed as (
        select
            *,
            count(case when is_on_front then 1 end) over (
                {{ furthest_first }}
                rows between unbounded preceding and current row
            ) as place_on_front
        from judged
    ),

    -- Of several at one place the last by name.
    front as (
        select
            {% for key in partition_by -%}
            {{ key }},
            {% endfor -%}
            place_on_front,
            {% for column in named -%}
            {{ last_by(column, '(network, platform, datatype)') }} as {{ column }}
            {{- "," if not loop.last }}
            {% endfor %}
        from placed
        inner join {{ relation }} using ({{ point | join(', ') }})
        where is_on_front
        group by {{ partition_by | join(', ') }}, place_on_front
    )

    select
        candidates.*,
        placed.is_on_front,
        {% for column in named -%}
        case when not placed.is_on_front then front.{{ column }} end
            as front_{{ column }}{{ "," if not loop.last }}
        {% endfor %}
    from {{ relation }} as candidates
    inner join placed using ({{ point | join(', ') }})
    left join front using ({{ partition_by | join(', ') }}, place_on_front)
{%- endmacro %}
