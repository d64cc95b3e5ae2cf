{#-
    Every row of `relation`, plus `pareto_rank`: its non-dominated sorting rank
    within `partition_by`, by the two columns in `maximise`.

    Rank 1 is the front; rank k is the front once ranks below k are removed.
    Equal points share a rank. Rows deeper than `max_rank`, or that lack an
    objective, get null; without `max_rank` every row is ranked, at the cost of
    one sort per front, which suits thousands of rows rather than millions.

    `relation` is read three times, so pass a table rather than a heavy view.
-#}
{%- macro pareto_rank(relation, partition_by, maximise, max_rank=none) -%}
    {{ return(adapter.dispatch('pareto_rank')(
        relation, partition_by, maximise, max_rank
    )) }}
{%- endmacro -%}


{%- macro default__pareto_rank(relation, partition_by, maximise, max_rank) -%}
{%- set keys = partition_by | join(", ") -%}
with recursive

-- A short id per partition, so that no sort below has to carry its keys.
partitions as materialized (
    select
        {{ keys }},
        cast(row_number() over (order by {{ keys }}) as integer) as partition_id
        {%- if max_rank is not none %},
        -- One point in `stride` is a scout. About 2 * max_rank * sqrt(n) scouts
        -- cost as much to peel as the survivors that they leave behind.
        cast(sqrt(count(*)) / (2 * {{ max_rank }}) as bigint) as stride
        {%- endif %}
    from {{ relation }}
    group by {{ keys }}
),

points as materialized (
    select
        partitions.*,
        designs.{{ maximise[0] }} as x,
        designs.{{ maximise[1] }} as y
    from {{ relation }} as designs
    inner join partitions
        on {{ same_keys("designs", "partitions", partition_by) }}
    where designs.{{ maximise[0] }} is not null
        and designs.{{ maximise[1] }} is not null
),
{% if max_rank is not none %}
-- Peeling sorts what is left once per front, so first drop what cannot matter.
-- A point below a scout of rank max_rank ends a chain of max_rank + 1 points:
-- its own rank is deeper than max_rank, whichever points the scouts are. All
-- that rank within max_rank survive, hence so does all that dominates them, and
-- peeling the survivors finds their true ranks. Any deeper survivor is still
-- dominated by a point of rank max_rank, so it cannot be mistaken for one.
scouts as materialized (
    select distinct partition_id, x, y
    from points
    where stride > 1 and {{ hash_of(['x', 'y']) }} % stride = 0
),

{{ peel_fronts("scout_fronts", "scouts", max_rank) }},

barrier as materialized (
    select scouts_in_order.partition_id, scouts_in_order.x, scouts_in_order.y
    from scout_fronts
    inner join scouts_in_order
        on scouts_in_order.place = scout_fronts.place
    where scout_fronts.is_front and scout_fronts.front = {{ max_rank }}
),

-- A partition without a barrier keeps all its points, and needs no window. Else,
-- the highest of the barrier at or right of each point (the window takes in all
-- that ties in x). Points level with it may stay: that is slower, never wrong.
-- The copies of barrier points vanish in `union`, as do equal points.
survivors as materialized (
    select partition_id, x, y
    from points
    where partition_id not in (select partition_id from barrier)

    union

    select partition_id, x, y
    from (
        select
            partition_id,
            x,
            y,
            max(barrier_y) over (
                partition by partition_id
                order by x desc
            ) as highest_barrier_y
        from (
            select partition_id, x, y, null as barrier_y
            from points
            where partition_id in (select partition_id from barrier)
            union all
            select partition_id, x, y, y
            from barrier
        )
    )
    where highest_barrier_y is null or y >= highest_barrier_y
),
{% else %}
survivors as materialized (
    select distinct partition_id, x, y
    from points
),
{% endif %}
{{ peel_fronts("fronts", "survivors", max_rank) }},

ranks as (
    select partitions.*, survivors_in_order.x, survivors_in_order.y, fronts.front
    from fronts
    inner join survivors_in_order
        on survivors_in_order.place = fronts.place
    inner join partitions
        on partitions.partition_id = survivors_in_order.partition_id
    where fronts.is_front
)

select
    designs.*,
    ranks.front as pareto_rank
from {{ relation }} as designs
left join ranks
    on {{ same_keys("designs", "ranks", partition_by) }}
    and ranks.x = designs.{{ maximise[0] }}
    and ranks.y = designs.{{ maximise[1] }}
{%- endmacro -%}


{#- Recursive CTE `name`: peels front after front off the distinct `source`; the
    `place` of a point is that in `source`_in_order. -#}
{%- macro peel_fronts(name, source, max_rank) -%}
-- From right to left, and down where x ties, a point is on the front when higher
-- than all before it. Each partition starts higher than the last one ends, so the
-- rounds need no partitions: one integer orders the points, another compares them.
{{ source }}_in_order as materialized (
    select
        *,
        cast(row_number() over (
            order by partition_id, x desc, y desc
        ) as integer) as place,
        cast(dense_rank() over (order by partition_id, y) as integer) as height
    from {{ source }}
),

-- Each round takes up what the last one did not place.
{{ name }} as (
    select place, height, 0 as front, false as is_front
    from {{ source }}_in_order

    union all

    select
        place,
        height,
        front + 1,
        coalesce(height > max(height) over (
            order by place
            rows between unbounded preceding and 1 preceding
        ), true)
    from {{ name }}
    where not is_front
        {%- if max_rank is not none %} and front < {{ max_rank }}{% endif %}
)
{%- endmacro -%}


{#- Joins on keys that may be null. -#}
{%- macro same_keys(left, right, keys) -%}
{%- for key in keys -%}
{{ left }}.{{ key }} is not distinct from {{ right }}.{{ key }}
{%- if not loop.last %}
        and {% endif -%}
{%- endfor -%}
{%- endmacro -%}
