"""The designs that fit, and how far measurements fall short of predictions."""

import json

import altair as alt
import pandas as pd
from charts import theme
from charts.bars import name_axis
from task_words import Task

DESIGN_ROW = 27  # pixels
TRUST_ROW = 34
BLUE = "#2b7fc4"


def design_chart(designs: pd.DataFrame, task: Task) -> alt.LayerChart:
    """Fastest first; a large mark is Pareto optimal. From queries.overview."""
    low, high = designs["throughput_fps"].min(), designs["throughput_fps"].max()
    domain = [float(low) / 1.6, float(high) * (high / low * 2) ** 0.7]
    x = theme.log_axis("throughput_fps", "Throughput (inputs/s)", alt.X, domain)
    names = designs["platform"]
    base = alt.Chart().encode(y=name_axis("design", designs["design"].tolist()))
    stems = base.mark_rule(strokeWidth=2).encode(
        x=x,
        x2=alt.datum(domain[0]),
        color=theme.platform_colour(names, legend=None),
    )
    points = base.mark_point(filled=True, opacity=1).encode(
        x=x,
        color=theme.platform_colour(names, legend=None),
        shape=theme.platform_shape(names, legend=None),
        size=alt.condition("datum.is_pareto_optimal", alt.value(190), alt.value(55)),
        tooltip=_design_tooltip(task),
    )
    notes = (
        base.transform_calculate(
            note=f"format(datum.accuracy_pct, '{_digits(task)}') + "
            f"{json.dumps(f' {task.sign}' if task.sign else '')}"
            " + (isValid(datum.latency_ms)"
            " ? ', ' + format(datum.latency_ms, ',.3~r') + ' ms' : '')"
            " + (isValid(datum.power_watts)"
            " ? ', ' + format(datum.power_watts, '.1f') + ' W' : '')"
        )
        .mark_text(align="right", color=theme.NEUTRAL, fontSize=11.5)
        .encode(x=alt.value("width"), text="note:N")
    )
    return alt.layer(stems, points, notes, data=designs).properties(
        height=DESIGN_ROW * len(designs) + 50
    )


def trust_chart(trust: pd.DataFrame) -> alt.LayerChart:
    """Measured over predicted throughput by traffic model; 1 is the prediction.

    Half of the measurements lie on the thick part of a line, four fifths on all
    of it; the point is their median. From queries.overview.trust.
    """
    low = float(trust["ratio_10_pct"].min()) / 1.5
    high = max(1.3, float(trust["ratio_90_pct"].max()) * 1.3)
    domain = [low, high * (high / low) ** 0.35]
    title = "Measured / predicted throughput"
    base = alt.Chart().encode(
        y=name_axis("traffic_model", trust["traffic_model"].tolist()),
        tooltip=[
            alt.Tooltip("traffic_model:N", title="Traffic model"),
            alt.Tooltip("description:N", title="Which assumes"),
            alt.Tooltip("measurements:Q", title="Measurements"),
            alt.Tooltip("above_the_prediction:Q", title="Above the prediction"),
            alt.Tooltip("median_ratio:Q", title="Median", format=".3~p"),
            alt.Tooltip("ratio_10_pct:Q", title="A tenth is below", format=".3~p"),
            alt.Tooltip("ratio_90_pct:Q", title="A tenth is above", format=".3~p"),
            alt.Tooltip("least_ratio:Q", title="Least", format=".3~p"),
            alt.Tooltip("largest_ratio:Q", title="Largest", format=".3~p"),
        ],
    )
    tenth = theme.log_axis("ratio_10_pct", title, alt.X, domain)
    median = theme.log_axis("median_ratio", title, alt.X, domain)
    quarter = theme.log_axis("ratio_25_pct", title, alt.X, domain)
    notes = base.transform_calculate(
        note="datum.above_the_prediction + ' of ' + datum.measurements + ' above'"
    )
    return alt.layer(
        _prediction_line(domain),
        base.mark_rule(color=BLUE, strokeWidth=2).encode(x=tenth, x2="ratio_90_pct:Q"),
        base.mark_rule(color=BLUE, strokeWidth=9, opacity=0.55).encode(
            x=quarter, x2="ratio_75_pct:Q"
        ),
        base.mark_point(filled=True, size=110, color=BLUE, opacity=1).encode(x=median),
        base.mark_text(dy=-13, color=theme.NEUTRAL, fontSize=11).encode(
            x=median, text=alt.Text("median_ratio:Q", format=".2~p")
        ),
        notes.mark_text(align="right", color=theme.NEUTRAL, fontSize=11.5).encode(
            x=alt.value("width"), text="note:N"
        ),
        data=trust,
    ).properties(height=TRUST_ROW * len(trust) + 50)


def _prediction_line(domain: list[float]) -> alt.Chart:
    return (
        alt.Chart(alt.InlineData([{"one": 1}]))
        .mark_rule(color=theme.NEUTRAL, strokeDash=[4, 3], strokeWidth=1.5)
        .encode(
            x=theme.log_axis("one", "Measured / predicted throughput", alt.X, domain)
        )
    )


def _digits(task: Task) -> str:
    return ".1f" if task.unit == "percent" else ".4~g"


def _design_tooltip(task: Task) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("design:N", title="Design"),
        alt.Tooltip("device_class:N", title="Device class"),
        alt.Tooltip("throughput_fps:Q", title="Throughput (inputs/s)", format=",.4~r"),
        alt.Tooltip("throughput_scope:N", title="Throughput of the"),
        alt.Tooltip(
            "accuracy_pct:Q",
            title=task.title,
            format=".2f" if task.unit == "percent" else ".5~g",
        ),
        alt.Tooltip("latency_ms:Q", title="Latency (ms)", format=",.4~r"),
        alt.Tooltip("power_watts:Q", title="Power (W)", format=".3~r"),
        alt.Tooltip("power_scope:N", title="Power of the"),
        alt.Tooltip("power_source:N", title="Power from a"),
        alt.Tooltip("batch_size:Q", title="Batch size"),
        alt.Tooltip("threads:Q", title="Threads"),
        alt.Tooltip("against_the_first:N", title="Against the first"),
        alt.Tooltip("bound_by:N", title="Bound by"),
        alt.Tooltip("roofline_fps:Q", title="Roofline (inputs/s)", format=",.4~r"),
        alt.Tooltip("reached_share:Q", title="Of which reached", format=".3~p"),
        alt.Tooltip("flagged_for:N", title="Flags of the measurement"),
        alt.Tooltip("is_pareto_optimal:N", title="Pareto optimal of what fits"),
    ]
