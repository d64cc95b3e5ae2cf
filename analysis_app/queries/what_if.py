"""What if: a platform or a network that a person describes, by the table macros.

A description is a dictionary of descriptions.py with all of its figures. Raises
ArgumentRefused where a figure is not above zero and finite.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import warehouse
from descriptions import CHIP, NETWORK, Kind

MOST_DRAWN = 1500  # of the catalogue's designs

_ON_PLATFORM = """what_if_platform(
    peak_tops_by_datatype := map($datatypes, $peaks),
    memory_bandwidth_gbytes_per_s := $bandwidth,
    on_chip_memory_bytes := $on_chip * 1e6,
    memory_capacity_gbytes := $capacity,
    host_link_gbytes_per_s := $host_link,
    overflow_memory_bandwidth_gbytes_per_s := $overflow_bandwidth,
    overflow_memory_capacity_gbytes := $overflow_capacity,
    compute_units := $compute_units,
    device_class := $device_class,
    execution_style := $execution_style,
    power_watts := $power,
    like_platform := $like,
    batch_size := $batch_size
)"""

_OF_NETWORK = """what_if_network(
    giga_ops := $giga_ops,
    parameters_millions := $parameters,
    activations_millions := $activations,
    peak_activations_millions := $peak_activations,
    input_bytes := $input_bytes,
    output_bytes := $output_bytes,
    state_bytes_per_input := $state_bytes,
    task := $task,
    accuracy_pct := $accuracy,
    datatype := if($accuracy is null, null, $accuracy_in),
    like_network := $like,
    batch_size := $batch_size
)"""

# The designs of a network that meet a roof, the beginning of three queries.
_MEETING = f"""with designs as (
    select * from {_OF_NETWORK.replace(chr(10), chr(10) + "    ")}
    where traffic_model = $traffic_model and throughput_fps is not null
)"""


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
    overflow_memory_bandwidth_gbytes_per_s as overflow_bandwidth,
    overflow_memory_capacity_gbytes as overflow_capacity,
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
    output_bytes,
    state_bytes_per_input as state_bytes
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


def your_roofs(described: Mapping[str, Any]) -> pd.DataFrame:
    """One row per datatype, slanted roof and corner of the described platform.

    Without a memory of its own its slanted roof is that of the host link.
    """
    figures = ("name", "bandwidth", "host_link", "overflow_bandwidth")
    return warehouse.read(
        """
select $name as whose, *
from what_if_roofline(
    peak_tops_by_datatype := map($datatypes, $peaks),
    memory_bandwidth_gbytes_per_s := coalesce($bandwidth, $host_link),
    overflow_memory_bandwidth_gbytes_per_s := $overflow_bandwidth
)
        """,
        {figure: described.get(figure) for figure in figures} | _peaks(described),
        allow_empty=True,
    )


def designs_on_platform(
    described: Mapping[str, Any], traffic_model: str
) -> pd.DataFrame:
    """One row per network and datatype on the described platform.

    throughput_fps is null where why_not_predicted says what is missing. No bandwidth
    is needed where no bytes are moved.
    """
    return warehouse.read(
        f"""
select
    $name as whose,
    topology,
    designs.* replace (
        nullif(bandwidth_at_ridge_gbytes_per_s, 0) as bandwidth_at_ridge_gbytes_per_s
    ),
    coalesce($bandwidth, $host_link) as bandwidth_gbytes_per_s
from {_ON_PLATFORM} as designs
inner join networks using (network)
inner join datatypes using (datatype)
inner join tasks on designs.task = tasks.task
where traffic_model = $traffic_model
order by
    tasks.position asc,
    topology asc,
    pruning_pct desc,
    network asc,
    datatypes.position asc
        """,
        {**_of_chip(described), "traffic_model": traffic_model},
    )


def designs_of_network(
    described: Mapping[str, Any], traffic_model: str
) -> pd.DataFrame:
    """One row per platform and datatype for the described network."""
    return warehouse.read(
        f"""
select
    $name as whose,
    device_class,
    designs.* replace (
        nullif(bandwidth_at_ridge_gbytes_per_s, 0) as bandwidth_at_ridge_gbytes_per_s
    ),
    if(has_memory, memory_bandwidth_gbytes_per_s, host_link_gbytes_per_s)
        as bandwidth_gbytes_per_s
