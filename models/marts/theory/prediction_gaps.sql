{{ config(materialized='view') }}
with designs as (
    select * from {{ ref('int_throughputs_bounded') }}
    where batch_size = 1 and threads = 1
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

peak_claims as (
    select * from {{ ref('int_figures_collected') }}
    where figure = 'peak_tops'
),

peaks as (
    select * from {{ ref('int_peaks_chosen') }}
),

traffic_models as (
    select * from {{ ref('stg_traffic_models') }}
),

peak_datatypes as (
    select distinct datatype from peak_claims
),

platforms_without_peak as (
    select
        platforms.platform,
        peak_datatypes.datatype,
        case
            when bool_or(not peak_claims.is_available)
                then 'platform is not available in the datatype'
            else 'platform has no peak for the datatype'
        end as reason
    from platforms
    cross join peak_datatypes
    left join peaks
        on platforms.platform = peaks.platform
        and peak_datatypes.datatype = peaks.datatype
    left join peak_claims
        on platforms.platform = peak_claims.name
        and peak_datatypes.datatype = peak_claims.datatype
    where peaks.platform is null
    group by platforms.platform, peak_datatypes.datatype
)

-- What is missing does not depend on the batch.
select
    network,
    platform,
    datatype,
    traffic_model,
    why_not_predicted as reason
from designs
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
