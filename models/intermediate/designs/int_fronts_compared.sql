{{ config(materialized='table') }}
-- Designs that were measured, as an evidence predicts them and as they are: fronts of both
-- over the same designs. An estimate is what the estimator said without having seen the
-- network, or the topology, or the platform.
with designs as (
    select * from {{ ref('int_designs_chosen') }}
),

evidences as (
    select * from {{ ref('stg_evidences') }}
),

held_out as (
    select * from {{ ref('stg_held_out_predictions') }}
),

measurements as (
    select * from {{ ref('int_measurements_by_scope') }}
    where throughput_scope = 'device'
),

measured as (
    select designs.*
    from designs
    inner join evidences on designs.evidence = evidences.evidence
    where evidences.figures = 'measured'
),

predicted as (
    select
        designs.evidence,
        'nothing fitted' as protocol,
        designs.network,
        designs.platform,
        designs.datatype,
        designs.throughput_fps,
        cast(null as double) as throughput_fps_lower,
        cast(null as double) as throughput_fps_upper
    from designs
    inner join evidences on designs.evidence = evidences.evidence
    where evidences.figures not in ('measured', 'estimated')
    union all
    -- The fastest as predicted of the ways it was run; of those predicted alike, as where
    -- the bound caps them, the least certain.
    select
        evidences.evidence,
        held_out.protocol,
        measurements.network,
        measurements.platform,
        measurements.datatype,
        max(held_out.predicted_fps),
        {{ highest_by(
            'held_out.predicted_fps_lower',
            ['held_out.predicted_fps', '-held_out.predicted_fps_lower']
        ) }},
        {{ highest_by(
            'held_out.predicted_fps_upper',
            ['held_out.predicted_fps', '-held_out.predicted_fps_lower']
        ) }}
    from held_out
    inner join measurements on held_out.measurement_id = measurements.measurement_id
    inner join evidences on evidences.figures = 'estimated'
    group by
        evidences.evidence,
        held_out.protocol,
        measurements.network,
        measurements.platform,
        measurements.datatype
),

compared as (
    select
        measured.task,
        predicted.*,
        measured.throughput_fps as measured_fps,
        measured.accuracy_score,
        -- What one runs who trusts the prediction and asks for this accuracy; of what
        -- is predicted alike, the slowest.
        {{ highest_by(
            'measured.throughput_fps',
            ['predicted.throughput_fps', '-measured.throughput_fps']
        ) }} over as_accurate as picked_fps
    from measured
    inner join predicted
        on measured.network = predicted.network
        and measured.platform = predicted.platform
        and measured.datatype = predicted.datatype
    window as_accurate as (
        partition by measured.task, predicted.evidence, predicted.protocol
        order by measured.accuracy_score desc
    )
),

with_chances as (
    {{ front_chance('compared', ['task', 'evidence', 'protocol']) }}
),

with_predicted_front as (
    {{ front_of(
        'with_chances',
        partition_by=['task', 'evidence', 'protocol'],
        objectives=['throughput_fps', 'accuracy_score'],
        named=['network']
    ) }}
),

on_predicted_front as (
    select
        {{ star_except(['is_on_front', 'front_network']) }},
        is_on_front as is_on_predicted_front
    from with_predicted_front
),

with_measured_front as (
    {{ front_of(
        'on_predicted_front',
        partition_by=['task', 'evidence', 'protocol'],
        objectives=['measured_fps', 'accuracy_score'],
        named=['network']
    ) }}
)

select
    {{ star_except(['is_on_front', 'front_network']) }},
    is_on_front as is_on_measured_front
from with_measured_front
