"""What a click in a legend keeps, for who has no pointer: read and set from outside."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
from charts.composed import rebuilt, with_parts
from charts.theme import PICK


def of_chart(chart: alt.TopLevelMixin) -> dict[str, list[str]]:
    """The columns whose legends can be clicked, with what there is to keep."""
    parts = list(with_parts(chart))
    frames = [
        part.data for part in parts if isinstance(part._get("data"), pd.DataFrame)
    ]
    offered = {}
    for parameter in (one for part in parts for one in _parameters(part)):
        column = parameter.name.removeprefix(PICK)
        values = [rows[column] for rows in frames if column in rows.columns]
        offered[column] = pd.concat(values).dropna().drop_duplicates().to_list()
    return offered


def picked(
    chart: alt.TopLevelMixin, kept: Mapping[str, Sequence[str]]
) -> alt.TopLevelMixin:
    """The chart as if the values of each column were clicked in its legend."""

    def click(part: alt.TopLevelMixin) -> None:
        if part._get("params") is not alt.Undefined:
            part.params = [_clicked(one, kept) for one in part.params]

    return rebuilt(chart, click)


def _clicked(parameter, kept: Mapping[str, Sequence[str]]):
    column = str(parameter.name).removeprefix(PICK)
    if not kept.get(column):
        return parameter
    clicked = parameter.copy(deep=False)
    clicked.value = [{column: value} for value in kept[column]]
    return clicked


def _parameters(chart: alt.TopLevelMixin) -> list:
    there = chart._get("params")
    if there is alt.Undefined:
        return []
    return [one for one in there if str(one.name).startswith(PICK)]
