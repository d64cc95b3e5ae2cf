"""Accuracies: a point per network and datatype as published, ticks as reached."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.bars import name_axis
from links import HREF, with_links
from task_words import Task

ROW_HEIGHT = 24  # pixels
TOLD = ("network", "task", "datatype", "accuracy_pct", "top5_pct", "source")


def accuracy_chart(
    accuracies: pd.DataFrame, task: Task | None = None
) -> alt.LayerChart:
    """Takes queries.catalogue.accuracies.accuracies; the axis does not start at zero.

    Without a task the accuracies are percentages of several. A tick is a design, and
    leads to its page.
    """
    title = task.title if task else labels.title("accuracy_pct")
    titles = {"accuracy_pct": title, "platform": "Reached on"}
    pick = theme.legend_pick("datatype")
    order = accuracies["network"].unique().tolist()
    is_published = accuracies["platform"].isna()
    y = name_axis("network", order)
    x = alt.X("accuracy_pct:Q", title=title, scale=alt.Scale(zero=False))
    published = alt.Chart(accuracies[is_published]).encode(y=y)
    colour = theme.topology_colour(accuracies["topology"], legend=None)
    spread = published.mark_rule(strokeWidth=2, opacity=0.35).encode(
        x=alt.X("min(accuracy_pct):Q", title=title),
        x2="max(accuracy_pct):Q",
        color=colour,
    )
    reached = (
        alt.Chart(with_links(accuracies[~is_published]))
        .mark_tick(thickness=1, height={"band": 0.5}, color=theme.NEUTRAL)
        .encode(x=x, y=y, opacity=theme.picked(pick, opacity=0.7), href=HREF)
    )
    points = published.mark_point(size=60, strokeWidth=2).encode(
        x=x,
        color=colour,
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
    )
    return alt.layer(
        spread,
        reached.encode(tooltip=labels.tooltips("platform", *TOLD, own_titles=titles)),
        points.encode(tooltip=labels.tooltips(*TOLD, own_titles=titles)).add_params(
            pick
        ),
    ).properties(height=ROW_HEIGHT * len(order) + 75)
