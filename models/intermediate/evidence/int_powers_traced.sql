with measurements as (
    select * from {{ ref('int_measurements_matched') }}
),

traces as (
    select
        platform,
        network,
        median(watts) as median_watts,
        median(case when is_under_load then watts end) as loaded_watts
    from {{ ref('int_power_traces_judged') }}
    group by platform, network
)

select
    measurements.measurement_id,
    measurements.power_watts,
    traces.median_watts,
    traces.loaded_watts
from measurements
inner join traces
    on measurements.platform = traces.platform
    and measurements.network = traces.network
