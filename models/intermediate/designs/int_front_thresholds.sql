{{ config(materialized='table', enabled=var('pareto_max_rank') is not none) }}
-- A table, so that the join to it is planned by how small it is. Scouts are all networks on
-- the platforms with the highest peaks of a datatype, as the fastest are likely to be among
-- them: more or others change how many designs are left to rank, and no rank. A measured
-- design is no scout: it has the accuracies that its runs reached, which may be several.
with peaks as (
    select
        *,
        row_number() over (
            partition by datatype
            order by peak_tops desc, platform asc
        ) as place
    from {{ ref('int_peaks_chosen') }}
),

highest_peaks as (
    select * from peaks
    where place <= 32
),

designs as (
    select designs_of_all.*
    from {{ ref('int_networks_crossed_with_platforms') }} as designs_of_all
    semi join highest_peaks using (platform, datatype)
),

operating_points as (
    {{ operating_points_of_designs('designs') }}
),

scouts as (
    select operating_points.*
    from operating_points
    anti join {{ ref('int_measurements_by_scope') }} using (network, platform, datatype)
    where {{ is_ranked('operating_points') }}
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
        'scouts',
        'scores',
        partition_by=['evidence', 'task'],
        ys_by=['task'],
        design=['network', 'platform', 'datatype'],
        maximise=['throughput_fps', 'accuracy_score'],
        max_rank=var('pareto_max_rank')
    ) }}
)

select * from thresholds
