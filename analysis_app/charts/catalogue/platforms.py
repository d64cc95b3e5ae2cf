"""What platforms offer: peaks and memory bandwidth, each on its own axis."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.bars import bars

HEIGHT = 425  # pixels: of both, though one has more bars
FIGURES = ("peak_tops", "memory_bandwidth_gbytes_per_s")


def peak_bars(
    peaks: pd.DataFrame, claims: pd.DataFrame, *, linear: bool = False
) -> alt.LayerChart:
    """A bar for each datatype that a platform computes in.

    Takes queries.catalogue.figures.peaks and claims.unused_claims.
    """
    families = theme.order_platforms(peaks["platform"])
    rows = peaks.sort_values(
        "platform", key=lambda p: p.map(families.index), kind="stable"
    )
    chart = bars(
        peaks,
        "name",
        "peak_tops",
        labels.title("peak_tops"),
        theme.platform_colour(peaks["platform"], legend=None),
        [
            *("platform", "device_class", "datatype", *FIGURES),
            *("ridge_point_ops_per_byte", "source"),
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

    Takes queries.catalogue.figures.platform_table and claims.unused_claims.
    """
    chart = bars(
        platforms,
        "platform",
        "memory_bandwidth_gbytes_per_s",
        labels.title("memory_bandwidth_gbytes_per_s"),
        theme.platform_colour(platforms["platform"], legend=None),
        [
            *("platform", "device_class", "memory_bandwidth_gbytes_per_s"),
            *("host_link_gbytes_per_s", "memory_capacity_gbytes"),
            *("on_chip_memory_mbytes", "source"),
        ],
        order=theme.order_platforms(platforms["platform"]),
        claims=claims[claims["figure"] == "memory_bandwidth_gbytes_per_s"],
        linear=linear,
    )
    return chart.properties(height=HEIGHT)
