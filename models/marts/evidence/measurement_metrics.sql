{{ config(materialized='view') }}
with measurements as (
    select * from {{ ref('measurements') }}
),

networks as (
    select * from {{ ref('networks') }}
),

platforms as (
    select * from {{ ref('platforms') }}
),

flagged as (
    select
        measurement_id,
        count(*) as flags,
        {{ joined_text("replace(flag, '_', ' ')", ', ', 'flag') }} as flagged_for
    from {{ ref('measurement_flags') }}
    group by measurement_id
),

published as (
    select * from {{ ref('int_published_rooflines') }}
),

bounds as (
    select
        errors.measurement_id,
        max(case when errors.throughput_scope = 'device'
            then errors.predicted_throughput_fps
        end) as bound_fps,
        max(case when errors.throughput_scope = 'device' then errors.ratio end)
            as share_of_bound,
        max(case when errors.throughput_scope = 'system'
            then errors.predicted_throughput_fps
        end) as system_bound_fps,
        max(case when errors.throughput_scope = 'system' then errors.ratio end)
            as system_share_of_bound
    from {{ ref('prediction_errors') }} as errors
    inner join {{ ref('traffic_models') }} as traffic_models
        on errors.traffic_model = traffic_models.traffic_model
    where traffic_models.is_bound
    group by errors.measurement_id
),

-- The peak of the units that had work, and what the estimator gives.
steps as (
    select
        measurement_id,
        max(case when rests_on = 'compute roof' then throughput_fps end)
            as compute_bound_fps,
        max(case when rests_on = 'estimated' then throughput_fps end)
            as estimated_fps
    from {{ ref('throughput_gaps') }}
    group by measurement_id
)

select
    measurements.measurement_id,
    measurements.catalogue,
    measurements.task,
    measurements.network,
    coalesce(networks.topology, measurements.topology_as_printed) as topology,
    measurements.pruning_pct,
    measurements.platform,
    platforms.device_class,
    measurements.datatype,
    measurements.batch_size,
    measurements.threads,
    measurements.throughput_fps,
    measurements.latency_ms,
    measurements.system_throughput_fps,
    measurements.system_latency_ms,
    measurements.accuracy_pct,
    measurements.top5_pct,
    measurements.base_power_watts,
    measurements.idle_power_watts,
    measurements.power_watts,
    platforms.power_scope,
    {{ fps_per_watt('measurements.throughput_fps', 'measurements.power_watts') }}
        as fps_per_watt,
    {{ energy_mj_per_input(
        'measurements.power_watts', 'measurements.throughput_fps'
    ) }} as energy_mj_per_input,
    published.throughput_fps as published_fps,
    bounds.bound_fps,
    bounds.share_of_bound,
    bounds.system_bound_fps,
    bounds.system_share_of_bound,
    steps.compute_bound_fps,
    measurements.throughput_fps / steps.compute_bound_fps as share_of_peak,
    published.throughput_fps / steps.compute_bound_fps as published_share_of_peak,
    bounds.bound_fps / steps.compute_bound_fps as bound_share_of_peak,
    steps.estimated_fps,
    networks.giga_ops,
    networks.parameters_millions,
    coalesce(flagged.flags, 0) as flags,
    flagged.flagged_for,
    measurements.note,
    measurements.source
from measurements
left join networks on measurements.network = networks.network
left join platforms on measurements.platform = platforms.platform
left join flagged on measurements.measurement_id = flagged.measurement_id
left join bounds on measurements.measurement_id = bounds.measurement_id
left join steps on measurements.measurement_id = steps.measurement_id
left join published
    on measurements.network = published.network
    and measurements.platform = published.platform
    and measurements.datatype = published.datatype
    and measurements.task = published.task
