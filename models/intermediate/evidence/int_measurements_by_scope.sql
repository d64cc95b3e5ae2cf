-- A measurement holds the figures of the device and, for most, of the whole
-- system. Where one setting was measured twice, its faster run.
with measurements as (
    select * from {{ ref('int_measurements_matched') }}
    where network is not null
),

-- A printed power that its own trace contradicts is replaced by the trace's.
contradicted as (
    select
        powers.measurement_id,
        powers.loaded_watts
    from {{ ref('int_powers_traced') }} as powers
    inner join {{ ref('stg_flags') }} as flags on flags.flag = 'power_below_trace'
    where powers.power_watts < powers.median_watts * (1 - flags.threshold)
),

accuracies as (
    select * from {{ ref('int_accuracies_collected') }}
    where availability = 'present' and is_used
),

by_scope as (
    select
        *,
        'device' as measured_scope,
        throughput_fps as scope_throughput_fps,
        latency_ms as scope_latency_ms
    from measurements
    union all
    select
        *,
        'system',
        system_throughput_fps,
        system_latency_ms
    from measurements
),

fastest_first as (
    select
        *,
        row_number() over (
            partition by
                network, platform, datatype, batch_size, threads, measured_scope
            order by scope_throughput_fps desc, measurement_id asc
        ) as place
    from by_scope
    where scope_throughput_fps is not null
)

select
    fastest_first.measurement_id,
    fastest_first.network,
    fastest_first.platform,
    fastest_first.datatype,
    fastest_first.batch_size,
    fastest_first.threads,
    fastest_first.measured_scope as throughput_scope,
    fastest_first.task,
    fastest_first.scope_throughput_fps as throughput_fps,
    fastest_first.scope_latency_ms as latency_ms,
    -- What the run itself does not say is known of its design.
    coalesce(fastest_first.accuracy_pct, {{ accuracy_of_design() }}) as accuracy_pct,
    coalesce(contradicted.loaded_watts, fastest_first.power_watts) as power_watts,
    case
        when contradicted.measurement_id is not null then 'trace'
        when fastest_first.power_watts is not null then 'measurement'
    end as power_source
from fastest_first
left join contradicted
    on fastest_first.measurement_id = contradicted.measurement_id
{{ join_accuracies(
    'accuracies',
    'fastest_first.network',
    'fastest_first.platform',
    'fastest_first.datatype',
    'fastest_first.task'
) }}
where fastest_first.place = 1
