"""Evidences over each other, the same design in one colour and joined by a line."""

import json

import altair as alt
import pandas as pd
from charts import theme
from charts.pareto import parts
from links import HREF
from task_words import Task


def paired_chart(
    designs: pd.DataFrame, by: str, told_apart: str, task: Task
) -> alt.LayerChart:
    """Pairs in their colour; a design of one evidence only is grey, and named so.

    How full a sign is tells the evidence.
    """
    if not designs["is_paired"].any():  # nothing is to be told apart from pairs
        designs = designs.assign(is_paired=True, **{f"paired_{by}": designs[by]})
    axes = parts.Axes(designs, task)
    field = f"paired_{by}"
    pick = theme.legend_pick(field)
    colour = _colour(designs, by, field)
    everything = alt.Chart()
    readable = parts.readable(everything)

    joined = everything.transform_filter(
        "datum.is_shown && isValid(datum.next_throughput_fps)"
    ).encode(
        x=axes.x,
        y=axes.y,
        x2=alt.X2("next_throughput_fps"),
        y2=alt.Y2("next_accuracy_pct"),
    )
    joining = joined.mark_rule(strokeWidth=1.2).encode(
        color=colour,
        opacity=parts.if_picked(pick, {"value": 0.5}, 0.06),
    )
    joining_hover = joined.mark_rule(
        strokeWidth=7, strokeOpacity=0.001, color=theme.NEUTRAL
    ).encode(tooltip=alt.Tooltip("step:N", title="Same design"))

    points = (
        readable.transform_filter("datum.is_shown")
        .mark_point(filled=False, strokeWidth=1.5)
        .encode(
            x=axes.x,
            y=axes.y,
            color=colour,
            fill=_colour(designs, by, field),
            fillOpacity=_fill_opacity(designs),
            shape=_shape(designs, by, told_apart, field),
            href=HREF,
            tooltip=parts.tooltip(task),
            **parts.standing(designs, pick),
        )
    )
    return alt.layer(
        *parts.front_layers(everything, axes, theme.NEUTRAL, _dash(designs)),
        joining.add_params(pick),
        joining_hover,
        points,
        *(
            parts.front_title(everything, axes, evidence, line)
            for line, evidence in enumerate(reversed(parts.in_order(designs)))
        ),
        parts.left_out(readable, axes, task),
        parts.names(everything, axes, designs),
        data=designs,
    ).properties(height=parts.HEIGHT)


def _colour(designs: pd.DataFrame, by: str, field: str) -> alt.Color:
    """The colours of every page, and grey for the singletons of each evidence."""
    of_pairs = parts.colour(designs[designs["is_paired"]], by)
    return _with_alone(of_pairs, theme.NEUTRAL, designs, by, field)


def _shape(designs: pd.DataFrame, by: str, told_apart: str, field: str) -> alt.Shape:
    if told_apart != parts.AS_COLOUR:
        return parts.shape(designs, told_apart, legend=parts.SHAPE_LEGEND)
    of_pairs = parts.shape(designs[designs["is_paired"]], by)
    return _with_alone(of_pairs, theme.CROSS, designs, by, field)


def _with_alone(
    of_pairs: alt.Color | alt.Shape,
    look: str,
    designs: pd.DataFrame,
    by: str,
    field: str,
) -> alt.Color | alt.Shape:
    """The same channel with one look for what the view calls the singletons."""
    scale = of_pairs.to_dict()["scale"]
    looks = dict(zip(scale["domain"], scale["range"], strict=True))
    alone = parts.shown(designs).query("not is_paired")[field]
    return theme.of_names(
        type(of_pairs),
        field,
        looks | dict.fromkeys(alone, look),
        by.capitalize(),
        legend=parts.LEGEND,
    )


def _fill_opacity(designs: pd.DataFrame) -> alt.FillOpacity:
    """There is no legend for this channel: that of the dashes says it in words."""
    looks = parts.evidence_looks(designs)
    fills = [look.fill for look in looks.values()]
    return alt.FillOpacity(
        "evidence:O",
        scale=alt.Scale(type="ordinal", domain=list(looks), range=fills),
        legend=None,
    )


def _dash(designs: pd.DataFrame) -> alt.StrokeDash:
    looks = parts.evidence_looks(designs)
    words = {name: f"{name}: {look.fill_in_words}" for name, look in looks.items()}
    return alt.StrokeDash(
        "evidence:O",
        title="Evidence: line and sign",
        scale=alt.Scale(
            domain=list(looks), range=[look.dash for look in looks.values()]
        ),
        legend=alt.Legend(
            labelExpr=f"{json.dumps(words)}[datum.value]",
            symbolSize=500,
            symbolStrokeWidth=2,
            symbolStrokeColor=theme.NEUTRAL,
            rowPadding=-8,
            labelFontSize=12,
        ),
    )
