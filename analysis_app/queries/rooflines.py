"""Rooflines: corners of the roofs, and where networks meet them."""

import pandas as pd
import warehouse
from queries.predicted import DESIGNS

# Designs of the selection, the beginning of three queries.
CHOSEN = f"""{DESIGNS},

chosen as (
    select designs.*, topology
    from designs
    inner join networks using (network)
    where list_contains($networks, network)
        and list_contains($platforms, platform)
        and list_contains($datatypes, datatype)
)
"""


def roofs(
    platforms: list[str],
    datatypes: list[str],
    figures: str = "in use",
    *,
    allow_empty: bool = False,
) -> pd.DataFrame:
    """One row per platform, datatype, slanted roof and corner: the exact roofs.

    slanted_roof tells whether the bandwidth is that of a memory or of the host link;
    a platform of two memories has two.
    """
    return warehouse.read(
        """
with corners as (
    select
        *,
        max(attainable_tops) over roof as peak_tops,
        max(operational_intensity_ops_per_byte) filter (point = 'ridge') over roof
            as ridge_point_ops_per_byte
    from rooflines
    where figures = $figures
        and list_contains($platforms, platform)
        and list_contains($datatypes, datatype)
    window roof as (partition by platform, datatype, slanted_roof)
)

select
    corners.platform,
    device_class,
    datatype,
    point,
    slanted_roof,
    operational_intensity_ops_per_byte,
    attainable_tops,
    peak_tops,
    1000 * peak_tops / ridge_point_ops_per_byte as memory_bandwidth_gbytes_per_s,
    ridge_point_ops_per_byte,
    string_agg(corners.platform, ', ') over (
        partition by datatype, point, peak_tops, ridge_point_ops_per_byte
    ) as platforms_with_this_roof
from corners
inner join platforms using (platform)
order by corners.platform, datatype, operational_intensity_ops_per_byte
        """,
        {"platforms": platforms, "datatypes": datatypes, "figures": figures},
        allow_empty=allow_empty,
    )


def crossings(
    networks: list[str],
    platforms: list[str],
    datatypes: list[str],
    predicted_by: str,
    batch_size: int,
) -> pd.DataFrame:
    """One row per network, platform and datatype: where the network meets the roof.

    The intensity is null where no bytes are moved: the design runs at its peak.
    """
    return _read_chosen(
        """
select
    network,
    topology,
    platform,
    datatype,
    batch_size,
    threads,
    operational_intensity_ops_per_byte,
    attainable_tops,
    throughput_fps,
    latency_ms,
    bound_by,
    bound_margin,
    is_feasible,
    string_agg(platform, ', ') over (
        partition by
            network, datatype, operational_intensity_ops_per_byte, attainable_tops
    ) as platforms_at_this_point
from chosen
order by network, platform, datatype
        """,
        (networks, platforms, datatypes, predicted_by, batch_size),
    )


def intensities(
    networks: list[str],
    platforms: list[str],
    datatypes: list[str],
    predicted_by: str,
    batch_size: int,
) -> pd.DataFrame:
    """One row per datatype and intensity: the vertical lines, coinciding ones once.

    Networks with the same intensity (all MLPs) share a row. Null stands for
    networks that move no bytes, with the platforms on which they do not.
    """
    return _read_chosen(
        """
select
    datatype,
    round(operational_intensity_ops_per_byte, 3)
        as operational_intensity_ops_per_byte,
    string_agg(distinct network, ', ' order by network) as networks,
    string_agg(distinct platform, ', ' order by platform) as platforms,
    min(attainable_tops) as lowest_attainable_tops,
    max(attainable_tops) as highest_attainable_tops
from chosen
group by all
order by 2, 1
        """,
        (networks, platforms, datatypes, predicted_by, batch_size),
    )


def labels(
    networks: list[str],
    platforms: list[str],
    datatypes: list[str],
    predicted_by: str,
    batch_size: int,
) -> pd.DataFrame:
    """One row per slot of the axis that has a line: what is written above it.

    A decade has 14 slots, so that labels never touch; lines that coincide or
    nearly do share one. Networks of one topology are counted (MLP x4 INT8), so
    are further topologies (+1).
    """
    return _read_chosen(
        """,

lines as (
    select distinct
        floor(14 * log10(operational_intensity_ops_per_byte)) as slot,
        topology,
        network,
        datatype
    from chosen
    where operational_intensity_ops_per_byte is not null
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
        (networks, platforms, datatypes, predicted_by, batch_size),
    )


def _read_chosen(sql: str, selection: tuple) -> pd.DataFrame:
    names = ("networks", "platforms", "datatypes", "predicted_by", "batch_size")
    return warehouse.read(
        CHOSEN + sql, dict(zip(names, selection, strict=True)), allow_empty=True
    )
