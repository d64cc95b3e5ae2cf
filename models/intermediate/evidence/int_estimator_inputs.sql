{{ config(materialized='table') }}
-- What the estimator is fitted to, and what it is compared with: every measurement of
-- the device that states its batch and threads and has a bound, of its peak alone where
-- nobody states a bandwidth.
with measurements as (
    select * from {{ ref('int_measurements_bounded') }}
    where traffic_model = 'weights_on_chip'
        and compute_bound_fps is not null
        and measured_throughput_fps > 0
        and batch_size is not null
        and threads is not null
),

designs as (
    select * from {{ ref('int_estimator_designs') }}
),

published as (
    select * from {{ ref('int_published_rooflines') }}
),

layers as (
    select * from {{ ref('int_layers_in_series') }}
)

select
    measurements.measurement_id,
    measurements.batch_size,
    measurements.threads,
    designs.*,
    measurements.measured_throughput_fps as throughput_fps,
    coalesce(measurements.throughput_fps, measurements.compute_bound_fps) as bound_fps,
    published.throughput_fps as published_roofline_fps,
    layers.throughput_fps as layers_serial_fps
from measurements
inner join designs
    on measurements.network = designs.network
    and measurements.platform = designs.platform
    and measurements.datatype = designs.datatype
left join published
    on measurements.network = published.network
    and measurements.platform = published.platform
    and measurements.datatype = published.datatype
left join layers
    on measurements.network = layers.network
    and measurements.platform = layers.platform
    and measurements.datatype = layers.datatype
    and measurements.batch_size = layers.batch_size
    and measurements.threads = layers.threads
-- A setting that was measured often says little more in the end, and a fit to a million
-- rows would not end: always the same ones are kept.
qualify row_number() over (
        partition by
            measurements.network,
            measurements.platform,
            measurements.datatype,
            measurements.batch_size,
            measurements.threads
        order by measurements.measurement_id
    ) <= {{ var('fitted_repeats') }}
    and row_number() over (
        order by {{ hash_of(['measurements.measurement_id']) }}
    ) <= {{ var('fitted_measurements') }}
