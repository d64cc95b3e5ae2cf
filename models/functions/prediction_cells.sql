{{ config(
    materialized='table_function',
    parameters=[
        'predicted_by varchar',
        'largest_batch_size bigint := 1',
        'networks varchar[] := null',
        'platforms varchar[] := null',
        'datatypes varchar[] := null',
    ]
) }}
with designs as (
    select * from {{ ref('predicted_designs') }}(
        predicted_by, largest_batch_size := largest_batch_size, networks := networks
    )
    where {{ arguments_are_known('platforms', ref('platforms'), 'platform') }}
        and {{ arguments_are_known('datatypes', ref('datatypes'), 'datatype') }}
),

fitting as (
    select * exclude (task) from designs
    where is_feasible is not false
        and {{ is_named('designs', ['platform', 'datatype']) }}
),

gaps as (
    select
        gaps.network,
        gaps.platform,
        gaps.datatype,
        cast(null as bigint) as batch_size,
        gaps.reason
    from {{ ref('prediction_gaps') }} as gaps
    left join {{ ref('evidences') }} as evidences
        on evidences.evidence = predicted_by
    where gaps.traffic_model = coalesce(evidences.traffic_model, predicted_by)
        and {{ is_named('gaps') }}
        -- The published figures say nothing of networks that they do not have.
        and (
            evidences.evidence is null
            or gaps.network in (select designs.network from designs)
        )

    union all

    select
        network,
        platform,
        datatype,
        batch_size,
        'memory does not hold the design'
    from designs
    where is_feasible = false
        and {{ is_named('designs', ['platform', 'datatype']) }}
),

cells as (
    select * from fitting
    union all by name
    select * from gaps anti join fitting using (network, platform, datatype)
),

measured as (
    select
        points.network,
        points.platform,
        points.datatype,
        points.batch_size,
        points.threads,
        max(points.throughput_fps) as measured_throughput_fps
    from {{ ref('operating_points') }} as points
    inner join {{ ref('evidences') }} as evidences
        on points.evidence = evidences.evidence
        and evidences.figures = 'measured'
    left join {{ ref('traffic_models') }} as models
        on models.traffic_model = predicted_by
    where points.throughput_scope = coalesce(models.throughput_scope, 'device')
        and {{ is_named('points') }}
    group by all
),

accuracies as (
    select
        accuracies.*,
        bool_or(accuracies.platform = 'any') over (
            partition by accuracies.network
        ) as is_published_of_network
    from {{ ref('accuracies') }} as accuracies
    inner join {{ ref('networks') }} as networks_known
        on accuracies.network = networks_known.network
        and accuracies.task = networks_known.task
    where accuracies.is_used
),

with_accuracy as (
    select distinct
        network,
        datatype
    from accuracies
    -- Nobody published one of the network, but platforms reached it.
    where platform = 'any' or not is_published_of_network
)

select
    networks_known.task,
    cells.network,
    networks_known.topology,
    networks_known.pruning_pct,
    cells.datatype,
    datatypes_known.position as datatype_position,
    cells.platform,
    platforms_known.device_class,
    cells.batch_size,
    cells.threads,
    cells.throughput_fps,
    cells.throughput_fps / cells.compute_bound_fps as share_of_peak,
    least(cells.memory_bound_fps, cells.link_bound_fps) / cells.compute_bound_fps
        as memory_over_compute,
    measured.measured_throughput_fps,
    measured.measured_throughput_fps / cells.throughput_fps as measured_share,
    cells.bound_by,
    cells.bound_margin,
    cells.compute_bound_fps,
    cells.memory_bound_fps,
    cells.link_bound_fps,
    cells.operational_intensity_ops_per_byte,
    cells.attainable_tops,
    cells.latency_ms,
    published.accuracy_pct,
    published.top5_pct,
    reached.accuracy_pct as reached_accuracy_pct,
    with_accuracy.network is not null as has_accuracy,
    cells.is_feasible,
    cells.reason
from cells
inner join {{ ref('networks') }} as networks_known
    on cells.network = networks_known.network
inner join {{ ref('platforms') }} as platforms_known
    on cells.platform = platforms_known.platform
inner join {{ ref('datatypes') }} as datatypes_known
    on cells.datatype = datatypes_known.datatype
left join with_accuracy
    on cells.network = with_accuracy.network
    and cells.datatype = with_accuracy.datatype
left join accuracies as published
    on cells.network = published.network
    and cells.datatype = published.datatype
    and published.platform = 'any'
left join accuracies as reached
    on cells.network = reached.network
    and cells.datatype = reached.datatype
    and cells.platform = reached.platform
left join measured
    on cells.network = measured.network
    and cells.platform = measured.platform
    and cells.datatype = measured.datatype
    and cells.batch_size = measured.batch_size
    and cells.threads = measured.threads
