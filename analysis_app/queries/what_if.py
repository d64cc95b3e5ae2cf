"""What if: a platform or a network that a person describes, by the table macros.

Raises ArgumentRefused where a figure is not above zero and finite.
"""

from typing import Any

import pandas as pd
import warehouse

PLATFORM = """
from what_if_platform(
    peak_tops_by_datatype := map($datatypes, $peaks),
    memory_bandwidth_gbytes_per_s := $bandwidth,
    on_chip_memory_bytes := $on_chip_mbytes * 1e6,
    memory_capacity_gbytes := $capacity,
    power_watts := $power,
    batch_size := $batch_size
)"""

NETWORK = """
from what_if_network(
    giga_ops := $giga_ops,
    parameters_millions := $parameters,
    activations_millions := $activations,
    peak_activations_millions := $peak_activations,
    task := $task,
    top1_pct := $top1,
    batch_size := $batch_size
)"""


def platforms() -> pd.DataFrame:
    """One row per platform of the catalogue: what a description begins with.

    On-chip memory in MB (1e6 bytes); peaks is a dictionary of datatype to TOP/s.
    """
    return warehouse.read(
        """
select
    platform,
    map_from_entries(list((datatype, peak_tops) order by bits)) as peaks,
    memory_bandwidth_gbytes_per_s as bandwidth,
    on_chip_memory_bytes / 1e6 as on_chip,
    memory_capacity_gbytes as capacity,
    power_watts as power
from platforms
inner join platform_peaks using (platform)
inner join datatypes using (datatype)
group by all
order by platform
        """
    )


def networks() -> pd.DataFrame:
    """One row per network of the catalogue; top1 is the best of its datatypes."""
    return warehouse.read(
        """
select
    network,
    task,
    giga_ops,
    parameters_millions as parameters,
    activations_millions as activations,
    peak_activations_millions as peak_activations,
    (
        select max(top1_pct) from accuracies
        where accuracies.network = networks.network
    ) as top1
from networks
order by task = 'ImageNet' desc, task, network
        """
    )


def known_datatypes() -> list[str]:
    """Every datatype of the warehouse, narrow to wide, integers first."""
    rows = warehouse.read(
        "select datatype from datatypes "
        "order by kind = 'floating point', bits, datatype"
    )
    return rows["datatype"].to_list()


def your_roofs(
    datatypes: list[str], peaks: list[float], bandwidth: float
) -> pd.DataFrame:
    """One row per datatype and corner of the roofs of the described platform."""
    return warehouse.read(
        """
select
    *,
    $bandwidth as memory_bandwidth_gbytes_per_s,
    max(attainable_tops) over (partition by datatype) as peak_tops,
    max(operational_intensity_ops_per_byte) filter (point = 'ridge')
        over (partition by datatype) as ridge_point_ops_per_byte
from what_if_roofline(
    peak_tops_by_datatype := map($datatypes, $peaks),
    memory_bandwidth_gbytes_per_s := $bandwidth
)
        """,
        {"datatypes": datatypes, "peaks": peaks, "bandwidth": bandwidth},
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
    top1_pct,
    throughput_fps,
    bound_by,
    bound_margin,
    compute_bound_fps,
    operational_intensity_ops_per_byte,
    attainable_tops,
    $bandwidth as memory_bandwidth_gbytes_per_s,
    -- Nothing is needed where no bytes are moved.
    nullif(bandwidth_at_ridge_gbytes_per_s, 0) as bandwidth_at_ridge_gbytes_per_s,
    latency_ms,
    energy_mj_per_input,
    is_feasible,
    would_be_pareto_optimal,
    why_not_predicted,
    network || ' ' || datatype as name,
    throughput_fps as name_fps
from (
    select *{PLATFORM.replace(chr(10), chr(10) + "    ")}
) as designs
inner join networks using (network)
inner join datatypes using (datatype)
where traffic_model = $traffic_model
order by
    designs.task = 'ImageNet' desc, designs.task, topology, pruning_pct desc, bits
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
    top1_pct,
    throughput_fps,
    bound_by,
    bound_margin,
    compute_bound_fps,
    operational_intensity_ops_per_byte,
    attainable_tops,
    memory_bandwidth_gbytes_per_s,
    nullif(bandwidth_at_ridge_gbytes_per_s, 0) as bandwidth_at_ridge_gbytes_per_s,
    latency_ms,
    energy_mj_per_input,
    is_feasible,
    would_be_pareto_optimal,
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
    order by platform, bits
    rows between unbounded preceding and unbounded following
)
order by device_class, platform, bits
        """,
        {**described, "traffic_model": traffic_model},
    )


def crossings(described: dict[str, Any], traffic_model: str) -> pd.DataFrame:
    """One row per platform and datatype: where the described network meets the roof.

    With the columns of queries.rooflines.crossings.
    """
    return warehouse.read(
        f"""
select
    'your network' as network,
    platform,
    datatype,
    operational_intensity_ops_per_byte,
    attainable_tops,
    throughput_fps,
    latency_ms,
    bound_by,
    bound_margin,
    string_agg(platform, ', ') over (
        partition by datatype, operational_intensity_ops_per_byte, attainable_tops
    ) as platforms_at_this_point{NETWORK}
where traffic_model = $traffic_model and throughput_fps is not null
order by platform, datatype
        """,
        {**described, "traffic_model": traffic_model},
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

    The evidence that would_be_pareto_optimal compares with: published_roofline
    for weights_streamed, bound for the others.
    """
    return warehouse.read(
        """
select
    evidence,
    network,
    platform,
    datatype,
    throughput_fps,
    top1_pct,
    latency_ms,
    batch_size,
    is_pareto_optimal
from pareto_designs
where task = $task
    and evidence = (
        select if(reads_weights_once_per_batch, 'bound', 'published_roofline')
        from traffic_models
        where traffic_model = $traffic_model
    )
order by throughput_fps desc, top1_pct desc
        """,
        {"task": task, "traffic_model": traffic_model},
    )
