"""Descriptions against each other: a row per network or platform, a lane for each."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.bars import name_axis
from charts.what_if.parts import (
    crossed_out,
    design_tooltip,
    energy_tooltip,
    in_order,
    range_of,
    whose_colour,
    whose_shape,
)
from task_words import Task

FPS = "throughput_fps"
EXPECTED_FPS = "estimated_fps"
LANE = 13  # pixels


def compared_chart(designs: pd.DataFrame, rows_are: str, task: Task) -> alt.LayerChart:
    """A full sign is the bound of a design, a ring what to expect on its interval.

    Takes designs of queries.what_if of several descriptions, one datatype of each.
    """
    names = in_order(designs["whose"])
    rows = in_order(designs[rows_are])
    title = labels.title(FPS)
    low = f"{EXPECTED_FPS}_lower"
    domain = range_of(designs[FPS], designs[low], designs[EXPECTED_FPS])
    legend = alt.Legend(orient="top", direction="horizontal", titleOrient="left")
    base = alt.Chart(designs).encode(
        y=name_axis(rows_are, rows),
        yOffset=alt.YOffset("whose:N", sort=names),
        color=whose_colour(names, legend=legend),
        tooltip=[
            *design_tooltip(rows_are, task),
            *energy_tooltip(designs),
        ],
    )
    points = base.mark_point(filled=True, size=75, opacity=1).encode(
        x=theme.log_axis(FPS, title, alt.X, domain),
        shape=whose_shape(names, legend=legend),
    )
    expected = base.transform_filter(f"isValid(datum.{EXPECTED_FPS})")
    interval = expected.mark_rule(strokeWidth=1.5).encode(
        x=theme.log_axis(low, title, alt.X, domain), x2=f"{EXPECTED_FPS}_upper:Q"
    )
    rings = expected.mark_point(size=55, strokeWidth=1.6, fill="white").encode(
        x=theme.log_axis(EXPECTED_FPS, title, alt.X, domain)
    )
    return alt.layer(
        points, interval, rings, crossed_out(base).encode(x=f"{FPS}:Q")
    ).properties(height=LANE * len(rows) * max(2, len(names)) + 30)
