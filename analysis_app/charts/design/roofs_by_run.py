"""What each roof allows along batch sizes or threads: the lowest binds."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.design.parts import LEGEND, RUN, run_axis, spread

SHAPES = {"compute": "circle", "memory": "square", "link": "diamond"}


def roofs_by_run_chart(rows: pd.DataFrame) -> alt.LayerChart:
    """Log-log; takes queries.design.binding. A thick grey line is the bound."""
    present = {
        roof: f"{roof}_bound_fps"
        for roof in theme.BOUND_BY_COLOURS
        if rows[f"{roof}_bound_fps"].notna().any()
    }
    long = rows.melt(
        ["batch_size", "threads", RUN, "bound_by", "bound_margin"],
        list(present.values()),
        "roof",
        "allowed_fps",
    ).dropna(subset=["allowed_fps"])
    long["roof"] = long["roof"].str.removesuffix("_bound_fps")
    x = run_axis(rows)
    y = theme.log_axis(
        "allowed_fps",
        labels.title("throughput_fps"),
        alt.Y,
        spread(long["allowed_fps"], 1.4),
    )
    lowest = y.copy()
    lowest.shorthand = "bound_fps:Q"
    bound = (
        alt.Chart(rows)
        .mark_line(strokeWidth=9, opacity=0.3, color=theme.NEUTRAL)
        .encode(x=x, y=lowest)
    )
    base = alt.Chart(long).encode(
        x=x,
        y=y,
        color=_looks(alt.Color, theme.BOUND_BY_COLOURS, present),
        tooltip=[
            labels.tooltip("roof", "Roof"),
            labels.tooltip("batch_size"),
            labels.tooltip("threads"),
            alt.Tooltip("allowed_fps:Q", title="Allows (inputs/s)", format=",.4~r"),
            labels.tooltip("bound_by"),
            labels.tooltip("bound_margin"),
        ],
    )
    return alt.layer(
        bound,
        base.mark_line(strokeWidth=1.5),
        base.mark_point(filled=True, size=55, opacity=0.9).encode(
            shape=_looks(alt.Shape, SHAPES, present)
        ),
    ).properties(height=theme.with_room(200, len(present)))


def _looks(channel, known, roofs):
    looks = theme.present(known, roofs)
    return theme.of_names(channel, "roof", looks, "Roof", legend=LEGEND)
