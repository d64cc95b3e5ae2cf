"""What if: a platform or a network that a person describes, by the table macros.

Raises ArgumentRefused where a figure is not above zero and finite.
"""

from typing import Any

import pandas as pd
import warehouse
from queries.metric_title import METRIC_TITLE

MOST_DRAWN = 1500  # of the catalogue's designs

PLATFORM = """
from what_if_platform(
    peak_tops_by_datatype := map($datatypes, $peaks),
    memory_bandwidth_gbytes_per_s := $bandwidth,
    on_chip_memory_bytes := $on_chip * 1e6,
    memory_capacity_gbytes := $capacity,
    host_link_gbytes_per_s := $host_link,
    compute_units := $compute_units,
    like_platform := $like,
    batch_size := $batch_size,
    device_class := $device_class,
    execution_style := $execution_style
)"""

NETWORK = """
from what_if_network(
    giga_ops := $giga_ops,
    parameters_millions := $parameters,
    activations_millions := $activations,
    peak_activations_millions := $peak_activations,
    input_bytes := $input_bytes,
    output_bytes := $output_bytes,
    task := $task,
    accuracy_pct := $accuracy,
    datatype := if($accuracy is null, null, $accuracy_in),
    like_network := $like,
    batch_size := $batch_size
)"""

# What to expect beside the bound of the device; null in other traffic models.
EXPECTED = """estimated_fps,
    estimated_fps_lower,
    estimated_fps_upper,
    calibrated_on,
    layers_from"""

# Where a design would stand; null without an accuracy.
STANDING = """case
        when not is_feasible then 'does not fit in memory'
        when would_be_pareto_optimal then 'on the front'
        when not would_be_pareto_optimal then 'behind it'
    end as standing"""


def platforms() -> pd.DataFrame:
    """One row per platform of the catalogue: what a description begins with.

    On-chip memory in MB (1e6 bytes); peaks is a dictionary of datatype to TOP/s.
    """
    return warehouse.read(
        """
select
    platform,
    map_from_entries(list((datatype, peak_tops) order by position)) as peaks,
    memory_bandwidth_gbytes_per_s as bandwidth,
    on_chip_memory_bytes / 1e6 as on_chip,
    memory_capacity_gbytes as capacity,
    host_link_gbytes_per_s as host_link,
    compute_units,
    device_class,
    execution_style
from platforms
inner join platform_peaks using (platform)
inner join datatypes using (datatype)
group by all
order by platform
        """,
        allow_empty=True,
    )


def usual_accuracy(task: str, wanted: float) -> float | None:
    """`wanted` if the designs of the task reach from below to above it; else what
    half of them reach; None where nothing was evaluated or it is no percentage.
    """
    rows = warehouse.read(
        """
select
    case
        when $wanted between min(accuracy_pct) and max(accuracy_pct) then $wanted
        when max(accuracy_pct) <= 100 then round(median(accuracy_pct), 2)
    end as accuracy_pct
from accuracies
where task = $task and is_used
        """,
        {"task": task, "wanted": wanted},
    )
    accuracy = rows["accuracy_pct"][0]
    return None if accuracy != accuracy or not accuracy else float(accuracy)


def networks() -> pd.DataFrame:
    """One row per network of the catalogue: what a description begins with."""
    return warehouse.read(
        """
select
    network,
    task,
    giga_ops,
    parameters_millions as parameters,
    activations_millions as activations,
    peak_activations_millions as peak_activations,
    input_bytes,
    output_bytes
from networks
inner join tasks using (task)
order by position, network
        """
    )


def known_datatypes() -> list[str]:
    """Every datatype of the warehouse, in its order."""
    rows = warehouse.read("select datatype from datatypes order by position")
    return rows["datatype"].to_list()


def known_device_classes() -> list[str]:
    """Every device class that a platform of the warehouse has."""
    rows = warehouse.read("select distinct device_class from platforms order by all")
    return rows["device_class"].to_list()


