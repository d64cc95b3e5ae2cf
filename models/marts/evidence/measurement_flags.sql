with measurements as (
    select * from {{ ref('int_measurements_matched') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

peaks as (
    select * from {{ ref('int_peaks_chosen') }}
),

accuracies as (
    select * from {{ ref('int_accuracies_collected') }}
    where platform = 'any'
        and availability = 'present'
        and is_used
        and is_of_network_task
),

all_bounded as (
    select * from {{ ref('int_measurements_bounded') }}
),

bounded as (
    select * from all_bounded
    where traffic_model = 'weights_on_chip'
),

traced as (
    select * from {{ ref('int_powers_traced') }}
),

flags as (
    select * from {{ ref('stg_flags') }}
),

times_repeated as (
    select
        measurement_id,
        count(*) over (
            partition by
                topology_as_printed, pruning_pct, platform, datatype,
                batch_size, threads
        ) as times
    from measurements
),

-- For each law, the two numbers that it compares, of every row that has both.
compared as (
    select
        measurement_id,
        'network_not_in_catalogue' as flag,
        cast(null as double) as measured_value,
        case when network is not null then 1.0 end as expected_value
    from measurements

    union all

    select measurement_id, 'platform_without_peak', null, peaks.peak_tops
    from measurements
    left join peaks using (platform, datatype)

    union all

    select measurement_id, 'setting_repeated', times, 1
    from times_repeated

    union all

    select measurement_id, 'operations_implausible', stated_giga_ops, giga_ops
    from measurements
    inner join networks using (network)
    where stated_giga_ops is not null

    union all

    select measurement_id, 'no_throughput', null, throughput_fps
    from measurements

    union all

    -- A whole system computes no faster than the device in it.
    select
        measurement_id,
        'above_stated_peak',
        greatest(
            coalesce(device_throughput_fps, 0), coalesce(system_throughput_fps, 0)
        ) * giga_ops / 1e3,
        peak_tops
    from bounded
    where device_throughput_fps is not null or system_throughput_fps is not null

    union all

    -- What is above the peak is above the bound for that reason.
    select
        measurement_id,
        case throughput_scope
            when 'system' then 'above_bound_of_system' else 'above_bound_of_device'
        end,
        measured_throughput_fps,
        throughput_fps
    from all_bounded
    where is_bound and measured_throughput_fps * giga_ops / 1e3 <= peak_tops

    union all

    select
        measurement_id, 'inputs_in_flight_not_stated', null, batch_size * threads
    from measurements

    union all

    select
        measurement_id,
        'latency_is_not_batch_over_throughput',
        latency_ms,
        {{ latency_ms('batch_size * threads', 'throughput_fps') }}
    from measurements
    where latency_ms is not null and throughput_fps is not null

    union all

    select
        measurement_id,
        'system_faster_than_device',
        system_throughput_fps,
        throughput_fps
    from measurements
    where system_throughput_fps is not null and throughput_fps is not null

    union all

    select
        measurement_id,
        'system_latency_below_device_latency',
        system_latency_ms,
        latency_ms
    from measurements
    where system_latency_ms is not null and latency_ms is not null

    union all

    select
        measurement_id,
        'full_power_below_idle_power',
        power_watts,
        idle_power_watts
    from measurements
    where power_watts is not null and idle_power_watts is not null

    union all

    select
        measurements.measurement_id,
        'above_rated_power',
        measurements.power_watts,
        platforms.power_watts as expected_value
    from measurements
    inner join platforms using (platform)
    where measurements.power_watts is not null
        and platforms.power_watts is not null

    union all

    select measurement_id, 'power_below_trace', power_watts, median_watts
    from traced
    where power_watts is not null

    union all

    select
        measurements.measurement_id,
        'accuracy_differs_from_table',
        measurements.accuracy_pct,
        accuracies.accuracy_pct as expected_value
    from measurements
    inner join accuracies using (network, datatype, task)
    where measurements.accuracy_pct is not null

    union all

    select
        measurements.measurement_id,
        'accuracy_not_in_table',
        measurements.accuracy_pct,
        accuracies.accuracy_pct as expected_value
    from measurements
    left join accuracies using (network, datatype)
    where measurements.network is not null
        and measurements.catalogue = 'published'
        and measurements.accuracy_pct is not null
)

select
    compared.measurement_id,
    compared.flag,
    compared.measured_value,
    compared.expected_value,
    flags.law as explanation
from compared
inner join flags on compared.flag = flags.flag
where case flags.comparison
    when 'above'
        then compared.measured_value
            > compared.expected_value * (1 + flags.threshold)
    when 'below'
        then compared.measured_value
            < compared.expected_value * (1 - flags.threshold)
    when 'differs'
        then abs(compared.measured_value / compared.expected_value - 1)
            > flags.threshold
    when 'differs by'
        then abs(compared.measured_value - compared.expected_value)
            > flags.threshold
    when 'missing' then compared.expected_value is null
end
