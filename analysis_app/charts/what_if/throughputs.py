"""Throughput of described designs, what binds them, and the bandwidth they need."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.what_if.parts import (
    YOURS,
    crossed_out,
    design_tooltip,
    range_of,
)
from task_words import Task

FPS = "throughput_fps"
PEAK_FPS = "compute_bound_fps"
EXPECTED_FPS = "estimated_fps"
NEEDED = "bandwidth_at_ridge_gbytes_per_s"
GIVEN = "bandwidth_gbytes_per_s"
HEIGHT = theme.HEIGHT - 75
ROW_HEIGHT = 16  # at least, in pixels


def throughput_chart(
    designs: pd.DataFrame, rows_are: str, task: Task
) -> alt.LayerChart:
    """A row per network (or platform): its bound, and a tick at its peak.

    The line between the two is what the bandwidth costs. A ring is what to expect, the
    line through it the 90 % interval. Takes
    queries.what_if.designs_on_platform or designs_of_network.
    """
    bound_by = theme.legend_pick("bound_by")
    datatype = theme.legend_pick("datatype")
    domain = range_of(designs[FPS], designs[PEAK_FPS], designs[f"{EXPECTED_FPS}_lower"])
    title = labels.title(FPS)
    x = theme.log_axis(FPS, title, alt.X, domain)
    expected = theme.log_axis(EXPECTED_FPS, title, alt.X, domain)
    lowest = theme.log_axis(f"{EXPECTED_FPS}_lower", title, alt.X, domain)
    peak = theme.log_axis(PEAK_FPS, title, alt.X, domain)
    opacity = theme.picked(bound_by, datatype)
    colour = theme.bound_by_colour(designs["bound_by"], legend=_legend())

    base = alt.Chart(designs).encode(
        **_row(designs, rows_are), tooltip=design_tooltip(rows_are, task)
    )
    known = base.transform_filter(f"isValid(datum.{FPS})")
    lost = known.mark_rule(strokeWidth=2).encode(
        x=x, x2=f"{PEAK_FPS}:Q", color=colour, opacity=opacity
    )
    # Where compute binds, point and tick would coincide.
    ticks = (
        known.transform_filter("datum.bound_by != 'compute'")
        .mark_tick(thickness=2, size=11)
        .encode(x=peak, color=colour, opacity=opacity)
    )
    points = known.mark_point(filled=True, size=75, opacity=1).encode(
        x=x,
        color=colour,
        shape=theme.datatype_shape(
            designs["datatype"],
            # Their names say what they are; the title's place is needed.
            legend=_legend(symbolFillColor=theme.NEUTRAL, title=None),
        ),
        opacity=opacity,
    )
    estimated = base.transform_filter(f"isValid(datum.{EXPECTED_FPS})")
    interval = estimated.mark_rule(strokeWidth=1.2, color=theme.NEUTRAL).encode(
        x=lowest, x2=f"{EXPECTED_FPS}_upper:Q", opacity=opacity
    )
    rings = estimated.mark_point(
        size=60, strokeWidth=1.6, color=theme.NEUTRAL, fill="white"
    ).encode(x=expected, opacity=opacity)
    row = _row(designs, rows_are)["y"]  # in the middle of the band, once
    unknown = (
        alt.Chart(designs)
        .transform_filter(f"!isValid(datum.{FPS})")
        .transform_aggregate(groupby=[rows_are, "why_not_predicted"])
        .mark_text(align="left", dx=6, fontSize=10.5, color=theme.TEXT)
        .encode(x=alt.value(0), y=row, text="why_not_predicted:N")
    )
    return alt.layer(
        # First and with both: legends answer to the first layer that has them, and
        # a picture of two plots cannot hold parameters of two layers.
        points.add_params(bound_by, datatype),
        lost,
        ticks,
        interval,
        rings,
        crossed_out(known).encode(x=x),
        unknown,
    ).properties(height=_height(designs, rows_are))


def bandwidth_chart(designs: pd.DataFrame, rows_are: str, task: Task) -> alt.LayerChart:
    """The same rows: bandwidth that would make a design compute bound, and given.

    A design that moves no bytes needs none and has no point.
    """
    domain = range_of(designs[NEEDED], designs[GIVEN])
    title = labels.title(NEEDED)
    x = theme.log_axis(NEEDED, title, alt.X, domain)
    given = theme.log_axis(GIVEN, title, alt.X, domain)
    base = alt.Chart(designs).encode(
        **_row(designs, rows_are, labels=False), tooltip=design_tooltip(rows_are, task)
    )
    known = base.transform_filter(f"isValid(datum.{NEEDED})")
    colour = theme.bound_by_colour(designs["bound_by"], legend=None)
    missing = known.mark_rule(strokeWidth=2).encode(
        x=given, x2=f"{NEEDED}:Q", color=colour
    )
    points = known.mark_point(filled=True, size=75, opacity=1).encode(
        x=x,
        color=colour,
        shape=theme.datatype_shape(designs["datatype"], legend=None),
    )
    there_is = (
        base.transform_calculate(there_is="'bandwidth there is'")
        .mark_tick(thickness=3, size=12, opacity=1)
        .encode(
            x=given,
            fill=alt.Fill(
                "there_is:N",
                title=None,
                scale=alt.Scale(domain=["bandwidth there is"], range=[YOURS]),
                legend=_legend(),
            ),
        )
    )
    return alt.layer(missing, there_is, points).properties(
        height=_height(designs, rows_are)
    )


def _height(designs: pd.DataFrame, rows_are: str) -> int:
    return max(HEIGHT, ROW_HEIGHT * designs[rows_are].nunique())


def _row(designs: pd.DataFrame, rows_are: str, labels: bool = True) -> dict:
    """A band per network or platform, in the order of the frame; a lane per datatype.

    Networks stand by task, platforms by device class.
    """
    order = designs[rows_are].unique().tolist()
    axis = alt.Axis(labels=labels, ticks=labels, domain=labels, grid=True)
    axis.labelLimit = 150
    axis.labelOverlap = False
    axis.tickBand = "extent"
    channels = {
        "y": alt.Y(f"{rows_are}:N", title=None, sort=order, axis=axis),
    }
    lanes = theme.order_datatypes(designs["datatype"])
    if len(lanes) > 1:
        channels["yOffset"] = alt.YOffset("datatype:N", sort=lanes)
    return channels


def _legend(**looks) -> alt.Legend:
    """Above the rows: both plots have one, so that their rows are in line."""
    return alt.Legend(
        orient="top",
        direction="horizontal",
        titleOrient="left",
        titlePadding=5,
        columnPadding=2,
        symbolSize=60,
        symbolStrokeWidth=1,
        labelFontSize=11.5,
        **looks,
    )
