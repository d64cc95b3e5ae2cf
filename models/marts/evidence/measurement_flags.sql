{%- set tolerance = var('flagged_difference') -%}

with measurements as (
    select * from {{ ref('int_measurements_matched') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

accuracies as (
    select * from {{ ref('int_accuracies_unpivoted') }}
    where availability = 'present'
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

bounded as (
    select * from {{ ref('int_measurements_bounded') }}
    where traffic_model = 'weights_on_chip'
),

repeated as (
    select
        topology_as_printed, pruning_pct, platform, datatype, batch_size,
        threads, count(*) as times
    from measurements
    group by all
    having count(*) > 1
)

select
    measurement_id,
    'network_not_in_catalogue' as flag,
    cast(null as double) as measured_value,
    cast(null as double) as expected_value,
    'no network ' || topology_as_printed || ' at ' || pruning_pct
    || ' %: neither its operations nor its accuracy is published' as explanation
from measurements
where network is null

union all

select
    measurement_id,
    'setting_repeated',
    times,
    1,
    'rows with this platform, network, datatype and batch'
from measurements
inner join repeated
    using (
        topology_as_printed, pruning_pct, platform, datatype, batch_size, threads
    )

union all

select
    measurement_id,
    'operations_implausible',
    stated_giga_ops,
    networks.giga_ops,
    'giga-operations per input that the row states, against the catalogue'
from measurements
left join networks using (network)
where abs(stated_giga_ops / networks.giga_ops - 1) > 0.5
    or (networks.giga_ops is null and stated_giga_ops > 1e6)

union all

select
    measurement_id,
    'no_throughput',
    null,
    null,
    'the published row has no throughput of the accelerator (fps-comp)'
from measurements
where throughput_fps is null

union all

select
    measurement_id,
    'above_stated_peak',
    measured_throughput_fps * giga_ops / 1e3,
    peak_tops,
    'TOP/s that the throughput amounts to, against the stated peak'
from bounded
where measured_throughput_fps > compute_bound_fps

union all

select
    measurement_id,
    'latency_is_not_batch_over_throughput',
    latency_ms,
    {{ latency_ms('batch_size * threads', 'throughput_fps') }},
    'latency in ms, against inputs in flight / throughput'
from measurements
where abs(
    latency_ms / {{ latency_ms('batch_size * threads', 'throughput_fps') }} - 1
) > {{ tolerance }}

union all

select
    measurement_id,
    'system_faster_than_device',
    system_throughput_fps,
    throughput_fps,
    'inputs per second of the whole system, against the accelerator alone'
from measurements
where system_throughput_fps > throughput_fps * (1 + {{ tolerance }})

union all

select
    measurement_id,
    'system_latency_below_device_latency',
    system_latency_ms,
    latency_ms,
    'latency in ms of the whole system, against the accelerator alone'
from measurements
where system_latency_ms < latency_ms * (1 - {{ tolerance }})

union all

select
    measurement_id,
    'full_power_below_idle_power',
    power_watts,
    idle_power_watts,
    'watts under full load, against watts when idle'
from measurements
where power_watts < idle_power_watts

union all

select
    measurement_id,
    'above_thermal_design_power',
    measurements.power_watts as measured_value,
    platforms.power_watts as expected_value,
    'watts under full load, against the stated thermal design power'
from measurements
inner join platforms using (platform)
where measurements.power_watts > platforms.power_watts

union all

select
    measurement_id,
    'accuracy_differs_from_table',
    measurements.top1_pct as measured_value,
    accuracies.top1_pct as expected_value,
    'top-1 in percent of the row, against the published accuracy table'
from measurements
inner join accuracies using (network, datatype)
where abs(measurements.top1_pct - accuracies.top1_pct)
    > {{ var('flagged_top1_points') }}

union all

select
    measurement_id,
    'accuracy_not_in_table',
    measurements.top1_pct,
    null,
    'the row has a top-1 where the published accuracy table says nm'
from measurements
left join accuracies using (network, datatype)
where measurements.network is not null
    and measurements.top1_pct is not null
    and accuracies.network is null
