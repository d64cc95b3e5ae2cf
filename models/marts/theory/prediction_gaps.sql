with bounded as (
    select * from {{ ref('int_throughputs_bounded') }}
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

peak_cells as (
    select * from {{ ref('int_peaks_unpivoted') }}
),

peaks as (
    select * from {{ ref('int_platform_peaks_chosen') }}
),

traffic_models as (
    select * from {{ ref('stg_traffic_models') }}
),

peak_datatypes as (
    select datatype from peak_cells
    union
    select datatype from peaks
),

platforms_without_peak as (
    select
        platforms.platform,
        peak_datatypes.datatype,
        case
            when peak_cells.availability = 'not available'
                then 'platform is not available in the datatype'
            else 'platform has no peak for the datatype'
        end as reason
    from platforms
    cross join peak_datatypes
    left join peaks
        on platforms.platform = peaks.platform
        and peak_datatypes.datatype = peaks.datatype
    left join peak_cells
        on platforms.platform = peak_cells.platform
        and peak_datatypes.datatype = peak_cells.datatype
    where peaks.platform is null
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
    platforms_without_peak.platform,
    platforms_without_peak.datatype,
    traffic_models.traffic_model,
    platforms_without_peak.reason
from platforms_without_peak
cross join networks
cross join traffic_models
