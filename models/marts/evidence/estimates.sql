{{ config(materialized='view') }}
-- Where the design was measured as it is run, the estimate is the measurement.
with estimated as (
    select * from {{ ref('int_throughputs_estimated') }}
),

measured as (
    select * from {{ ref('int_measurements_by_scope') }}
    where throughput_scope = 'device'
)

select
    estimated.network,
    estimated.platform,
    estimated.datatype,
    estimated.batch_size,
    estimated.threads,
    estimated.task,
    coalesce(measured.throughput_fps, estimated.estimated_fps) as throughput_fps,
    coalesce(measured.throughput_fps, estimated.estimated_fps_lower)
        as throughput_fps_lower,
    coalesce(measured.throughput_fps, estimated.estimated_fps_upper)
        as throughput_fps_upper,
    case when measured.measurement_id is null then 'layer products' else 'measurement' end
        as estimator,
    case
        when measured.measurement_id is not null then 'design'
        when estimated.calibrated_on = 'platform' and not estimated.is_new_topology
            then 'platform and topology'
        else estimated.calibrated_on
    end as calibrated_on,
    estimated.layers_from,
    estimated.estimated_fps as modelled_fps,
    estimated.bound_fps,
    measured.measurement_id
from estimated
left join measured
    on estimated.network = measured.network
    and estimated.platform = measured.platform
    and estimated.datatype = measured.datatype
    and estimated.batch_size = measured.batch_size
    and estimated.threads = measured.threads
