"""Where described designs would stand among those of the catalogue."""

import altair as alt
import pandas as pd
from charts import theme
from charts.what_if.parts import PALE, YOURS, YOURS_TEXT, design_tooltip, range_of
from plain_text import shortened
from task_words import Task

X = "throughput_fps"
Y = "accuracy_pct"
STANDINGS = {  # as queries.what_if says it: how the sign is filled
    "on the front": YOURS,
    "behind it": "transparent",
    "does not fit in memory": theme.NEUTRAL,
}


def what_if_front_chart(
    designs: pd.DataFrame, catalogue: pd.DataFrame, rows_are: str, task: Task
) -> alt.LayerChart:
    """Accuracy against throughput: the front as steps, yours over it.

    Yours are filled where nothing on the front dominates them, rings elsewhere.
    Takes designs of queries.what_if with an accuracy, and queries.what_if.front.
    """
    platform = theme.legend_pick("platform")
    x = theme.log_axis(
        X,
        "Throughput (inputs per second)",
        alt.X,
        range_of(catalogue[X], designs[X], above=2.8),
    )
    accuracy = pd.concat([catalogue[Y], designs[Y]])
    least = 1 if accuracy.max() > 20 else 0.02 * accuracy.max()
    room = max(accuracy.max() - accuracy.min(), least) / 12
    low, high = accuracy.min() - room, accuracy.max() + room
    if accuracy.max() <= 100:
        high = min(high, 100.5)
    y = alt.Y(
        f"{Y}:Q",
        title=shortened(catalogue["metric"].iloc[0], 70),
        scale=alt.Scale(
            # The better end is above, also where lower is better.
            domain=[low, high] if task.higher_is_better else [high, low],
            nice=False,
        ),
        axis=alt.Axis(gridOpacity=0.5),
    )
    names = catalogue["platform"]
    known = alt.Chart(catalogue).encode(x=x, y=y)
    points = known.mark_point(filled=True, size=70).encode(
        color=theme.platform_colour(names, legend=theme.SLIM_LEGEND),
        shape=theme.platform_shape(names, legend=theme.SLIM_LEGEND),
        tooltip=_catalogue_tooltip(task),
        opacity=alt.when(platform, alt.datum.is_pareto_optimal)
        .then(alt.value(1))
        .when(platform)
        .then(alt.value(PALE))
        .otherwise(alt.value(theme.PALE / 2)),
    )
    steps = known.transform_filter("datum.is_pareto_optimal").mark_line(
        interpolate="step-before", color=theme.NEUTRAL, strokeWidth=1.5
    )
    mine = alt.Chart(designs).encode(x=x, y=y)
    own = mine.mark_point(size=150, strokeWidth=2.5, stroke=YOURS, opacity=1).encode(
        fill=alt.Fill(
            "standing:N",
            title="Yours",
            scale=alt.Scale(domain=list(STANDINGS), range=list(STANDINGS.values())),
            legend=theme.SLIM_LEGEND,
        ),
        tooltip=design_tooltip(rows_are, task),
    )
    return alt.layer(
        points.add_params(platform),
        steps,
        own,
        *_names(mine, rows_are),
    ).properties(height=theme.HEIGHT - 40)


def _names(mine: alt.Chart, rows_are: str) -> list[alt.Chart]:
    """Beside each of yours on the front; upwards for platforms, which share a line."""
    upwards = {"angle": 270, "dx": 12, "dy": 0} if rows_are == "platform" else {}
    place = {"dx": 11, "dy": -7} | upwards
    return [
        mine.transform_filter("datum.would_be_pareto_optimal && datum.name")
        .mark_text(align="left", fontSize=11, limit=150, color=YOURS_TEXT, **place)
        .encode(x=alt.X("name_fps:Q"), text="name:N")
    ]


def _catalogue_tooltip(task: Task) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("network:N", title="Network"),
        alt.Tooltip("platform:N", title="Platform"),
        alt.Tooltip("datatype:N", title="Datatype"),
        alt.Tooltip("evidence:N", title="Evidence"),
        alt.Tooltip(f"{X}:Q", title="Throughput (inputs/s)", format=",.4~r"),
        alt.Tooltip(f"{Y}:Q", title=task.title, format=".4~r"),
        alt.Tooltip("latency_ms:Q", title="Latency (ms)", format=",.4~r"),
        alt.Tooltip("batch_size:Q", title="Batch size"),
        alt.Tooltip("threads:Q", title="Threads"),
        alt.Tooltip("is_pareto_optimal:N", title="On the front"),
    ]
