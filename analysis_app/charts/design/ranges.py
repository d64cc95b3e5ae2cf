"""Throughput of a design, or of a few, as each evidence has it."""

import json

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.bars import name_axis
from charts.design.parts import series_looks, spread
from links import HREF

ROW = 40


def ranges_chart(rows: pd.DataFrame) -> alt.LayerChart:
    """A line per `row_name`: points are evidences, a bar a 90 % interval.

    Takes queries.design.fastest_runs with row_name, series and design_link.
    """
    fps = "throughput_fps"
    ends = rows[[fps, f"{fps}_lower", f"{fps}_upper"]].stack()
    x = theme.log_axis(fps, labels.title(fps), alt.X, spread(ends, 1.4))
    colour, shape = series_looks(rows)
    names = rows["row_name"].drop_duplicates().to_list()
    y = name_axis("row_name", names)
    y["axis"].labelExpr = f"{json.dumps(_in_lines(names))}[datum.label]"
    base = alt.Chart().encode(
        y=y,
        color=colour,
        href=HREF,
        tooltip=[
            labels.tooltip("network"),
            labels.tooltip("platform"),
            labels.tooltip("datatype"),
            labels.tooltip("series", "Evidence"),
            labels.tooltip("throughput_scope"),
            labels.tooltip(fps),
            labels.tooltip(f"{fps}_lower"),
            labels.tooltip(f"{fps}_upper"),
            labels.tooltip("latency_ms"),
            labels.tooltip("batch_size"),
            labels.tooltip("threads"),
            labels.tooltip("share_of_bound"),
        ],
    )
    low = x.copy()
    low.shorthand = f"{fps}_lower:Q"
    intervals = (
        base.transform_filter(f"datum.{fps}_lower < datum.{fps}_upper")
        .mark_rule(strokeWidth=5, opacity=0.35)
        .encode(x=low, x2=f"{fps}_upper:Q")
    )
    points = base.mark_point(filled=True, size=130, opacity=0.9).encode(
        x=x, shape=shape
    )
    return alt.layer(intervals, points, data=rows).properties(
        height=theme.with_room(ROW * len(names), rows["series"].nunique())
    )


def _in_lines(names: list[str]) -> dict[str, list[str]]:
    """Net on Board in INT8 in two lines: a phone has no room for it in one."""
    return {name: name.rsplit(" on ", 1) for name in names}
