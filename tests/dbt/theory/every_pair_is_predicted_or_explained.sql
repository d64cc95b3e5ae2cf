-- Each network on each platform in each datatype of any peak, by each traffic
-- model: predicted, or listed with the reason, and never both.
with peak_datatypes as (
    select datatype from {{ ref('platform_peaks') }}
    union
    select datatype from {{ ref('availability') }}
    where platform is not null
),

pairs as (
    select
        networks.network,
        platforms.platform,
        peak_datatypes.datatype,
        traffic_models.traffic_model
    from {{ ref('networks') }} as networks
    cross join {{ ref('platforms') }} as platforms
    cross join peak_datatypes
    cross join {{ ref('traffic_models') }} as traffic_models
    where networks.network in ({{ networks_checked() }})
),

answers as (
    select distinct network, platform, datatype, traffic_model
    from {{ ref('predictions') }}
    where network in ({{ networks_checked() }})
    union all
    select network, platform, datatype, traffic_model
    from {{ ref('prediction_gaps') }}
    where network in ({{ networks_checked() }})
),

counted as (
    select
        pairs.*,
        count(answers.network) as times_answered
    from pairs
    left join answers using (network, platform, datatype, traffic_model)
    group by all
)

select * from counted
where times_answered <> 1
