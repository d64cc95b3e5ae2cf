-- Of every measurement with a bound the steps begin at the peak and end at what was
-- measured; of the device and of the system the added milliseconds sum up to the
-- measured ones, and the ratios multiply to measured over peak.
with gaps as (
    select * from {{ ref('throughput_gaps') }}
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
        and (
            measured.throughput_scope = 'system' or gaps.throughput_scope = 'device'
        )
    group by all
)

select * from summed
where first_step is distinct from 'peak'
    or last_step is distinct from
    case throughput_scope when 'device' then 'measured' else 'system' end
    or last_fps is distinct from measured_throughput_fps
    or abs(ms_per_input * measured_throughput_fps / 1000 - 1) > 1e-9
    or abs(ratio * peak_fps / measured_throughput_fps - 1) > 1e-9
