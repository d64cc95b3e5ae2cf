{{ config(materialized='table') }}
with measurements as (
    select * from {{ ref('stg_qutibench__measurements') }}
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
)

select
    measurements.measurement_id,
    networks.network,
    measurements.topology_as_printed,
    measurements.pruning_pct,
    measurements.platform,
    measurements.datatype,
    networks.task,
    platforms.concurrency,
    -- Threads each read the weights for themselves.
    case
        when platforms.concurrency = 'thread' then 1
        else measurements.batch_or_threads
    end as batch_size,
    case
        when platforms.concurrency = 'thread' then measurements.batch_or_threads
        else 1
    end as threads,
    measurements.throughput_fps,
    measurements.latency_ms,
    measurements.system_throughput_fps,
    measurements.system_latency_ms,
    measurements.accuracy_pct,
    measurements.top5_pct,
    measurements.base_power_watts,
    measurements.idle_power_watts,
    measurements.power_watts,
    measurements.stated_giga_ops,
    measurements.source
from measurements
left join networks
    on measurements.topology = networks.topology
    and measurements.pruning_pct = networks.pruning_pct
left join platforms on measurements.platform = platforms.platform
