-- Where the speed went: from the peak to what was measured, one assumption or fact
-- after the other. What a step adds to the milliseconds of an input telescopes, so that
-- a step that is absent is part of the next one.
with bounded as (
    select * from {{ ref('int_measurements_bounded') }}
    where compute_bound_fps is not null
        and coalesce(device_throughput_fps, system_throughput_fps) is not null
),

-- One row for each measurement; any traffic model says as much of it.
measurements as (
    select * from bounded
    where traffic_model = 'weights_streamed'
),

layers as (
    select * from {{ ref('int_layers_in_series') }}
),

estimated as (
    select * from {{ ref('int_measurements_estimated') }}
),

-- What each step rests on, in the scope that it is of.
allowed as (
    select
        measurement_id,
        'device' as throughput_scope,
        'compute roof' as rests_on,
        compute_bound_fps as throughput_fps
    from measurements
    union all
    -- No link carries no input: what allows everything is no step.
    select
        measurement_id,
        throughput_scope,
        traffic_model,
        throughput_fps
    from bounded
    where throughput_scope = 'device' or link_bound_fps is not null
    union all
    select
        measurements.measurement_id,
        'device',
        layers.evidence,
        layers.throughput_fps
    from measurements
    inner join layers
        on measurements.network = layers.network
        and measurements.platform = layers.platform
        and measurements.datatype = layers.datatype
        and measurements.batch_size = layers.batch_size
        and measurements.threads = layers.threads
    union all
    select
        measurement_id,
        'device',
        'estimated',
        estimated_fps
    from estimated
    union all
    select
        measurement_id,
        'device',
        'measured',
        device_throughput_fps
    from measurements
    union all
    select
        measurement_id,
        'system',
        'measured',
        system_throughput_fps
    from measurements
),

-- A system that was not measured has no steps.
steps as (
    select
        measurements.measurement_id,
        measurements.network,
        measurements.platform,
        measurements.datatype,
        measurements.batch_size,
        measurements.threads,
        measurements.task,
        steps.step,
        steps.position,
        steps.throughput_scope,
        steps.rests_on,
        steps.stands_for,
        allowed.throughput_fps
    from allowed
    inner join {{ ref('stg_gap_steps') }} as steps
        on allowed.rests_on = steps.rests_on
        and allowed.throughput_scope = steps.throughput_scope
    inner join measurements on allowed.measurement_id = measurements.measurement_id
    where allowed.throughput_fps is not null
        and (
            steps.throughput_scope = 'device'
            or measurements.system_throughput_fps is not null
        )
),

-- The link takes over from the device, which is already slower than its bound.
through_the_link as (
    select {{ star_replace({'throughput_fps': "
        case
            when step = 'link' then least(
                throughput_fps,
                lag(throughput_fps) over (
                    partition by measurement_id
                    order by position
                )
            )
            else throughput_fps
        end"}) }}
    from steps
),

timed as (
    select
        *,
        {{ latency_ms('1', 'throughput_fps') }} as ms_per_input,
        lag(throughput_fps) over (
            partition by measurement_id
            order by position
        ) as throughput_fps_before
    from through_the_link
)

select
    measurement_id,
    step,
    position,
    throughput_scope,
    network,
    platform,
    datatype,
    batch_size,
    threads,
    task,
    rests_on,
    stands_for,
    throughput_fps,
    ms_per_input,
    -- The peak adds all of its own.
    ms_per_input - coalesce({{ latency_ms('1', 'throughput_fps_before') }}, 0)
        as added_ms_per_input,
    throughput_fps / throughput_fps_before as ratio_to_step_before
from timed
