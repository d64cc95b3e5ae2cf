-- A statement for all laws: most of what a data test costs is dbt's own.
with
-- A measured power and throughput leave nothing open; an energy is never less certain
-- than the power and the throughput together, nor more than either.
energies_lie_between_their_ends as (
    select
        network,
        platform,
        datatype,
        batch_size,
        threads,
        energy_mj_per_input
    from {{ ref('estimates') }}
    where network in ({{ networks_checked() }})
        and (
            energy_mj_per_input
                not between energy_mj_per_input_lower and energy_mj_per_input_upper
            or (power_watts is null) <> (energy_mj_per_input is null)
            or energy_mj_per_input_upper / energy_mj_per_input
                not between greatest(
                    power_watts_upper / power_watts, throughput_fps / throughput_fps_lower
                ) * (1 - 1e-12)
                and power_watts_upper / power_watts
                * throughput_fps / throughput_fps_lower * (1 + 1e-12)
        )
),

-- What was measured above the bound is shown as measured; no estimate is above it, and
-- each lies between its ends.
estimates_never_exceed_their_bound as (
    select
        network,
        platform,
        datatype,
        batch_size,
        threads,
        throughput_fps
    from {{ ref('estimates') }}
    where network in ({{ networks_checked() }})
        and (
            modelled_fps > bound_fps
            or (estimator <> 'measurement' and throughput_fps > bound_fps)
            or (estimator <> 'measurement' and throughput_fps_upper > bound_fps)
            or throughput_fps not between throughput_fps_lower and throughput_fps_upper
        )
),

-- A measurement without a network, or without a prediction of the device, says why, or
-- its design is a gap that does.
every_measurement_joins_or_is_listed as (
    with flagged as (
        select distinct measurement_id from {{ ref('measurement_flags') }}
        where flag in (
            'network_not_in_catalogue', 'platform_without_peak', 'no_throughput'
        )
    ),

    predicted as (
        select distinct measurement_id from {{ ref('prediction_errors') }}
        where throughput_scope = 'device'
    ),

    gaps as (
        select distinct network, platform, datatype
        from {{ ref('prediction_gaps') }}
        where traffic_model = 'weights_streamed'
    )

    select measurements.*
    from {{ ref('measurements') }} as measurements
    left join flagged using (measurement_id)
    left join predicted using (measurement_id)
    left join gaps using (network, platform, datatype)
    where (flagged.measurement_id is null and gaps.network is null)
        = (predicted.measurement_id is null)
),

-- Of every measurement with a bound the steps begin at the peak and end at what was
-- measured; of the device and of the system the added milliseconds sum up to the
-- measured ones, and the ratios multiply to measured over peak.
gaps_add_up_to_what_was_measured as (
    -- Each step once for each scope that it counts in, so that the join is one of equal
    -- keys: with another condition a left join compares all with all.
    with gaps as (
        select
            *,
            unnest(
                case throughput_scope
                    when 'device' then ['device', 'system']
                    else ['system']
                end
            ) as measured_scope
        from {{ ref('throughput_gaps') }}
    ),

    measured as (
        select
            errors.measurement_id,
            errors.throughput_scope,
            errors.measured_throughput_fps
        from {{ ref('prediction_errors') }} as errors
        inner join {{ ref('traffic_models') }} as traffic_models
            on errors.traffic_model = traffic_models.traffic_model
        where traffic_models.is_bound
    ),

    summed as (
        select
            measured.measurement_id,
            measured.throughput_scope,
            measured.measured_throughput_fps,
            sum(gaps.added_ms_per_input) as ms_per_input,
            product(gaps.ratio_to_step_before) as ratio,
            min_by(gaps.step, gaps.position) as first_step,
            max_by(gaps.step, gaps.position) as last_step,
            min_by(gaps.throughput_fps, gaps.position) as peak_fps,
            max_by(gaps.throughput_fps, gaps.position) as last_fps
        from measured
        left join gaps
            on measured.measurement_id = gaps.measurement_id
            and measured.throughput_scope = gaps.measured_scope
        group by all
    )

    select * from summed
    where first_step is distinct from 'peak'
        or last_step is distinct from
        case throughput_scope when 'device' then 'measured' else 'system' end
        or last_fps is distinct from measured_throughput_fps
        or abs(ms_per_input * measured_throughput_fps / 1000 - 1) > 1e-9
        or abs(ratio * peak_fps / measured_throughput_fps - 1) > 1e-9
),

-- The mart has the measurements of the published table, one for one.
no_measurement_is_lost as (
    (
        select measurement_id from {{ ref('qutibench_measurements') }}
        where {{ with_published() }}
        except
        select measurement_id from {{ ref('measurements') }}
    )
    union all
    (
        select measurement_id from {{ ref('measurements') }}
        where catalogue = 'published'
        except
        select measurement_id from {{ ref('qutibench_measurements') }}
    )
),

-- The published device measurements above their bound are exactly those above the
-- stated peak, and no system measurement is above its own: no other law of the
-- roofline is broken.
only_what_breaks_the_peak_beats_the_bound as (
    with above_bound as (
        select errors.measurement_id
        from {{ ref('prediction_errors') }} as errors
        inner join {{ ref('measurements') }} as measurements using (measurement_id)
        where errors.is_above_bound and measurements.catalogue = 'published'
    ),

    above_peak as (
        select measurement_id from {{ ref('measurement_flags') }}
        inner join {{ ref('measurements') }} as measurements using (measurement_id)
        where flag = 'above_stated_peak' and measurements.catalogue = 'published'
    )

    (
        select measurement_id from above_bound
        except
        select measurement_id from above_peak
    )
    union all
    (
        select measurement_id from above_peak
        except
        select measurement_id from above_bound
    )
)

{{ broken_laws([
    'energies_lie_between_their_ends',
    'estimates_never_exceed_their_bound',
    'every_measurement_joins_or_is_listed',
    'gaps_add_up_to_what_was_measured',
    'no_measurement_is_lost',
    'only_what_breaks_the_peak_beats_the_bound'
]) }}
