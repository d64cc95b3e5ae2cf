{{ config(materialized='table') }}
-- The fastest operating point of each design, of the device; the smaller batch
-- and the fewer threads where two are equally fast. A table, because the ranking
-- reads its input more than once.
with operating_points as (
    select * from {{ ref('int_operating_points_collected') }}
    where throughput_scope = 'device'
        and task is not null
        and accuracy_pct is not null
),

fastest_first as (
    select
        *,
        row_number() over (
            partition by evidence, network, platform, datatype
            order by
                throughput_fps desc,
                batch_size asc,
                threads asc,
                latency_ms asc
        ) as place
    from operating_points
)

select {{ star_except(['place']) }}
from fastest_first
where place = 1
