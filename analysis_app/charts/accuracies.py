"""Published accuracies: one point per network and datatype."""

import altair as alt
import pandas as pd
from charts import theme
from charts.bars import name_axis

ROW_HEIGHT = 24  # pixels


def accuracy_chart(accuracies: pd.DataFrame) -> alt.LayerChart:
    """Takes queries.catalogue.accuracies; the axis does not start at zero."""
    pick = theme.legend_pick("datatype")
    order = accuracies["network"].unique().tolist()
    base = alt.Chart().encode(y=name_axis("network", order))
    x_title = "Top-1 accuracy (%)"
    spread = base.mark_rule(strokeWidth=2, opacity=0.35).encode(
        x=alt.X("min(top1_pct):Q", title=x_title),
        x2="max(top1_pct):Q",
        color=theme.topology_colour(accuracies["topology"], legend=None),
    )
    points = base.mark_point(size=60, strokeWidth=2).encode(
        x=alt.X("top1_pct:Q", title=x_title, scale=alt.Scale(zero=False)),
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
        tooltip=[
            alt.Tooltip("network:N", title="Network"),
            alt.Tooltip("task:N", title="Task"),
            alt.Tooltip("datatype:N", title="Datatype"),
            alt.Tooltip("top1_pct:Q", title="Top-1 (%)", format=".2f"),
            alt.Tooltip("top5_pct:Q", title="Top-5 (%)", format=".2f"),
            alt.Tooltip("source:N", title="Source"),
        ],
    )
    height = ROW_HEIGHT * len(order) + 75
    return alt.layer(spread, points.add_params(pick), data=accuracies).properties(
        height=height
    )
