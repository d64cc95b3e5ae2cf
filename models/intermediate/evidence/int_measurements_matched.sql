{{ config(materialized='table') }}
with published as (
    select * from {{ ref('stg_qutibench__measurements') }}
),

published_networks as (
    select * from {{ ref('stg_networks') }}
),

measurements as (
    -- The published ones name a topology and its pruning.
    select
        'published' as catalogue,
        0 as precedence,
        published.measurement_id,
        published_networks.network,
        published.topology_as_printed,
        published.pruning_pct,
        published.platform,
        published.datatype,
        cast(null as {{ dbt.type_string() }}) as task,
        published.batch_or_threads as batch_size,
        published.batch_or_threads as threads,
        published.throughput_fps,
        published.latency_ms,
        published.system_throughput_fps,
        published.system_latency_ms,
        published.accuracy_pct,
        published.top5_pct,
        published.base_power_watts,
        published.idle_power_watts,
        published.power_watts,
        published.stated_giga_ops,
        cast(null as bigint) as layers_on_accelerator,
        cast(null as bigint) as layers_elsewhere,
        cast(null as {{ dbt.type_string() }}) as note,
        published.source
    from published
    left join published_networks
        on published.topology = published_networks.topology
        and published.pruning_pct = published_networks.pruning_pct

    union all

    select
        catalogue,
        precedence,
        measurement_id,
        network,
        network as topology_as_printed,
        null,
        platform,
        datatype,
        task,
        batch_size,
        threads,
        throughput_fps,
        latency_ms,
        system_throughput_fps,
        system_latency_ms,
        accuracy_pct,
        top5_pct,
        base_power_watts,
        idle_power_watts,
        power_watts,
        stated_giga_ops,
        layers_on_accelerator,
        layers_elsewhere,
        note,
        source
    from {{ ref('stg_catalogue__measurements') }}
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
)

select
    measurements.catalogue,
    measurements.precedence,
    measurements.measurement_id,
    measurements.network,
    measurements.topology_as_printed,
    coalesce(measurements.pruning_pct, networks.pruning_pct) as pruning_pct,
    measurements.platform,
    measurements.datatype,
    coalesce(measurements.task, networks.task) as task,
    platforms.concurrency,
    -- Threads each read the weights for themselves; the published analysis counts
    -- either batches or threads, in one column.
    case
        when platforms.concurrency = 'thread' and measurements.precedence = 0 then 1
        when platforms.concurrency = 'thread'
            then coalesce(measurements.batch_size, 1)
        else measurements.batch_size
    end as batch_size,
    case
        when platforms.concurrency = 'thread' then measurements.threads
        when measurements.precedence = 0 then 1
        else coalesce(measurements.threads, 1)
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
    measurements.layers_on_accelerator,
    measurements.layers_elsewhere,
    measurements.note,
    measurements.source
from measurements
left join networks on measurements.network = networks.network
left join platforms on measurements.platform = platforms.platform
