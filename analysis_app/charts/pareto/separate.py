"""Evidences over each other, each with a colour scale of its own."""

import altair as alt
import pandas as pd
from charts import theme
from charts.pareto import parts
from links import HREF
from task_words import Task


def separate_scales_chart(
    designs: pd.DataFrame, told_apart: str, task: Task
) -> alt.LayerChart:
    """One hue per evidence, full on the front and greyer with every rank behind."""
    if told_apart == parts.AS_COLOUR:  # which is the evidence's here
        told_apart = parts.DEVICE_CLASS
    axes = parts.Axes(designs, task)
    pick = theme.legend_pick(told_apart.replace(" ", "_"))
    layers, points, titles = [], [], []
    looks = parts.evidence_looks(designs)
    for line, (evidence, look) in enumerate(looks.items(), start=1):
        base = alt.Chart().transform_filter(
            alt.FieldEqualPredicate(field="evidence", equal=evidence)
        )
        layers += parts.front_layers(base, axes, look.hue)
        titles.append(parts.front_title(base, axes, evidence, len(looks) - line))
        points.append(
            parts.readable(base)
            .transform_filter("datum.is_shown")
            .mark_point(filled=True)
            .encode(
                x=axes.x,
                y=axes.y,
                color=alt.Color(
                    "depth:Q",
                    title=f"{evidence}: rank",
                    scale=alt.Scale(
                        type="log",
                        domain=[1, parts.deepest(designs)],
                        range=[look.hue, theme.NEUTRAL],
                    ),
                    legend=alt.Legend(
                        direction="horizontal",
                        gradientLength=90,
                        gradientThickness=9,
                        gradientOpacity=1,
                        values=[1, parts.deepest(designs)],
                        format="d",
                    ),
                ),
                shape=parts.shape(designs, told_apart, legend=parts.SHAPE_LEGEND),
                href=HREF,
                tooltip=parts.tooltip(task),
                **parts.standing(designs, pick),
            )
        )
    points[0] = points[0].add_params(pick)
    everything = alt.Chart()
    return (
        alt.layer(
            *layers,
            *points,
            *titles,
            parts.left_out(parts.readable(everything), axes, task),
            parts.names(everything, axes, designs),
            data=designs,
        )
        .resolve_scale(color="independent")
        .properties(height=parts.HEIGHT)
    )
