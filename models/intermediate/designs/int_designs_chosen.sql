{{ config(materialized='table') }}

-- The fastest operating point of each design, of the device; the smaller batch
-- and the fewer threads where two are equally fast. A table, because the ranking
-- reads its input more than once. Where only so many fronts are ranked, designs that
-- rank deeper for sure are left out, unless they were measured: fronts of what was
-- measured are compared.
with operating_points as (
    select * from {{ ref('int_operating_points_collected') }}
    where throughput_scope = 'device'
        and task is not null
        and accuracy_pct is not null
),
{% if var('pareto_max_rank') is not none %}
measured_designs as (
    select distinct network, platform, datatype
    from {{ ref('int_measurements_by_scope') }}
),

may_rank as (
    select
        operating_points.*,
        bool_or(thresholds.throughput_fps is not null) over (
            partition by operating_points.evidence, operating_points.task
        ) as is_thinned
    from operating_points
    left join {{ ref('int_front_thresholds') }} as thresholds
        on operating_points.evidence = thresholds.evidence
        and operating_points.task = thresholds.task
        and operating_points.accuracy_score = thresholds.accuracy_score
    left join measured_designs
        on operating_points.network = measured_designs.network
        and operating_points.platform = measured_designs.platform
        and operating_points.datatype = measured_designs.datatype
    where thresholds.throughput_fps is null
        or operating_points.throughput_fps >= thresholds.throughput_fps
        or measured_designs.network is not null
),
{% else %}
may_rank as (
    select
        *,
        false as is_thinned
    from operating_points
),
{% endif %}
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
    from may_rank
)

select {{ star_except(['place']) }}
from fastest_first
where place = 1
