"""Predictions: every cell of the heatmap, also those that cannot be predicted."""

import pandas as pd
import warehouse
from queries.predicted import DESIGNS


def cells(
    networks: list[str],
    platforms: list[str],
    datatypes: list[str],
    predicted_by: str,
    batch_size: int,
    *,
    with_accuracy_only: bool = False,
) -> pd.DataFrame:
    """One row per network, datatype and platform, in the order of the rows.

    A cell has a throughput, or the reason why it has none. Datatypes that none of
    the platforms computes in are left out. A cell's batch is the largest up to
    `batch_size` that its platform runs; measured_throughput_fps was measured at
    the same batch and threads.
    """
    return warehouse.read(
        f"""{DESIGNS},

fitting as (
    select * from designs
    where is_feasible is not false
        and list_contains($networks, network)
        and list_contains($platforms, platform)
        and list_contains($datatypes, datatype)
),

gaps as (
    select network, platform, datatype, null as batch_size, reason
    from prediction_gaps
    where list_contains($networks, network)
        and list_contains($platforms, platform)
        and list_contains($datatypes, datatype)
        and (
            traffic_model = $predicted_by
            or (network, traffic_model) in (
                select (network, traffic_model) from published_designs
            )
        )

    union all

    select network, platform, datatype, batch_size, 'memory does not hold the design'
    from designs
    where is_feasible = false
),

cells as (
    select * exclude (task) from fitting
    union all by name
    select * from gaps anti join fitting using (network, platform, datatype)
),

measured as (
    select network, platform, datatype, batch_size, threads,
        max(throughput_fps) as measured_throughput_fps
    from operating_points
    semi join (from evidences where figures = 'measured') using (evidence)
    where throughput_scope = coalesce((
        select throughput_scope from traffic_models where traffic_model = $predicted_by
    ), 'device')
    group by all
)

select
    cells.network || ' | ' || cells.datatype as row_name,
    cells.network,
    topology,
    cells.datatype,
    cells.platform,
    device_class,
    batch_size,
    threads,
    throughput_fps,
    throughput_fps / compute_bound_fps as share_of_peak,
    least(memory_bound_fps, link_bound_fps) / compute_bound_fps as memory_over_compute,
    measured_throughput_fps / throughput_fps as measured_share,
    measured_throughput_fps,
    bound_by,
    bound_margin,
    compute_bound_fps,
    memory_bound_fps,
    link_bound_fps,
    operational_intensity_ops_per_byte,
    attainable_tops,
    latency_ms,
    published.accuracy_pct,
    published.top5_pct,
    reached.accuracy_pct as reached_accuracy_pct,
    is_feasible,
    reason
from cells
inner join networks using (network)
inner join platforms using (platform)
inner join datatypes using (datatype)
left join accuracies as published
    on cells.network = published.network
    and cells.datatype = published.datatype
    and networks.task = published.task
    and published.platform = 'any'
    and published.is_used
left join accuracies as reached
    on cells.network = reached.network
    and cells.datatype = reached.datatype
    and cells.platform = reached.platform
    and networks.task = reached.task
    and reached.is_used
left join measured using (network, platform, datatype, batch_size, threads)
where list_contains($networks, cells.network)
    and list_contains($platforms, cells.platform)
    and list_contains($datatypes, cells.datatype)
    and (
        not $with_accuracy_only
        or (cells.network, cells.datatype) in (
            select (accuracies.network, accuracies.datatype)
            from accuracies
            semi join networks using (network, task)
            where is_used
                and (
                    accuracies.platform = 'any'
                    -- Nobody published one of the network, but platforms reached it.
                    or network not in (
                        select network from accuracies where platform = 'any'
                    )
                )
        )
    )
qualify bool_or(batch_size is not null) over (partition by cells.datatype)
order by topology, pruning_pct desc, cells.network, datatypes.position, cells.platform
        """,
        {
            "networks": networks,
            "platforms": platforms,
            "datatypes": datatypes,
            "predicted_by": predicted_by,
            "batch_size": batch_size,
            "with_accuracy_only": with_accuracy_only,
        },
    )
