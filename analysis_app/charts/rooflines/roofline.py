"""The roofline chart: roofs, networks' intensities, and where they meet."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
from charts import theme
from charts.predictions.tooltip import FITS, RUNS_AT
from links import HREF

X = "operational_intensity_ops_per_byte"
Y = "attainable_tops"
X_TITLE = "Operational intensity (operations per byte)"
Y_TITLE = "Attainable performance (TOP/s)"
# A line that is not seen and answers the pointer some pixels around a thin one.
HOVER = {"strokeWidth": 9, "strokeOpacity": 0.001, "color": theme.NEUTRAL}


def roofline_chart(
    roofs: pd.DataFrame,
    crossings: pd.DataFrame,
    intensities: pd.DataFrame,
    labels: pd.DataFrame,
) -> alt.LayerChart:
    """Log-log; takes the frames of queries.rooflines.

    Lines are roofs, vertical lines networks, points where the two meet. Designs
    that move no bytes have no place on the axis: they are arrows at its end.
    """
    platform = theme.legend_pick("platform")
    datatype = theme.legend_pick("datatype")
    x_domain, y_domain = _domains(roofs, crossings)
    x = theme.log_axis(X, X_TITLE, alt.X, x_domain)
    y = theme.log_axis(Y, Y_TITLE, alt.Y, y_domain)

    names = roofs["platform"]
    kinds = roofs["datatype"]
    colour = theme.platform_colour(names, legend=theme.SLIM_LEGEND)
    shape = theme.platform_shape(names, legend=theme.SLIM_LEGEND)
    dash = theme.datatype_dash(kinds, legend=theme.DASH_LEGEND)
    both = theme.picked(platform, datatype)

    lines = _network_lines(intensities, x, dash, datatype)
    roof = roof_line(roofs, x, y, ("platform", "datatype", "slanted_roof")).encode(
        tooltip=_roof_tooltip()
    )
    roof_lines = roof.mark_rule(clip=True, strokeWidth=2).encode(
        color=colour, strokeDash=dash, opacity=both
    )
    roof_hover = roof.mark_rule(clip=True, **HOVER)

    # What is only described has no page.
    links = {"href": HREF} if "design_link" in crossings else {}
    meeting = (
        alt.Chart(crossings)
        .transform_calculate(runs_at=RUNS_AT, fits=FITS)
        .encode(y=y, color=colour, tooltip=_crossing_tooltip(), opacity=both, **links)
    )
    points = (
        meeting.transform_filter(f"isValid(datum.{X})")
        .mark_point(filled=True, size=55)
        .encode(x=x, shape=shape)
    )
    no_bytes = (
        meeting.transform_filter(f"!isValid(datum.{X})")
        .mark_point(filled=True, size=90, shape="triangle-left", xOffset=-6)
        .encode(x=alt.value("width"))
    )
    return alt.layer(
        *lines,
        roof_lines.add_params(platform),
        roof_hover,
        points,
        no_bytes,
        _labels(labels, x),
    ).properties(height=theme.HEIGHT)


def roof_line(
    roofs: pd.DataFrame, x: alt.X, y: alt.Y, groups: Sequence[str] = ("slanted_roof",)
) -> alt.Chart:
    """Straight parts from corner to corner, to be drawn as rules.

    A line mark would have no tooltip along its way, and each would be clipped anew,
    which makes pictures slow.
    """
    return (
        alt.Chart(roofs)
        .transform_window(
            next_x=f"lead({X})",
            next_y=f"lead({Y})",
            groupby=list(groups),
            sort=[alt.SortField(X)],
        )
        .transform_filter("isValid(datum.next_x)")
        .encode(x=x, y=y, x2="next_x:Q", y2="next_y:Q")
    )


def _network_lines(
    intensities: pd.DataFrame,
    x: alt.X,
    dash: alt.StrokeDash,
    datatype: alt.Parameter,
) -> tuple[alt.Chart, alt.Chart]:
    """Vertical lines, and wider invisible ones that answer the pointer."""
    base = alt.Chart(intensities).transform_filter(f"isValid(datum.{X})").encode(x=x)
    tooltip = [
        alt.Tooltip("networks:N", title="Networks"),
        alt.Tooltip("datatype:N", title="Datatype"),
        alt.Tooltip(f"{X}:Q", title="Intensity (OP/byte)", format=",.4~r"),
        alt.Tooltip(
            "lowest_attainable_tops:Q", title="Lowest roof there (TOP/s)", format=".3~r"
        ),
        alt.Tooltip(
            "highest_attainable_tops:Q",
            title="Highest roof there (TOP/s)",
            format=".3~r",
        ),
        alt.Tooltip("platforms:N", title="On"),
    ]
    visible = base.mark_rule(color=theme.NEUTRAL).encode(
        strokeDash=dash, opacity=theme.picked(datatype, opacity=0.45)
    )
    # A legend answers clicks only if the first layer that has it has the parameter.
    visible = visible.add_params(datatype)
    hover = base.mark_rule(**HOVER).encode(tooltip=tooltip)
    return visible, hover


def _labels(labels: pd.DataFrame, x: alt.X) -> alt.Chart:
    """Above the plot, read upwards."""
    return (
        alt.Chart(labels)
        .mark_text(
            angle=270,
            align="left",
            baseline="middle",
            fontSize=10.5,
            limit=135,
            color=theme.TEXT,
        )
        .encode(
            x=x,
            y=alt.value(-5),
            text="label:N",
            tooltip=[alt.Tooltip("networks:N", title="Networks")],
        )
    )


def _roof_tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("platforms_with_this_roof:N", title="Roof of"),
        alt.Tooltip("device_class:N", title="Device class"),
        alt.Tooltip("datatype:N", title="Datatype"),
        alt.Tooltip("peak_tops:Q", title="Peak (TOP/s)", format=".4~r"),
        alt.Tooltip("slanted_roof:N", title="Slanted roof"),
        alt.Tooltip(
            "memory_bandwidth_gbytes_per_s:Q",
            title="Bandwidth of the slanted roof (GB/s)",
            format=".4~r",
        ),
        alt.Tooltip(
            "ridge_point_ops_per_byte:Q", title="Ridge (OP/byte)", format=",.4~r"
        ),
    ]


def _crossing_tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("network:N", title="Network"),
        alt.Tooltip("platforms_at_this_point:N", title="Platform"),
        alt.Tooltip("datatype:N", title="Datatype"),
        alt.Tooltip("runs_at:N", title="Runs at"),
        alt.Tooltip(f"{Y}:Q", title="Attainable (TOP/s)", format=".4~r"),
        alt.Tooltip(f"{X}:Q", title="Intensity (OP/byte)", format=",.4~r"),
        alt.Tooltip("bound_by:N", title="Bound by"),
        alt.Tooltip("bound_margin:Q", title="Other bound further by", format=",.3~r"),
        alt.Tooltip("throughput_fps:Q", title="Throughput (inputs/s)", format=",.4~r"),
        alt.Tooltip("latency_ms:Q", title="Latency (ms)", format=",.4~r"),
        alt.Tooltip("fits:N", title="Fits in memory"),
    ]


def _domains(
    roofs: pd.DataFrame, crossings: pd.DataFrame
) -> tuple[list[float], list[float]]:
    """Room around every ridge and crossing, instead of the roofs' far ends."""
    x = pd.concat([roofs["ridge_point_ops_per_byte"], crossings[X].dropna()])
    y = pd.concat([roofs["peak_tops"], crossings[Y]])
    return [x.min() / 2, x.max() * 3], [y.min() / 2, y.max() * 1.6]
