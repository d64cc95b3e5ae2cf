"""Accuracies: a point per network and datatype as published, ticks as reached."""

import altair as alt
import pandas as pd
from charts import theme
from charts.bars import name_axis
from task_words import Task

ROW_HEIGHT = 24  # pixels


def accuracy_chart(
    accuracies: pd.DataFrame, task: Task | None = None
) -> alt.LayerChart:
    """Takes queries.catalogue.accuracies; the axis does not start at zero.

    Without a task the accuracies are percentages of several.
    """
    title = task.title if task else "Accuracy (%)"
    pick = theme.legend_pick("datatype")
    order = accuracies["network"].unique().tolist()
    base = alt.Chart().encode(y=name_axis("network", order))
    x = alt.X("accuracy_pct:Q", title=title, scale=alt.Scale(zero=False))
    published = base.transform_filter("!isValid(datum.platform)")
    spread = published.mark_rule(strokeWidth=2, opacity=0.35).encode(
        x=alt.X("min(accuracy_pct):Q", title=title),
        x2="max(accuracy_pct):Q",
        color=theme.topology_colour(accuracies["topology"], legend=None),
    )
    reached = (
        base.transform_filter("isValid(datum.platform)")
        .mark_tick(thickness=1, height={"band": 0.5}, color=theme.NEUTRAL)
        .encode(
            x=x,
            opacity=theme.picked(pick, opacity=0.7),
            tooltip=[alt.Tooltip("platform:N", title="Reached on"), *_tooltip(title)],
        )
    )
    points = published.mark_point(size=60, strokeWidth=2).encode(
        x=x,
        color=theme.topology_colour(accuracies["topology"], legend=None),
        shape=theme.datatype_shape(
            accuracies["datatype"],
            legend=alt.Legend(
                orient="top",
                title=None,
                columnPadding=6,
                labelFontSize=11,
                symbolSize=55,
                symbolStrokeColor=theme.NEUTRAL,
                symbolStrokeWidth=2,
            ),
        ),
        opacity=theme.picked(pick),
        tooltip=_tooltip(title),
    )
    height = ROW_HEIGHT * len(order) + 75
    return alt.layer(
        spread, reached, points.add_params(pick), data=accuracies
    ).properties(height=height)


def _tooltip(title: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("network:N", title="Network"),
        alt.Tooltip("task:N", title="Task"),
        alt.Tooltip("datatype:N", title="Datatype"),
        alt.Tooltip("accuracy_pct:Q", title=title, format=".4~r"),
        alt.Tooltip("top5_pct:Q", title="Top-5 (%)", format=".2f"),
        alt.Tooltip("source:N", title="Source"),
    ]
