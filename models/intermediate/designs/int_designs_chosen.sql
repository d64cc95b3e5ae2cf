{{ config(materialized='table') }}
{%- set is_thinned = var('pareto_max_rank') is not none %}

-- The fastest operating point of each design, of the device; the smaller batch
-- and the fewer threads where two are equally fast. A table, because the ranking
-- reads its input more than once. Where only so many fronts are ranked, designs that
-- rank deeper for sure are left out, unless they were measured: fronts of what was
-- measured are compared.
{% if is_thinned -%}
with designs as (
    select designs_of_all.*
    from {{ ref('int_networks_crossed_with_platforms') }} as designs_of_all
    semi join {{ ref('int_designs_shortlisted') }}
        using (network, platform, datatype)
),

operating_points as (
    {{ operating_points_of_designs('designs') }}
),
{% else -%}
with operating_points as (
    select * from {{ ref('int_operating_points_collected') }}
),
{% endif %}
of_devices as (
    select * from operating_points
    where {{ is_ranked('operating_points') }}
),
{% if is_thinned %}
measured_designs as (
    select distinct network, platform, datatype
    from {{ ref('int_measurements_by_scope') }}
),

may_rank as (
    select
        of_devices.*,
        bool_or(thresholds.throughput_fps is not null) over (
            partition by of_devices.evidence, of_devices.task
        ) as is_thinned
    from of_devices
    left join {{ ref('int_front_thresholds') }} as thresholds
        on of_devices.evidence = thresholds.evidence
        and of_devices.task = thresholds.task
        and of_devices.accuracy_score = thresholds.accuracy_score
    left join measured_designs
        on of_devices.network = measured_designs.network
        and of_devices.platform = measured_designs.platform
        and of_devices.datatype = measured_designs.datatype
    where thresholds.throughput_fps is null
        or of_devices.throughput_fps >= thresholds.throughput_fps
        or measured_designs.network is not null
),
{% else %}
may_rank as (
    select
        *,
        false as is_thinned
    from of_devices
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
