with bounded as (
    select * from {{ ref('int_throughputs_bounded') }}
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

unavailable_peaks as (
    select * from {{ ref('int_peaks_unpivoted') }}
    where availability = 'not available'
),

traffic_models as (
    select * from {{ ref('stg_traffic_models') }}
),

predicted_peaks as (
    select * from {{ ref('int_platform_peaks_chosen') }}
)

-- What is missing does not depend on the batch.
select distinct
    network,
    platform,
    datatype,
    traffic_model,
    why_not_predicted as reason
from bounded
where why_not_predicted is not null

union all

select
    networks.network,
    unavailable_peaks.platform,
    unavailable_peaks.datatype,
    traffic_models.traffic_model,
    'platform is not available in the datatype' as reason
from unavailable_peaks
cross join networks
cross join traffic_models
left join predicted_peaks
    on unavailable_peaks.platform = predicted_peaks.platform
    and unavailable_peaks.datatype = predicted_peaks.datatype
where predicted_peaks.platform is null
