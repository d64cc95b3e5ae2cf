"""Rooflines: corners of the roofs, and where networks meet them."""

import pandas as pd
import warehouse


def roofs(platforms: list[str], datatypes: list[str]) -> pd.DataFrame:
    """One row per platform, datatype and corner: the exact roof."""
    return warehouse.read(
        """
select
    rooflines.platform,
    device_class,
    rooflines.datatype,
    point,
    operational_intensity_ops_per_byte,
    attainable_tops,
    peak_tops,
    memory_bandwidth_gbytes_per_s,
    ridge_point_ops_per_byte,
    string_agg(rooflines.platform, ', ') over (
        partition by
            rooflines.datatype, point, peak_tops, memory_bandwidth_gbytes_per_s
    ) as platforms_with_this_roof
from rooflines
inner join platforms using (platform)
inner join platform_peaks using (platform, datatype)
where list_contains($platforms, rooflines.platform)
    and list_contains($datatypes, rooflines.datatype)
order by platform, datatype, operational_intensity_ops_per_byte
        """,
        {"platforms": platforms, "datatypes": datatypes},
    )


def crossings(
    networks: list[str],
    platforms: list[str],
    datatypes: list[str],
    traffic_model: str,
    batch_size: int,
) -> pd.DataFrame:
    """One row per network, platform and datatype: where the network meets the roof.

    The intensity is null where no bytes are moved: the design runs at its peak.
    """
    return warehouse.read(
        """
select
    network,
    topology,
    platform,
    datatype,
    operational_intensity_ops_per_byte,
    attainable_tops,
    throughput_fps,
    latency_ms,
    bound_by,
    bound_margin,
    string_agg(platform, ', ') over (
        partition by
            network, datatype, operational_intensity_ops_per_byte, attainable_tops
    ) as platforms_at_this_point
from predictions
inner join networks using (network)
where list_contains($networks, network)
    and list_contains($platforms, platform)
    and list_contains($datatypes, datatype)
    and traffic_model = $traffic_model
    and batch_size = $batch_size
order by network, platform, datatype
        """,
        {
            "networks": networks,
            "platforms": platforms,
            "datatypes": datatypes,
            "traffic_model": traffic_model,
            "batch_size": batch_size,
        },
        allow_empty=True,
    )


def intensities(
    networks: list[str],
    platforms: list[str],
    datatypes: list[str],
    traffic_model: str,
    batch_size: int,
) -> pd.DataFrame:
    """One row per datatype and intensity: the vertical lines, coinciding ones once.

    Networks with the same intensity (all MLPs) share a row. Null stands for
    networks that move no bytes, with the platforms on which they do not.
    """
    return warehouse.read(
        """
select
    datatype,
    round(operational_intensity_ops_per_byte, 3)
        as operational_intensity_ops_per_byte,
    string_agg(distinct network, ', ' order by network) as networks,
    string_agg(distinct platform, ', ' order by platform) as platforms,
    min(attainable_tops) as lowest_attainable_tops,
    max(attainable_tops) as highest_attainable_tops
from predictions
where list_contains($networks, network)
    and list_contains($platforms, platform)
    and list_contains($datatypes, datatype)
    and traffic_model = $traffic_model
    and batch_size = $batch_size
group by all
order by 2, 1
        """,
        {
            "networks": networks,
            "platforms": platforms,
            "datatypes": datatypes,
            "traffic_model": traffic_model,
            "batch_size": batch_size,
        },
        allow_empty=True,
    )


def labels(
    networks: list[str],
    platforms: list[str],
    datatypes: list[str],
    traffic_model: str,
    batch_size: int,
) -> pd.DataFrame:
    """One row per slot of the axis that has a line: what is written above it.

    A decade has 14 slots, so that labels never touch; lines that coincide or
    nearly do share one. Networks of one topology are counted (MLP x4 INT8), so
    are further topologies (+1).
    """
    return warehouse.read(
        """
with lines as (
    select distinct
        floor(14 * log10(operational_intensity_ops_per_byte)) as slot,
        topology,
        network,
        datatype
    from predictions
    inner join networks using (network)
    where list_contains($networks, network)
        and list_contains($platforms, platform)
        and list_contains($datatypes, datatype)
        and traffic_model = $traffic_model
        and batch_size = $batch_size
        and operational_intensity_ops_per_byte is not null
),

topologies as (
    select
        slot,
        datatype,
        string_agg(network, ', ' order by network) as networks,
        if(count(*) = 1, any_value(network), topology || ' x' || count(*))
            || ' ' || datatype as label
    from lines
    group by slot, datatype, topology
)

select
    10 ** ((slot + 0.5) / 14) as operational_intensity_ops_per_byte,
    min(label) || if(count(*) > 1, ' +' || count(*) - 1, '') as label,
    string_agg(networks || ' ' || datatype, '; ' order by label) as networks
from topologies
group by slot
order by slot
        """,
        {
            "networks": networks,
            "platforms": platforms,
            "datatypes": datatypes,
            "traffic_model": traffic_model,
            "batch_size": batch_size,
        },
        allow_empty=True,
    )
