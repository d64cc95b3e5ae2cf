{{ config(
    materialized='table_function',
    parameters=['task varchar', "evidence := 'measured'", "scope := 'system'"]
) }}
with front as (
    select
        designs.*,
        case when tasks.higher_is_better then 1 else -1 end * designs.accuracy_pct
            as accuracy_score
    from {{ ref('pareto_front') }}(task, evidence := evidence, scope := scope) as designs
    inner join {{ ref('tasks') }} as tasks on tasks.task = task
),

-- From 0 at one end of the front to 1 at the other; a front of one design has no line.
scaled as (
    select
        *,
        (ln(throughput_fps) - min(ln(throughput_fps)) over ())
        / nullif(max(ln(throughput_fps)) over () - min(ln(throughput_fps)) over (), 0)
        + (accuracy_score - min(accuracy_score) over ())
        / nullif(max(accuracy_score) over () - min(accuracy_score) over (), 0)
            as distance_from_the_line
    from front
),

placed as (
    select
        *,
        row_number() over (order by throughput_fps desc, platform asc, datatype asc)
            as by_throughput,
        row_number() over (
            order by distance_from_the_line desc nulls last, platform asc, datatype asc
        ) as by_distance,
        row_number() over (
            order by
                accuracy_score desc, throughput_fps desc, platform asc, datatype asc
        ) as by_accuracy
    from scaled
)

select
    roles.position,
    roles.role,
    placed.* exclude (
        accuracy_score, distance_from_the_line, by_throughput, by_distance, by_accuracy
    )
from placed
inner join (
    values (1, 'fastest'), (2, 'knee'), (3, 'most accurate')
) as roles (position, role)
    on case roles.position
        when 1 then placed.by_throughput
        when 2 then placed.by_distance
        else placed.by_accuracy
    end = 1
order by roles.position
