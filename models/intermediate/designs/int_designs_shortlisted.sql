{{ config(materialized='table', enabled=var('pareto_max_rank') is not none) }}
-- Designs that may rank by their peak alone, above which is neither a bound nor an estimate.
-- That is cheap to know of every design; of what it leaves out no other roof, no condition
-- and no estimate is computed. A measurement may be above the peak, and is kept.
with designs as (
    select
        network,
        platform,
        datatype,
        task,
        {{ throughput_fps(
            busy_peak_tops('peak_tops', 'compute_units', 'compute_units'),
            operations('giga_ops')
        ) }} as peak_fps
    from {{ ref('int_networks_crossed_with_platforms') }}
    where task is not null
),

with_accuracies as (
    select
        designs.*,
        {{ accuracy_of_design() }} as accuracy_pct
    from designs
    {{ join_accuracies(
        ref('int_accuracies_collected'),
        'designs.network',
        'designs.platform',
        'designs.datatype',
        'designs.task'
    ) }}
),

scored as (
    {{ with_accuracy_score('with_accuracies', ref('int_tasks_collected')) }}
),

evidences as (
    select * from {{ ref('stg_evidences') }}
    where figures in ('in use', 'estimated')
),

-- The least of any evidence; where one has none, every design may rank.
thresholds as (
    select
        task,
        accuracy_score,
        min(throughput_fps) as throughput_fps
    from {{ ref('int_front_thresholds') }}
    where evidence in (select evidence from evidences)
    group by task, accuracy_score
    having count(*) = (select count(*) from evidences)
),

as_fast_as_needed as (
    select
        scored.network,
        scored.platform,
        scored.datatype
    from scored
    left join thresholds
        on scored.task = thresholds.task
        and scored.accuracy_score = thresholds.accuracy_score
    where scored.accuracy_pct is not null
        and scored.peak_fps >= coalesce(thresholds.throughput_fps, 0)
)

select * from as_fast_as_needed
union
select
    network,
    platform,
    datatype
from {{ ref('int_measurements_by_scope') }}
