-- Each network on each platform in each datatype of the hardware table, by each
-- traffic model: predicted, or listed with the reason, and never both.
with pairs as (
    select
        networks.network,
        cells.name as platform,
        cells.datatype,
        traffic_models.traffic_model
    from {{ ref('networks') }} as networks
    cross join {{ ref('availability') }} as cells
    cross join {{ ref('traffic_models') }} as traffic_models
    where cells.kind = 'platform'
),

answers as (
    select distinct network, platform, datatype, traffic_model
    from {{ ref('predictions') }}
    union all
    select network, platform, datatype, traffic_model
    from {{ ref('prediction_gaps') }}
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
