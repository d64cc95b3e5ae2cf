"""What the what-if charts share: the look of what a person described."""

from collections.abc import Iterable

import altair as alt
import labels
import pandas as pd
from charts import theme
from task_words import Task

# Each description beside the others: a colour near to no platform's, and a shape.
# The first is that in the fields.
LOOKS = (
    ("#d81b60", "circle"),
    ("#168faf", "square"),
    ("#b98c1a", "diamond"),
    ("#9804f5", "triangle-up"),
)
YOURS = LOOKS[0][0]
PALE = 0.3


def in_order(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def whose_scale(names: Iterable[str], look: int) -> alt.Scale:
    """Colours (0) or shapes (1) of the descriptions in their order."""
    known = in_order(names)
    return alt.Scale(domain=known, range=[of[look] for of in LOOKS[: len(known)]])


def whose_colour(names: Iterable[str], **channel) -> alt.Color:
    return alt.Color(
        "whose:N", title=labels.title("whose"), scale=whose_scale(names, 0), **channel
    )


def whose_shape(names: Iterable[str], **channel) -> alt.Shape:
    return alt.Shape(
        "whose:N", title=labels.title("whose"), scale=whose_scale(names, 1), **channel
    )


def design_tooltip(rows_are: str, task: Task) -> list[alt.Tooltip]:
    """Everything about a design; `rows_are` is network or platform."""
    return [
        labels.tooltip("whose"),
        labels.tooltip(rows_are),
        labels.tooltip("datatype"),
        labels.tooltip("task"),
        labels.tooltip("accuracy_pct", task.title),
        labels.tooltip("throughput_fps", "At most (inputs/s)"),
        labels.tooltip("estimated_fps"),
        labels.tooltip("estimated_fps_lower"),
        labels.tooltip("estimated_fps_upper"),
        labels.tooltip("calibrated_on"),
        labels.tooltip("layers_from"),
        labels.tooltip("bound_by"),
        labels.tooltip("bound_margin"),
        labels.tooltip("compute_bound_fps"),
        labels.tooltip("operational_intensity_ops_per_byte"),
        labels.tooltip("attainable_tops"),
        labels.tooltip("bandwidth_gbytes_per_s"),
        labels.tooltip("bandwidth_at_ridge_gbytes_per_s"),
        labels.tooltip("latency_ms", "Latency at least (ms)"),
        labels.tooltip("is_feasible"),
    ]


def energy_tooltip(designs: pd.DataFrame) -> list[alt.Tooltip]:
    """Where somebody gave a power; networks, which run on many platforms, have none."""
    titles = {
        "energy_mj_per_input": "Energy at the bound (mJ)",
        "estimated_energy_mj_per_input": None,
    }
    return [
        labels.tooltip(column, own_title)
        for column, own_title in titles.items()
        if column in designs and designs[column].notna().any()
    ]


def range_of(*columns, below: float = 1.6, above: float = 1.6) -> list[float]:
    """A domain with room at both ends, as factors; 1 to 10 where nothing is."""
    values = [value for column in columns for value in column.dropna()]
    if not values:
        return [1, 10]
    return [min(values) / below, max(values) * above]


def dashes(datatypes) -> alt.StrokeDash:
    return theme.datatype_dash(datatypes, legend=theme.DASH_LEGEND)


def crossed_out(base: alt.Chart) -> alt.Chart:
    """A cross over each design that does not fit; `base` has its place."""
    crosses = base.transform_filter("datum.is_feasible === false").mark_point(
        shape=theme.CROSS, size=170, strokeWidth=2, opacity=1
    )
    return crosses.encode(color=alt.value(theme.NEUTRAL))  # not that of the design
