{{ config(materialized='table') }}
-- A trace goes from idle to load and back; a sample is under load above the
-- middle of its 5th and 95th percentile. A sample outside of what USB allows its
-- supply (5 V, 5 % off) is a slip of the meter and counts for neither. A table, because
-- all that is said of powers reads it.
with traces as (
    select * from {{ ref('stg_qutibench__power_traces') }}
),

networks as (
    select * from {{ ref('stg_networks') }}
),

samples as (
    select
        traces.platform,
        networks.network,
        traces.sample,
        traces.volts,
        traces.amperes,
        traces.volts * traces.amperes as watts,
        abs(traces.volts / 5 - 1) <= 0.05 as is_supply_plausible,
        traces.source
    from traces
    -- The traces are of networks that nobody pruned.
    inner join networks
        on traces.topology = networks.topology and networks.pruning_pct = 100
),

middles as (
    select
        platform,
        network,
        (
            percentile_cont(0.05) within group (order by watts)
            + percentile_cont(0.95) within group (order by watts)
        ) / 2 as middle_watts
    from samples
    where is_supply_plausible
    group by platform, network
)

select
    samples.*,
    samples.is_supply_plausible and samples.watts > middles.middle_watts
        as is_under_load
from samples
inner join middles
    on samples.platform = middles.platform
    and samples.network = middles.network
