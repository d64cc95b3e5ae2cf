{{ config(materialized='view') }}
with predictions as (
    select * from {{ ref('stg_held_out_predictions') }}
),

measurements as (
    select * from {{ ref('int_measurements_matched') }}
),

-- One hash for all rows of a fit.
fitted as (
    select min(inputs_hash) as inputs_hash from {{ ref('int_estimator_parameters') }}
)

select
    predictions.measurement_id,
    predictions.protocol,
    measurements.network,
    measurements.platform,
    measurements.datatype,
    measurements.batch_size,
    measurements.threads,
    measurements.task,
    predictions.predicted_fps as predicted_throughput_fps,
    predictions.predicted_fps_lower as predicted_throughput_fps_lower,
    predictions.predicted_fps_upper as predicted_throughput_fps_upper,
    measurements.throughput_fps as measured_throughput_fps,
    measurements.throughput_fps / predictions.predicted_fps as ratio,
    measurements.throughput_fps
        between predictions.predicted_fps_lower
        and predictions.predicted_fps_upper as is_inside_interval,
    predictions.inputs_hash <> fitted.inputs_hash as is_stale
from predictions
inner join measurements
    on predictions.measurement_id = measurements.measurement_id
cross join fitted
