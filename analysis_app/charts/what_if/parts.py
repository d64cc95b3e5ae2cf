"""What the what-if charts share: the look of what a person described."""

import altair as alt
from charts import theme
from task_words import Task

YOURS_TEXT = theme.text_colour("#b0124b", "#ff7aa6")
YOURS = "#d81b60"  # near to no platform's colour, on white and on dark
PALE = 0.3
BOUND_BY = theme.BOUND_BY_COLOURS
CROSS = "M-1,-1L1,1M1,-1L-1,1"  # over what does not fit in the memory


def design_tooltip(rows_are: str, task: Task) -> list[alt.Tooltip]:
    """Everything about a design; `rows_are` is network or platform."""
    return [
        alt.Tooltip(f"{rows_are}:N", title=rows_are.capitalize()),
        alt.Tooltip("datatype:N", title="Datatype"),
        alt.Tooltip("task:N", title="Task"),
        alt.Tooltip("accuracy_pct:Q", title=task.title, format=".4~r"),
        alt.Tooltip("throughput_fps:Q", title="At most (inputs/s)", format=",.4~r"),
        *expected_tooltip(),
        alt.Tooltip("bound_by:N", title="Bound by"),
        alt.Tooltip("bound_margin:Q", title="Other bound further by", format=",.3~r"),
        alt.Tooltip(
            "compute_bound_fps:Q", title="At the peak (inputs/s)", format=",.4~r"
        ),
        alt.Tooltip(
            "operational_intensity_ops_per_byte:Q",
            title="Intensity (OP/byte)",
            format=",.4~r",
        ),
        alt.Tooltip("attainable_tops:Q", title="Attainable (TOP/s)", format=".4~r"),
        alt.Tooltip(
            "bandwidth_gbytes_per_s:Q",
            title="Bandwidth there is (GB/s)",
            format=",.4~r",
        ),
        alt.Tooltip(
            "bandwidth_at_ridge_gbytes_per_s:Q",
            title="Bandwidth to be compute bound (GB/s)",
            format=",.4~r",
        ),
        alt.Tooltip("latency_ms:Q", title="Latency at least (ms)", format=",.4~r"),
        alt.Tooltip("is_feasible:N", title="Fits in memory"),
        alt.Tooltip("standing:N", title="Would stand"),
    ]


def expected_tooltip() -> list[alt.Tooltip]:
    """What to expect, the ends of its interval, and what it rests on."""
    titles = {
        "estimated_fps": "Expected (inputs/s)",
        "estimated_fps_lower": "Expected, lower end",
        "estimated_fps_upper": "Expected, upper end",
    }
    return [
        *(
            alt.Tooltip(f"{field}:Q", title=title, format=",.4~r")
            for field, title in titles.items()
        ),
        alt.Tooltip("calibrated_on:N", title="Calibrated on"),
        alt.Tooltip("layers_from:N", title="Layers"),
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
    return base.transform_filter("datum.is_feasible === false").mark_point(
        shape=CROSS, size=170, strokeWidth=2, color=theme.NEUTRAL, opacity=1
    )