def first_bound() -> str:
    """The traffic model that bounds what a device does."""
    rows = warehouse.read(
        "select traffic_model from traffic_models where is_bound order by position"
    )
    return rows["traffic_model"][0]


def your_roofs(described: dict[str, Any]) -> pd.DataFrame:
    """One row per datatype and corner of the roofs of the described platform.

    Without a memory of its own its slanted roof is that of the host link.
    """
    figures = ("datatypes", "peaks", "bandwidth", "host_link")
    return warehouse.read(
        """
select
    *,
    coalesce($bandwidth, $host_link) as memory_bandwidth_gbytes_per_s,
    max(attainable_tops) over (partition by datatype) as peak_tops,
    max(operational_intensity_ops_per_byte) filter (point = 'ridge')
        over (partition by datatype) as ridge_point_ops_per_byte
from what_if_roofline(
    peak_tops_by_datatype := map($datatypes, $peaks),
    memory_bandwidth_gbytes_per_s := coalesce($bandwidth, $host_link)
)
        """,
        {figure: described[figure] for figure in figures},
    )


def designs_on_platform(described: dict[str, Any], traffic_model: str) -> pd.DataFrame:
    """One row per network and datatype on the described platform.

    throughput_fps is null where why_not_predicted says what is missing.
    """
    return warehouse.read(
        f"""
select
    network,
    topology,
    datatype,
    designs.task,
    accuracy_pct,
    throughput_fps,
    {EXPECTED},
    bound_by,
    bound_margin,
    compute_bound_fps,
    operational_intensity_ops_per_byte,
    attainable_tops,
    coalesce($bandwidth, $host_link) as bandwidth_gbytes_per_s,
    -- Nothing is needed where no bytes are moved.
    nullif(bandwidth_at_ridge_gbytes_per_s, 0) as bandwidth_at_ridge_gbytes_per_s,
    latency_ms,
    is_feasible,
    would_be_pareto_optimal,
    {STANDING},
    why_not_predicted,
    network || ' ' || datatype as name,
    throughput_fps as name_fps
from (
    select *{PLATFORM.replace(chr(10), chr(10) + "    ")}
) as designs
inner join networks using (network)
inner join datatypes using (datatype)
inner join tasks on designs.task = tasks.task
where traffic_model = $traffic_model
order by tasks.position, topology, pruning_pct desc, network, datatypes.position
        """,
        {**described, "traffic_model": traffic_model},
    )


def designs_of_network(described: dict[str, Any], traffic_model: str) -> pd.DataFrame:
    """One row per platform and datatype for the described network."""
    return warehouse.read(
        f"""
select
    platform,
    device_class,
    datatype,
    task,
    accuracy_pct,
    throughput_fps,
    {EXPECTED},
    bound_by,
    bound_margin,
    compute_bound_fps,
    operational_intensity_ops_per_byte,
    attainable_tops,
    if(has_memory, memory_bandwidth_gbytes_per_s, host_link_gbytes_per_s)
        as bandwidth_gbytes_per_s,
    nullif(bandwidth_at_ridge_gbytes_per_s, 0) as bandwidth_at_ridge_gbytes_per_s,
    latency_ms,
    is_feasible,
    would_be_pareto_optimal,
    {STANDING},
    why_not_predicted,
    -- A decade has 14 places for names; those of one place share a name.
    floor(14 * log10(throughput_fps)) as place,
    10 ** ((place + 0.5) / 14) as name_fps,
    if(
        row_number() over at_one_place = 1,
        platform || ' ' || datatype
            || if(count(*) over at_one_place > 1,
                ' +' || count(*) over at_one_place - 1, ''),
        null
    ) as name
from (
    select *{NETWORK.replace(chr(10), chr(10) + "    ")}
) as designs
inner join platforms using (platform)
inner join datatypes using (datatype)
where traffic_model = $traffic_model
window at_one_place as (
    partition by would_be_pareto_optimal, floor(14 * log10(throughput_fps))
    order by platform, position
    rows between unbounded preceding and unbounded following
)
order by device_class, platform, position
        """,
        {**described, "traffic_model": traffic_model},
    )


