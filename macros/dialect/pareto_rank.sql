{#- The ranks of macros/formulas/pareto_rank on Spark, which allows no window over a
    recursive reference. From right to left, and down where x ties, each point is of the
    first front of which no point before it is as high; so the height of every front is
    all there is to keep, and one pass over one order gives every rank.

    A partition goes through one task. Where only so many fronts are ranked, that is of
    few points: at one y the k-th largest x ranks k-th at best, and Spark drops what is
    further down wherever it lies, before any of it is sent. What is kept has all that
    ranks within max_rank, hence all that dominates it, and gives the same ranks. -#}
{% macro spark__pareto_rank(relation, partition_by, maximise, max_rank) -%}
    {%- set keys = partition_by | join(', ') -%}
    {%- set x = maximise[0] -%}
    {%- set y = maximise[1] -%}
    {%- set front = '(1 + size(filter(fronts.highest, y -> y >= point.y)))' -%}
    {%- set most = 'size(points)' if max_rank is none else max_rank -%}
    with points as (
        select
            {{ keys }},
            {{ x }} as x,
            {{ y }} as y
        from {{ relation }}
        where {{ x }} is not null and {{ y }} is not null
    ),
    {% if max_rank is not none %}
    placed_at_y as (
        select
            *,
            dense_rank() over (partition by {{ keys }}, y order by x desc) as place
        from points
    ),

    may_rank as (
        select * from placed_at_y
        where place <= {{ max_rank }}
    ),
    {% endif %}
    in_order as (
        select
            {{ keys }},
            sort_array(collect_set(struct(x, y)), false) as points
        from {{ 'points' if max_rank is none else 'may_rank' }}
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
                    slice(concat(
                        slice(fronts.highest, 1, {{ front }} - 1),
                        array(point.y),
                        slice(fronts.highest, {{ front }} + 1, {{ most }})
                    ), 1, {{ most }}) as highest,
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
