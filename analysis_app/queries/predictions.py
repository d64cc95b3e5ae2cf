"""Predictions: every cell of the heatmap, also those that cannot be predicted."""

import pandas as pd
import warehouse


def cells(
    networks: list[str],
    platforms: list[str],
    datatypes: list[str],
    traffic_model: str,
    batch_size: int,
    *,
    with_accuracy_only: bool = False,
) -> pd.DataFrame:
    """One row per network, datatype and platform, in the order of the rows.

    A cell has a throughput, or the reason why it has none. Datatypes that none of
    the platforms computes in are left out. measured_throughput_fps is the best
    measurement at this batch size, null where nobody measured.
    """
    return warehouse.read(
        """
with cells as (
    select * exclude (task)
    from predictions
    where traffic_model = $traffic_model and batch_size = $batch_size

    union all by name

    select *
    from prediction_gaps
    where traffic_model = $traffic_model
),

measured as (
    select
        network,
        platform,
        datatype,
        max(measured_throughput_fps) as measured_throughput_fps
    from prediction_errors
    where traffic_model = $traffic_model and batch_size = $batch_size
    group by all
)

select
    network || ' | ' || datatype as row_name,
    network,
    topology,
    datatype,
    platform,
    device_class,
    throughput_fps,
    throughput_fps / compute_bound_fps as share_of_peak,
    memory_bound_fps / compute_bound_fps as memory_over_compute,
    measured_throughput_fps / throughput_fps as measured_share,
    measured_throughput_fps,
    bound_by,
    bound_margin,
    compute_bound_fps,
    memory_bound_fps,
    operational_intensity_ops_per_byte,
    attainable_tops,
    latency_ms,
    energy_mj_per_input,
    top1_pct,
    top5_pct,
    is_feasible,
    reason
from cells
inner join networks using (network)
inner join platforms using (platform)
inner join datatypes using (datatype)
left join accuracies using (network, datatype)
left join measured using (network, platform, datatype)
where list_contains($networks, network)
    and list_contains($platforms, platform)
    and list_contains($datatypes, datatype)
    and (top1_pct is not null or not $with_accuracy_only)
qualify bool_or(throughput_fps is not null) over (partition by datatype)
order by
    topology, pruning_pct desc, kind = 'floating point', bits, datatype, platform
        """,
        {
            "networks": networks,
            "platforms": platforms,
            "datatypes": datatypes,
            "traffic_model": traffic_model,
            "batch_size": batch_size,
            "with_accuracy_only": with_accuracy_only,
        },
    )