def crossings(
    described: dict[str, Any], traffic_model: str, platforms: list[str]
) -> pd.DataFrame:
    """One row per platform and datatype: where the described network meets the roof.

    With the columns of queries.rooflines.crossings.
    """
    return warehouse.read(
        f"""
select
    'your network' as network,
    platform,
    datatype,
    $batch_size as batch_size,
    compute_units as threads,
    operational_intensity_ops_per_byte,
    attainable_tops,
    throughput_fps,
    latency_ms,
    bound_by,
    bound_margin,
    is_feasible,
    string_agg(platform, ', ') over (
        partition by datatype, operational_intensity_ops_per_byte, attainable_tops
    ) as platforms_at_this_point{NETWORK}
inner join platforms using (platform)
where traffic_model = $traffic_model
    and throughput_fps is not null
    and list_contains($platforms, platform)
order by platform, datatype
        """,
        {**described, "traffic_model": traffic_model, "platforms": platforms},
        allow_empty=True,
    )


def intensities(described: dict[str, Any], traffic_model: str) -> pd.DataFrame:
    """One row per datatype and intensity; columns of queries.rooflines.intensities."""
    return warehouse.read(
        f"""
select
    datatype,
    round(operational_intensity_ops_per_byte, 3)
        as operational_intensity_ops_per_byte,
    'your network' as networks,
    string_agg(platform, ', ' order by platform) as platforms,
    min(attainable_tops) as lowest_attainable_tops,
    max(attainable_tops) as highest_attainable_tops{NETWORK}
where traffic_model = $traffic_model and throughput_fps is not null
group by all
order by 2, 1
        """,
        {**described, "traffic_model": traffic_model},
        allow_empty=True,
    )


def labels(described: dict[str, Any], traffic_model: str) -> pd.DataFrame:
    """One row per fourteenth of a decade with a line; as queries.rooflines.labels."""
    return warehouse.read(
        f"""
with designs as (
    select *{NETWORK.replace(chr(10), chr(10) + "    ")}
    where traffic_model = $traffic_model
        and operational_intensity_ops_per_byte is not null
)

select
    10 ** ((floor(14 * log10(operational_intensity_ops_per_byte)) + 0.5) / 14)
        as operational_intensity_ops_per_byte,
    'yours ' || string_agg(distinct datatype, ', ' order by datatype) as label,
    string_agg(distinct platform || ' ' || datatype, '; ') as networks
from designs
group by 1
order by 1
        """,
        {**described, "traffic_model": traffic_model},
        allow_empty=True,
    )


def front(task: str, traffic_model: str) -> pd.DataFrame:
    """One row per design of the task, with the evidence that is like the model's.

    The evidence that would_be_pareto_optimal compares with: the one whose own model
    reads weights as this one does.
    """
    return warehouse.read(
        """
select
    designs.evidence,
    network,
    platform,
    datatype,
    throughput_fps,
    accuracy_pct,"""
        + METRIC_TITLE
        + """ as metric,
    higher_is_better,
    latency_ms,
    batch_size,
    threads,
    is_pareto_optimal
from pareto_designs as designs
inner join tasks using (task)
inner join evidences using (evidence)
inner join traffic_models as its using (traffic_model)
inner join traffic_models as yours using (reads_weights_once_per_batch)
where task = $task and yours.traffic_model = $traffic_model
-- More would hide each other: the front and the ranks behind it.
qualify row_number() over (
    order by not is_pareto_optimal, pareto_rank nulls last, throughput_fps desc
) <= $most_drawn
order by throughput_fps desc, accuracy_score desc
        """,
        {"task": task, "traffic_model": traffic_model, "most_drawn": MOST_DRAWN},
        allow_empty=True,
    )
