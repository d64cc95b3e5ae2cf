"""Rooflines: corners of the roofs, and where networks meet them."""

from collections.abc import Iterable

import pandas as pd
import warehouse
from selection import Selection

# Designs of the selection, the beginning of three queries.
_CHOSEN = """
with chosen as (
    select designs.*, topology
    from predicted_designs(
        $predicted_by, largest_batch_size := $batch_size, networks := $networks
    ) as designs
    inner join networks using (network)
    where ($platforms is null or list_contains($platforms, platform))
        and ($datatypes is null or list_contains($datatypes, datatype))
)
"""


def roofs(
    platforms: Iterable[str] | None,
    datatypes: Iterable[str] | None,
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
with chosen as (
    select *, 1000 * peak_tops / ridge_point_ops_per_byte as bandwidth
    from rooflines
    where figures = $figures
        and ($platforms is null or list_contains($platforms, platform))
        and ($datatypes is null or list_contains($datatypes, datatype))
),

alike as (
    select datatype, slanted_roof, peak_tops, bandwidth,
        string_agg(distinct platform, ', ' order by platform)
            as platforms_with_this_roof
    from chosen
    group by all
)

select
    chosen.* exclude (bandwidth),
    bandwidth as memory_bandwidth_gbytes_per_s,
    device_class,
    platforms_with_this_roof
from chosen
inner join platforms using (platform)
inner join alike using (datatype, slanted_roof, peak_tops, bandwidth)
order by platform, datatype, operational_intensity_ops_per_byte
        """,
        {
            "platforms": None if platforms is None else list(platforms),
            "datatypes": None if datatypes is None else list(datatypes),
            "figures": figures,
        },
        allow_empty=allow_empty,
    )


def crossings(selection: Selection, predicted_by: str, batch_size: int) -> pd.DataFrame:
    """One row per network, platform and datatype: where the network meets the roof.

    The intensity is null where no bytes are moved: the design runs at its peak.
    """
    return _read_chosen(
        """,

points as (
    select network, datatype, operational_intensity_ops_per_byte, attainable_tops,
        string_agg(platform, ', ' order by platform) as platforms_at_this_point
    from chosen
    group by all
)

select chosen.*, platforms_at_this_point
from chosen
inner join points
    on chosen.network = points.network
    and chosen.datatype = points.datatype
    and chosen.attainable_tops = points.attainable_tops
    and chosen.operational_intensity_ops_per_byte
        is not distinct from points.operational_intensity_ops_per_byte
order by chosen.network, platform, chosen.datatype
        """,
        selection,
        predicted_by,
        batch_size,
    )


def intensities(
    selection: Selection, predicted_by: str, batch_size: int
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
        selection,
        predicted_by,
        batch_size,
    )


def labels(selection: Selection, predicted_by: str, batch_size: int) -> pd.DataFrame:
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
        selection,
        predicted_by,
        batch_size,
    )


def _read_chosen(
    sql: str, selection: Selection, predicted_by: str, batch_size: int
) -> pd.DataFrame:
    arguments = selection.arguments()
    named = {name: arguments[name] for name in ("networks", "platforms", "datatypes")}
    named |= {"predicted_by": predicted_by, "batch_size": batch_size}
    return warehouse.read(_CHOSEN.rstrip() + sql, named, allow_empty=True)
