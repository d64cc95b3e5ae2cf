"""Evidences side by side: a panel each, on the same axes."""

import altair as alt
import pandas as pd
from charts import theme
from charts.pareto import parts
from links import HREF
from task_words import Task

# All panels together, in pixels: a laptop's window beside the controls.
WIDTH = 690


def side_by_side_chart(
    designs: pd.DataFrame, by: str, told_apart: str, task: Task
) -> alt.FacetChart:
    """The same axes and looks in every panel, so that panels can be compared."""
    evidences = parts.in_order(designs)
    width = WIDTH // len(evidences) - 15
    axes = parts.Axes(designs, task, width)
    sign = by if told_apart == parts.AS_COLOUR else told_apart
    legend = parts.LEGEND if sign == by else parts.SHAPE_LEGEND
    pick = theme.legend_pick(by)
    everything = alt.Chart()
    readable = parts.readable(everything)
    points = (
        readable.transform_filter("datum.is_shown")
        .mark_point(filled=True)
        .encode(
            x=axes.x,
            y=axes.y,
            color=parts.colour(designs, by, legend=parts.LEGEND),
            shape=parts.shape(designs, sign, legend=legend),
            href=HREF,
            tooltip=parts.tooltip(task),
            **parts.standing(designs, pick),
        )
        .add_params(pick)
    )
    return (
        alt.layer(
            *parts.front_layers(everything, axes, theme.NEUTRAL),
            points,
            parts.left_out(readable, axes, task),
            parts.names(everything, axes, designs),
            data=designs,
        )
        .properties(width=width, height=parts.HEIGHT - 105)
        .facet(
            column=alt.Column(
                "evidence:N",
                title=None,
                sort=evidences,
                header=alt.Header(
                    labelFontSize=13, labelFontWeight="bold", labelColor=theme.TEXT
                ),
            ),
            spacing=15,
        )
    )
