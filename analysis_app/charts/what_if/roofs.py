"""The roof of a described platform among those of the catalogue."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.rooflines.roofline import HOVER, X_TITLE, Y_TITLE, X, Y, roof_line
from charts.what_if.parts import (
    crossed_out,
    dashes,
    design_tooltip,
    range_of,
    whose_scale,
)
from task_words import Task


def what_if_roof_chart(
    yours: pd.DataFrame, others: pd.DataFrame, designs: pd.DataFrame, task: Task
) -> alt.LayerChart:
    """Log-log. Yours are thick, others pale; points are networks on your roofs.

    Takes queries.what_if.your_roofs with peak_label and ridge_label,
    queries.rooflines.roofs and queries.what_if.designs_on_platform. Designs that move
    no bytes have no place on the axis: they are arrows at its end.
    """
    topology = theme.legend_pick("topology")
    datatype = theme.legend_pick("datatype")
    ridges = "ridge_point_ops_per_byte"
    x_domain = range_of(yours[ridges], others[ridges], designs[X], below=2, above=3)
    y_domain = range_of(yours["peak_tops"], others["peak_tops"], designs[Y], below=2)
    x = theme.log_axis(X, X_TITLE, alt.X, x_domain)
    y = theme.log_axis(Y, Y_TITLE, alt.Y, y_domain)
    dash = dashes(pd.concat([yours["datatype"], others["datatype"]]))

    pale = roof_line(others, x, y, ("platform", "datatype", "slanted_roof"))
    pale_lines = pale.mark_rule(clip=True, strokeWidth=1.5).encode(
        stroke=_platform_stroke(others["platform"]),
        strokeDash=dash,
        opacity=theme.picked(datatype, opacity=0.4),
    )
    pale_hover = pale.mark_rule(clip=True, **HOVER).encode(
        tooltip=_roof_tooltip("platforms_with_this_roof")
    )
    roof = roof_line(yours, x, y, ("whose", "datatype", "slanted_roof"))
    whose = whose_scale(yours["whose"], 0)
    stroke = alt.Stroke(
        "whose:N", title=labels.title("whose"), scale=whose, legend=theme.SLIM_LEGEND
    )
    roof_lines = roof.mark_rule(clip=True, strokeWidth=4).encode(
        stroke=stroke, strokeDash=dash, opacity=theme.picked(datatype)
    )
    roof_hover = roof.mark_rule(clip=True, **HOVER).encode(
        tooltip=_roof_tooltip("whose")
    )

    names = designs["topology"]
    meeting = (
        alt.Chart(designs)
        .transform_filter("isValid(datum.throughput_fps)")
        .encode(
            y=y,
            color=theme.topology_colour(names, legend=theme.SLIM_LEGEND),
            tooltip=design_tooltip("network", task),
            opacity=theme.picked(topology, datatype),
        )
    )
    outline = {"filled": True, "stroke": "white", "strokeWidth": 0.8}
    points = (
        meeting.transform_filter(f"isValid(datum.{X})")
        .mark_point(size=110, **outline)
        .encode(x=x, shape=theme.topology_shape(names, legend=theme.SLIM_LEGEND))
    )
    no_bytes = (
        meeting.transform_filter(f"!isValid(datum.{X})")
        .mark_point(size=120, shape="triangle-left", xOffset=-6, **outline)
        .encode(x=alt.value("width"))
    )
    return (
        alt.layer(
            pale_lines.add_params(datatype),
            pale_hover,
            roof_lines,
            roof_hover,
            *_words(yours, x, y, whose),
            points.add_params(topology),
            no_bytes,
            crossed_out(meeting.transform_filter(f"isValid(datum.{X})")).encode(x=x),
        )
        .resolve_scale(stroke="independent")
        .properties(height=theme.HEIGHT - 45)
    )


def _platform_stroke(platforms: pd.Series) -> alt.Stroke:
    """Colours of platforms in a channel of their own: points have topologies'."""
    colour = theme.platform_colour(platforms)
    return alt.Stroke("platform:N", scale=colour["scale"], legend=None)


def _words(
    yours: pd.DataFrame, x: alt.X, y: alt.Y, whose: alt.Scale
) -> list[alt.Chart]:
    """The peak on the flat part, the ridge below its corner."""
    ridge = alt.Chart(yours).transform_filter("datum.point == 'ridge'").encode(y=y)
    text = {"color": theme.TEXT, "fontSize": 12, "fontWeight": "bold"}
    return [
        ridge.transform_filter("isValid(datum.peak_label)")
        .mark_text(align="right", baseline="bottom", dx=-14, dy=-7, **text)
        .encode(x=alt.value("width"), text="peak_label:N"),
        ridge.mark_point(filled=True, shape="circle", size=70, opacity=1).encode(
            x=x,
            fill=alt.Fill("whose:N", scale=whose, legend=None),
            tooltip=_roof_tooltip("whose"),
        ),
        ridge.transform_filter("isValid(datum.ridge_label)")
        .mark_text(align="left", baseline="top", dx=2, dy=8, **text)
        .encode(x=x, text="ridge_label:N"),
    ]


def _roof_tooltip(name: str) -> list[alt.Tooltip]:
    return [
        labels.tooltip(name, "Roof of"),
        labels.tooltip("datatype"),
        labels.tooltip("slanted_roof"),
        labels.tooltip("peak_tops"),
        labels.tooltip(
            "memory_bandwidth_gbytes_per_s", "Bandwidth of the slanted roof (GB/s)"
        ),
        labels.tooltip("ridge_point_ops_per_byte"),
    ]
