"""What the charts of a design share: how an evidence looks, and the axis of runs."""

import altair as alt
import pandas as pd
from charts import theme
from charts.pareto.parts import EVIDENCE_LOOKS

SHAPES = ("cross", "square", "triangle-up", "diamond", "circle")  # as EVIDENCE_LOOKS
RUN = "inputs_in_flight"
LEGEND = alt.Legend(
    orient="top",
    direction="horizontal",
    labelLimit=0,
    symbolSize=90,
    symbolOpacity=1,
    columns=theme.LEGEND_COLUMNS,
)


def series_looks(rows: pd.DataFrame, title: str = "Evidence") -> list:
    """Colour and shape of a `series`, which is an evidence and maybe a scope of it.

    Series of one evidence share its colour; all but its first are hollow in shape.
    """
    present = rows[["series", "evidence_position"]].drop_duplicates()
    names = present["series"].to_list()
    places = [(position - 1) % len(SHAPES) for position in present["evidence_position"]]
    shapes = [
        SHAPES[place] if place not in places[:row] else "triangle-down"
        for row, place in enumerate(places)
    ]
    hues = [EVIDENCE_LOOKS[place].hue for place in places]
    signs = {alt.Color: hues, alt.Shape: shapes}
    return [
        theme.of_names(
            channel, "series", dict(zip(names, of, strict=True)), title, legend=LEGEND
        )
        for channel, of in signs.items()
    ]


def run_axis(rows: pd.DataFrame) -> alt.X:
    """Batch size or threads, whichever the runs differ in; else both together."""
    runs = rows.dropna(subset=[RUN])
    return theme.log_axis(RUN, run_title(runs), alt.X, spread(runs[RUN], 1.25))


def run_title(runs: pd.DataFrame) -> str:
    if runs["threads"].nunique() <= 1:
        return "Batch size"
    if runs["batch_size"].nunique() <= 1:
        return "Threads"
    return "Inputs in flight (batch size times threads)"


def spread(values: pd.Series, room: float) -> list[float]:
    """The ends of a logarithmic axis, with room."""
    return [float(values.min()) / room, float(values.max()) * room]
