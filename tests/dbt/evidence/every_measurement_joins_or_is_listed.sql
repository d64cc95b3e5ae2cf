-- A measurement without a network, or without a prediction of the device, says why, or
-- its design is a gap that does.
with flagged as (
    select distinct measurement_id from {{ ref('measurement_flags') }}
    where flag in (
        'network_not_in_catalogue', 'platform_without_peak', 'no_throughput'
    )
),

predicted as (
    select distinct measurement_id from {{ ref('prediction_errors') }}
    where throughput_scope = 'device'
),

gaps as (
    select distinct network, platform, datatype
    from {{ ref('prediction_gaps') }}
    where traffic_model = 'weights_streamed'
)

select measurements.*
from {{ ref('measurements') }} as measurements
left join flagged using (measurement_id)
left join predicted using (measurement_id)
left join gaps using (network, platform, datatype)
where (flagged.measurement_id is null and gaps.network is null)
    = (predicted.measurement_id is null)
