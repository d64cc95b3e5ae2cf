"""A figure per name with its value written out, and what others claim.

Bars from zero; on a logarithmic axis, where length means nothing, points.
"""

from collections.abc import Sequence

import altair as alt
import labels
import pandas as pd
from charts import theme

ROW_HEIGHT = 19  # pixels
_CLAIM = ("name", "figure", "claimed_value", "used_value", "source", "reason")


def bars(
    rows: pd.DataFrame,
    name: str,
    value: str,
    title: str,
    colour: alt.Color,
    told: Sequence[str],
    *,
    order: list[str],
    claims: pd.DataFrame | None = None,
    linear: bool = False,
) -> alt.LayerChart:
    """One bar per row from zero, or one point per row on a logarithmic axis.

    Its number is on the right, and `told` are the columns of its tooltip. `claims`
    (name, claimed_value, source, reason) are ticks: values that are not used.
    """
    values = rows[value]
    if claims is not None:
        values = pd.concat([values, claims["claimed_value"]])
    low = 0 if linear else float(values.min()) / 2
    x = _axis(values, value, title, low)
    y = name_axis(name, order)
    base = alt.Chart().encode(y=y, tooltip=labels.tooltips(*told))
    bar = base.mark_bar(height={"band": 0.62}, cornerRadiusEnd=2)
    point = base.mark_point(filled=True, size=80, opacity=1)
    layers = [
        (bar.encode(x2=alt.datum(0)) if linear else point).encode(x=x, color=colour),
        base.transform_calculate(
            number=f"isValid(datum.{value}) ? format(datum.{value}, ',.3~r') : 'none'"
        )
        .mark_text(align="right", color=theme.TEXT, fontSize=11)
        .encode(x=alt.value("width"), text="number:N"),
    ]
    if claims is not None and len(claims):
        layers.insert(1, claim_ticks(claims, x, y))
    return alt.layer(*layers, data=rows).properties(height=ROW_HEIGHT * len(order) + 45)


def name_axis(field: str, order: list[str]) -> alt.Y:
    """One row per name, every name written."""
    return alt.Y(
        f"{field}:N",
        title=None,
        sort=None,
        scale=alt.Scale(domain=order),
        axis=alt.Axis(
            labelLimit=260,
            labelOverlap=False,
            labelFlush=False,
            ticks=False,
            domain=False,
        ),
    )


def beside(*charts: alt.LayerChart) -> alt.HConcatChart:
    """Charts beside each other as one picture, each with its own axes and colours."""
    return alt.hconcat(
        *(chart.properties(width=440) for chart in charts), spacing=30
    ).resolve_scale(color="independent", shape="independent")


def _axis(values: pd.Series, field: str, title: str, low: float) -> alt.X:
    """From `low`, with room for the numbers; logarithmic unless `low` is zero."""
    high = float(values.max())
    if low == 0:
        scale = alt.Scale(domain=[0, high * 1.17], nice=False)
        return alt.X(f"{field}:Q", title=title, scale=scale)
    domain = [low, high * (high / low) ** 0.14]
    return theme.log_axis(field, f"{title}, logarithmic", alt.X, domain)


def claim_ticks(claims: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    """Values that sources claim and predictions do not use, as ticks in their rows."""
    claimed = x.copy()
    claimed.shorthand = "claimed_value:Q"
    row = y.copy()
    row.shorthand = "name:N"
    return (
        alt.Chart(claims)
        .mark_tick(color=theme.NEUTRAL, thickness=2, height={"band": 0.85})
        .encode(x=claimed, y=row, tooltip=labels.tooltips(*_CLAIM))
    )
