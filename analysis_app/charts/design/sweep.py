"""Throughput or latency of a design along its batch sizes or threads."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.design.parts import RUN, run_axis, series_looks, spread

FPS = "throughput_fps"


def sweep_chart(rows: pd.DataFrame, field: str) -> alt.LayerChart:
    """Log-log; a line per series, and the 90 % interval of an estimated throughput.

    Takes queries.design.sweep with `series`; field: throughput_fps or latency_ms.
    """
    drawn = rows.dropna(subset=[field, RUN])
    values = [drawn[field]]
    if field == FPS:
        values += [drawn[f"{FPS}_lower"].dropna(), drawn[f"{FPS}_upper"].dropna()]
    x = run_axis(rows)
    y = theme.log_axis(
        field, labels.title(field), alt.Y, spread(pd.concat(values), 1.3)
    )
    colour, shape = series_looks(drawn)
    base = alt.Chart(drawn).encode(
        x=x,
        y=y,
        color=colour,
        tooltip=[
            labels.tooltip("series", "Evidence"),
            labels.tooltip("batch_size"),
            labels.tooltip("threads"),
            labels.tooltip(FPS),
            labels.tooltip(f"{FPS}_lower"),
            labels.tooltip(f"{FPS}_upper"),
            labels.tooltip("latency_ms"),
        ],
    )
    layers = [
        base.mark_line(strokeWidth=1.5, opacity=0.8),
        base.mark_point(filled=True, size=55, opacity=0.9).encode(shape=shape),
    ]
    if field == FPS:
        low = y.copy()
        low.shorthand = f"{FPS}_lower:Q"
        layers.insert(
            0,
            base.transform_filter(f"isValid(datum.{FPS}_lower)")
            .mark_rule(strokeWidth=5, opacity=0.3)
            .encode(y=low, y2=f"{FPS}_upper:Q"),
        )
    return alt.layer(*layers).properties(
        height=theme.with_room(200, drawn["series"].nunique())
    )
