"""What platforms offer: peaks and memory bandwidth, each on its own axis."""

import altair as alt
import pandas as pd
from charts import theme
from charts.bars import bars

HEIGHT = 425  # pixels: of both, though one has more bars
FIGURES = ("peak_tops", "memory_bandwidth_gbytes_per_s")


def peak_bars(
    peaks: pd.DataFrame, claims: pd.DataFrame, *, linear: bool = False
) -> alt.LayerChart:
    """A bar for each datatype that a platform computes in.

    Takes queries.catalogue.peaks and unused_claims.
    """
    families = theme.order_platforms(peaks["platform"])
    rows = peaks.sort_values(
        "platform", key=lambda p: p.map(families.index), kind="stable"
    )
    chart = bars(
        peaks,
        "name",
        "peak_tops",
        "Peak (TOP/s)",
        theme.platform_colour(peaks["platform"], legend=None),
        [
            alt.Tooltip("platform:N", title="Platform"),
            alt.Tooltip("device_class:N", title="Device class"),
            alt.Tooltip("datatype:N", title="Datatype"),
            alt.Tooltip("peak_tops:Q", title="Peak (TOP/s)", format=".4~r"),
            alt.Tooltip(
                "memory_bandwidth_gbytes_per_s:Q",
                title="Bandwidth (GB/s)",
                format=".4~r",
            ),
            alt.Tooltip(
                "ridge_point_ops_per_byte:Q", title="Ridge (OP/byte)", format=",.4~r"
            ),
            alt.Tooltip("source:N", title="Source"),
        ],
        order=rows["name"].tolist(),
        claims=claims[claims["figure"] == "peak_tops"],
        linear=linear,
    )
    return chart.properties(height=HEIGHT)


def bandwidth_bars(
    platforms: pd.DataFrame, claims: pd.DataFrame, *, linear: bool = False
) -> alt.LayerChart:
    """A bar for each platform; none where there is no memory of its own.

    Takes queries.catalogue.platform_table and unused_claims.
    """
    chart = bars(
        platforms,
        "platform",
        "memory_bandwidth_gbytes_per_s",
        "Memory bandwidth (GB/s)",
        theme.platform_colour(platforms["platform"], legend=None),
        [
            alt.Tooltip("platform:N", title="Platform"),
            alt.Tooltip("device_class:N", title="Device class"),
            alt.Tooltip("memory_bandwidth_gbytes_per_s:Q", title="Bandwidth (GB/s)"),
            alt.Tooltip("host_link_gbytes_per_s:Q", title="Host link (GB/s)"),
            alt.Tooltip("memory_capacity_gbytes:Q", title="Memory (GB)"),
            alt.Tooltip(
                "on_chip_memory_mbytes:Q", title="On-chip memory (MB)", format=".3~r"
            ),
            alt.Tooltip("source:N", title="Sources"),
        ],
        order=theme.order_platforms(platforms["platform"]),
        claims=claims[claims["figure"] == "memory_bandwidth_gbytes_per_s"],
        linear=linear,
    )
    return chart.properties(height=HEIGHT)
