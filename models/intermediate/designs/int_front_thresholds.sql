{{ config(materialized='table', enabled=var('pareto_max_rank') is not none) }}
-- A table, so that the join to it is planned by how small it is. A measured design is
-- no scout: it has the accuracies that its runs reached, which may be several.
with points as (
    select * from {{ ref('int_operating_points_collected') }}
    where throughput_scope = 'device'
        and task is not null
        and accuracy_pct is not null
),

measured as (
    select * from {{ ref('int_measurements_by_scope') }}
),

predicted as (
    select points.*
    from points
    anti join measured using (network, platform, datatype)
),

accuracies as (
    select * from {{ ref('int_accuracies_collected') }}
    where is_used
),

scored as (
    {{ with_accuracy_score('accuracies', ref('int_tasks_collected')) }}
),

scores as (
    select distinct task, accuracy_score from scored
),

thresholds as (
    {{ front_thresholds(
        'predicted',
        'scores',
        partition_by=['evidence', 'task'],
        ys_by=['task'],
        design=['network', 'platform', 'datatype'],
        maximise=['throughput_fps', 'accuracy_score'],
        max_rank=var('pareto_max_rank'),
        one_in=16
    ) }}
)

select * from thresholds
