{#- The ranks of macros/formulas/pareto_rank on Spark, which allows no window over a
    recursive reference. From right to left, and down where x ties, each point is of the
    first front of which no point before it is as high; so the height of every front is
    all there is to keep, and one pass over one order gives every rank. A partition goes
    through one task: for a large one, leave out first what ranks too deep
    (front_thresholds). -#}
{% macro spark__pareto_rank(relation, partition_by, maximise, max_rank) -%}
    {%- set keys = partition_by | join(', ') -%}
    {%- set x = maximise[0] -%}
    {%- set y = maximise[1] -%}
    {%- set front = '(1 + size(filter(fronts.highest, y -> y >= point.y)))' -%}
    with in_order as (
        select
            {{ keys }},
            sort_array(collect_set(struct({{ x }} as x, {{ y }} as y)), false) as points
        from {{ relation }}
        where {{ x }} is not null and {{ y }} is not null
        group by {{ keys }}
    ),

    placed as (
        select
            *,
            aggregate(
                points,
                struct(
                    cast(array() as array<double>) as highest,
                    cast(array() as array<int>) as places
                ),
                (fronts, point) -> struct(
                    concat(
                        slice(fronts.highest, 1, {{ front }} - 1),
                        array(point.y),
                        slice(fronts.highest, {{ front }} + 1, size(points))
                    ) as highest,
                    array_append(fronts.places, {{ front }}) as places
                ),
                fronts -> fronts.places
            ) as places
        from in_order
    ),

    ranks as (
        select
            {{ keys }},
            ranked.points.x,
            ranked.points.y,
            ranked.places as front
        from placed
        lateral view inline(arrays_zip(points, places)) ranked as points, places
        {%- if max_rank is not none %}
        where ranked.places <= {{ max_rank }}
        {%- endif %}
    )

    select
        designs.*,
        ranks.front as pareto_rank
    from {{ relation }} as designs
    left join ranks
        on {{ same_keys('designs', 'ranks', partition_by) }}
        and designs.{{ x }} = ranks.x
        and designs.{{ y }} = ranks.y
{%- endmacro %}
