"""Axes, colours and panels of the charts of measurements, by any column."""

import altair as alt
import labels
import pandas as pd
from charts import theme

CATEGORIES = ("network", "topology", "platform", "datatype", "device_class")
ORDERED = ("pruning_pct", "batch_size", "threads", "inputs_in_flight")
PANEL_WIDTH = 250  # pixels; three beside the controls, one on a phone
PANEL_HEIGHT = 230


def axis(channel: type, rows: pd.DataFrame, column: str, title: str, is_log: bool):
    """A metric from its least to its largest value, or a category name by name."""
    if column in CATEGORIES:
        return channel(
            f"{column}:N",
            title=None,
            sort=in_order(rows, column),
            axis=alt.Axis(labelLimit=200, labelOverlap=False, grid=True),
        )
    if is_log:
        low, high = rows[column].min(), rows[column].max()
        return theme.log_axis(column, title, channel, [low / 1.2, high * 1.2])
    _, form = labels.LABELS[column]
    return channel(
        f"{column}:Q",
        title=title,
        scale=alt.Scale(zero=column.endswith(("watts", "share_of_peak"))),
        axis=alt.Axis(format=form.chart.replace(".4~r", "~r").replace(".3~r", "~r")),
    )


def colour_and_shape(rows: pd.DataFrame, by: str) -> tuple[alt.Color, alt.Shape]:
    """Two signs of the same column, with one legend."""
    if by == "platform":
        return theme.platform_colour(rows[by]), theme.platform_shape(rows[by])
    if by == "topology":
        return theme.topology_colour(rows[by]), theme.topology_shape(rows[by])
    order = in_order(rows, by)
    shape = (
        theme.datatype_shape(rows[by])
        if by == "datatype"
        else alt.Shape(f"{by}:N", title=labels.title(by), sort=order)
    )
    colour = alt.Color(
        f"{by}:N",
        title=labels.title(by),
        scale=alt.Scale(domain=order, scheme="tableau10"),
    )
    return colour, shape


def panels(
    chart: alt.LayerChart, rows: pd.DataFrame, facet: str | None, height: int
) -> alt.TopLevelMixin:
    """The chart once for each value of the column, all on the same axes."""
    if not facet or rows[facet].nunique() < 2:
        return chart.properties(height=height)
    kind = "O" if facet in ORDERED else "N"
    panel = alt.Facet(
        f"{facet}:{kind}", title=labels.title(facet), sort=in_order(rows, facet)
    )
    return (
        chart.properties(width=PANEL_WIDTH, height=PANEL_HEIGHT)
        .facet(facet=panel, columns=3)
        .configure_legend(orient="top", direction="horizontal", columns=6)
    )


def in_order(rows: pd.DataFrame, column: str) -> list:
    """Values as the app has them: families of networks, platforms and datatypes."""
    if column == "platform":
        return theme.order_platforms(rows[column])
    if column == "datatype":
        return theme.order_datatypes(rows[column])
    if column == "network" and {"topology", "pruning_pct"} <= set(rows.columns):
        rows = rows.sort_values(["topology", "pruning_pct"], ascending=[True, False])
        return rows[column].unique().tolist()
    return sorted(rows[column].dropna().unique())