from {_OF_NETWORK} as designs
inner join platforms using (platform)
inner join datatypes using (datatype)
where traffic_model = $traffic_model
order by device_class, platform, position
        """,
        {**_of_network(described), "traffic_model": traffic_model},
    )


def crossings(
    described: Mapping[str, Any], traffic_model: str, platforms: list[str]
) -> pd.DataFrame:
    """One row per platform and datatype: where the described network meets the roof.

    With the columns of queries.rooflines.crossings.
    """
    return warehouse.read(
        f"""{_MEETING},

points as (
    select datatype, operational_intensity_ops_per_byte, attainable_tops,
        string_agg(platform, ', ' order by platform) as platforms_at_this_point
    from designs
    group by all
)

select $name as network, designs.*, $batch_size as batch_size,
    compute_units as threads, platforms_at_this_point
from designs
inner join platforms using (platform)
inner join points
    on designs.datatype = points.datatype
    and designs.attainable_tops = points.attainable_tops
    and designs.operational_intensity_ops_per_byte
        is not distinct from points.operational_intensity_ops_per_byte
where list_contains($platforms, designs.platform)
order by designs.platform, designs.datatype
        """,
        {
            **_of_network(described),
            "traffic_model": traffic_model,
            "platforms": platforms,
        },
        allow_empty=True,
    )


def intensities(described: Mapping[str, Any], traffic_model: str) -> pd.DataFrame:
    """One row per datatype and intensity; columns of queries.rooflines.intensities."""
    return warehouse.read(
        f"""{_MEETING}

select
    datatype,
    round(operational_intensity_ops_per_byte, 3)
        as operational_intensity_ops_per_byte,
    $name as networks,
    string_agg(platform, ', ' order by platform) as platforms,
    min(attainable_tops) as lowest_attainable_tops,
    max(attainable_tops) as highest_attainable_tops
from designs
group by all
order by 2, 1
        """,
        {**_of_network(described), "traffic_model": traffic_model},
        allow_empty=True,
    )


def labels(described: Mapping[str, Any], traffic_model: str) -> pd.DataFrame:
    """One row per fourteenth of a decade with a line; as queries.rooflines.labels."""
    return warehouse.read(
        f"""{_MEETING}

select
    10 ** ((floor(14 * log10(operational_intensity_ops_per_byte)) + 0.5) / 14)
        as operational_intensity_ops_per_byte,
    $name || ' ' || string_agg(distinct datatype, ', ' order by datatype) as label,
    string_agg(distinct platform || ' ' || datatype, '; ') as networks
from designs
where operational_intensity_ops_per_byte is not null
group by 1
order by 1
        """,
        {**_of_network(described), "traffic_model": traffic_model},
        allow_empty=True,
    )


def compared_evidences(traffic_model: str) -> pd.DataFrame:
    """The evidences whose fronts the designs are compared with, as the functions do.

    That which rests on the traffic model and, where there is something to expect, that
    of the estimates, with is_estimate.
    """
    return warehouse.read(
        """
select evidence, figures = 'estimated' as is_estimate
from evidences
cross join traffic_models as yours
where yours.traffic_model = $traffic_model
    and (
        figures = if(reads_weights_once_per_batch, 'in use', 'published')
        or (figures = 'estimated' and is_bound and throughput_scope = 'device')
    )
order by is_estimate
        """,
        {"traffic_model": traffic_model},
    )


def front(task: str, evidence: str) -> pd.DataFrame:
    """One row per design of the task, the front and the ranks behind it first.

    More than MOST_DRAWN would hide each other.
    """
    return warehouse.read(
        """
select
    evidence,
    network,
    platform,
    datatype,
    throughput_fps,
    accuracy_pct,
    latency_ms,
    batch_size,
    threads,
    is_pareto_optimal
from pareto_designs
where task = $task and evidence = $evidence
order by
    not is_pareto_optimal asc,
    pareto_rank asc nulls last,
    throughput_fps desc,
    accuracy_score desc
limit $most_drawn
        """,
        {"task": task, "evidence": evidence, "most_drawn": MOST_DRAWN},
        allow_empty=True,
    )


def _of_chip(described: Mapping[str, Any]) -> dict[str, Any]:
    return _figures(CHIP, described) | _peaks(described)


def _of_network(described: Mapping[str, Any]) -> dict[str, Any]:
    return _figures(NETWORK, described)


def _figures(kind: Kind, described: Mapping[str, Any]) -> dict[str, Any]:
    """What is not stated is not known."""
    return {field: described.get(field) for field in ("name", *kind.figures)}


def _peaks(described: Mapping[str, Any]) -> dict[str, Any]:
    """Two lists, of which the query makes a map."""
    peaks = described["peaks"]
    return {"datatypes": list(peaks), "peaks": list(peaks.values())}
