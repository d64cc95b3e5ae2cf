{%- set predictors = '(select traffic_model as predicted_by from '
    ~ ref('traffic_models') ~ ' union all select evidence from ' ~ ref('evidences')
    ~ " where figures = 'published')" -%}
{{ config(
    materialized='table_function',
    parameters=[
        'predicted_by varchar',
        'largest_batch_size bigint := 1',
        'networks varchar[] := null',
    ]
) }}
-- A platform runs with all of its units busy, at the largest batch up to the one asked
-- for that it can; the published analysis knows batch 1 alone.
with asked_for as (
    select
        cast(predicted_by as varchar) as predictor,
        cast(largest_batch_size as bigint) as most
    where {{ argument_is_known('predicted_by', predictors, 'predicted_by') }}
        and {{ arguments_are_above_zero(['largest_batch_size'], required=true) }}
        and {{ arguments_are_known('networks', ref('networks'), 'network') }}
),

conditions as (
    select
        conditions.platform,
        max(conditions.batch_size) as batch_size,
        max(conditions.threads) as threads
    from {{ ref('operating_conditions') }} as conditions
    inner join {{ ref('platforms') }} as platforms
        on conditions.platform = platforms.platform
    cross join asked_for
    where conditions.batch_size <= asked_for.most
        and conditions.threads <= platforms.compute_units
    group by conditions.platform
),

of_traffic_model as (
    select
        predictions.network,
        predictions.platform,
        predictions.datatype,
        predictions.batch_size,
        predictions.threads,
        predictions.task,
        predictions.traffic_model,
        predictions.operational_intensity_ops_per_byte,
        predictions.compute_bound_fps,
        predictions.memory_bound_fps,
        predictions.link_bound_fps,
        predictions.attainable_tops,
        predictions.throughput_fps,
        predictions.bound_by,
        predictions.bound_margin,
        predictions.latency_ms,
        predictions.is_feasible
    from {{ ref('predictions') }} as predictions
    inner join asked_for on predictions.traffic_model = asked_for.predictor
    inner join conditions
        on predictions.platform = conditions.platform
        and predictions.batch_size = conditions.batch_size
        and predictions.threads = conditions.threads
    -- Only constants reach the tables that predictions are computed from.
    where predictions.traffic_model = predicted_by
        and predictions.batch_size <= largest_batch_size
        and {{ is_named('predictions', ['network']) }}
),

-- By the figures that the published analysis had.
of_published_figures as (
    select
        points.network,
        points.platform,
        points.datatype,
        points.batch_size,
        points.threads,
        points.task,
        crossings.traffic_model,
        crossings.operational_intensity_ops_per_byte,
        points.throughput_fps / crossings.attainable_share_of_peak as compute_bound_fps,
        points.throughput_fps / crossings.attainable_share_of_peak
        * crossings.operational_intensity_ops_per_byte
        / crossings.ridge_point_ops_per_byte as memory_bound_fps,
        cast(null as double) as link_bound_fps,
        crossings.attainable_tops,
        points.throughput_fps,
        crossings.bound_by,
        points.latency_ms
    from {{ ref('evidences') }} as evidences
    inner join asked_for on evidences.evidence = asked_for.predictor
    inner join {{ ref('roofline_intersections') }} as crossings
        on evidences.figures = crossings.figures
        and evidences.traffic_model = crossings.traffic_model
    inner join {{ ref('operating_points') }} as points
        on evidences.evidence = points.evidence
        and crossings.network = points.network
        and crossings.platform = points.platform
        and crossings.datatype = points.datatype
    where {{ is_named('points', ['network']) }}
)

select * from of_traffic_model
union all by name
select
    *,
    greatest(compute_bound_fps, memory_bound_fps) / throughput_fps as bound_margin,
    cast(null as boolean) as is_feasible
from of_published_figures
