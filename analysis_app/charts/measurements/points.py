"""One metric of measurements against another, as points or as lines of designs."""

import altair as alt
import labels
import links
import pandas as pd
from charts import theme
from charts.measurements import looks

BRUSH = "brush"  # Streamlit wants a name
HEIGHT = theme.HEIGHT - 60  # the table below is to be seen as well
_TOLD = (
    "measurement_id",
    "network",
    "platform",
    "datatype",
    "batch_size",
    "threads",
    "throughput_fps",
    "latency_ms",
    "accuracy_pct",
    "power_watts",
    "energy_mj_per_input",
    "share_of_bound",
    "flagged_for",
)
_UNTOLD = ("flags", "inputs_in_flight", "design_link")


def point_chart(
    rows: pd.DataFrame,
    x: str,
    y: str,
    titles: dict[str, str],
    *,
    by: str = "platform",
    facet: str | None = None,
    are_log: tuple[bool, bool] = (True, True),
    joined: bool = False,
) -> alt.TopLevelMixin:
    """A mark per row of queries.measurements, hollow where it is flagged.

    With `joined` a line goes through those of a design, in the order of what is run at
    once. Without panels a stretch can be brushed.
    """
    told = list(dict.fromkeys((*_TOLD, x, y)))
    colour, shape = looks.colour_and_shape(rows, by)
    height = max(HEIGHT, 24 * rows[y].nunique()) if y in looks.CATEGORIES else HEIGHT
    base = alt.Chart().encode(
        x=looks.axis(alt.X, rows, x, titles[x], are_log[0]),
        y=looks.axis(alt.Y, rows, y, titles[y], are_log[1]),
        color=colour,
    )
    pick = theme.legend_pick(by)
    marks = base.mark_point(size=55, strokeWidth=1.4).encode(
        fill=colour,
        fillOpacity=alt.condition("datum.flags > 0", alt.value(0), alt.value(0.75)),
        shape=shape,
        opacity=theme.picked(pick),
        href=links.HREF,
        tooltip=[labels.tooltip(name) for name in told],
    )
    if not facet and {x, y}.isdisjoint(looks.CATEGORIES):
        marks = marks.add_params(alt.selection_interval(name=BRUSH))
    marks = marks.add_params(pick)
    sent = dict.fromkeys([*told, by, *([facet] if facet else []), *_UNTOLD])
    if joined:
        lines = base.mark_line(strokeWidth=1.2).encode(
            detail=["network:N", "platform:N", "datatype:N"],
            order="inputs_in_flight:Q",
            opacity=theme.picked(pick, opacity=0.6),
        )
        chart = alt.layer(lines, marks, data=rows[list(sent)])
    else:
        chart = alt.layer(marks, data=rows[list(sent)])
    return looks.panels(chart, rows, facet, height)
