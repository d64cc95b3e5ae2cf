"""The heatmap of predictions: network and datatype against platform."""

import json
import math
from typing import NamedTuple

import altair as alt
import pandas as pd
from charts import theme
from charts.predictions.tooltip import design_tooltip, prediction_tooltip, sentences
from links import HREF
from plain_text import shortened
from task_words import Task

# In pixels, to fit 1366 x 768: 45 rows are dense, a dozen is comfortable.
TILES_HEIGHT = 485
MOST_ROW_HEIGHT = 36
LEAST_ROW_HEIGHT = 9.5  # then the chart grows beyond the window
LEGEND_HEIGHT = 50
LABEL_WIDTH = 150
LINE_HEIGHT = 13  # of the platforms' names

# Flat as the roof of the peak, slanted as the roof of the memory; the host link is
# an arrow, for what arrives over it.
BOUND_BY_GLYPHS = {
    "compute": "M-1,0L1,0",
    "memory": "M-0.8,0.8L0.8,-0.8",
    "link": "M-0.5,-0.9L0.6,0L-0.5,0.9",
}


class Measure(NamedTuple):
    """What a tile shows: a column, its title, and how Vega writes `datum.value`."""

    field: str
    title: str
    text: str


_PERCENT = "format(datum.value, datum.value < 0.0995 ? '.2p' : '.0%')"
MEASURES = {
    "throughput": Measure(
        "throughput_fps",
        "Throughput (inputs/s)",
        "format(datum.value, datum.value >= 999.95 ? '.3s'"
        " : datum.value < 0.995 ? '.2r' : '.1f')",
    ),
    "share of peak": Measure("share_of_peak", "Share of the peak", _PERCENT),
    "memory against compute": Measure(
        "memory_over_compute",
        "Memory or link bound / compute bound",
        "format(datum.value, '.2~r')",
    ),
    "measured share": Measure(
        "measured_share", "Measured / predicted throughput", _PERCENT
    ),
}
_LEGEND_FORMATS = {"throughput": ".3~s", "memory against compute": ",.2~r"}
# Why a tile has no such number although the design is predicted: code, words.
EMPTY = {
    "memory against compute": (
        "∞",
        "no bytes are moved: neither memory nor host link binds",
    ),
    "measured share": ("nm", "not measured at this batch and number of threads"),
}
# What stands in a tile without a number; the tooltip has the reason in words.
REASON_CODES = {
    "platform is not available in the datatype": "na",
    "platform has no peak for the datatype": "np",
    "network has no operation count": "ops",
    "network has no parameter count": "par",
    "platform has no memory bandwidth": "bw",
    "platform has neither memory nor a host link": "none",
    "platform has no on-chip memory size": "chip",
    "network has no activation count": "nc",
    "memory does not hold the design": "mem",
}


def prediction_heatmap(cells: pd.DataFrame, measure: str, task: Task) -> alt.LayerChart:
    """Takes the frame of queries.predictions.cells and a key of MEASURES."""
    field, title, text = MEASURES[measure]
    rows = cells["row_name"].unique().tolist()
    row_height = min(MOST_ROW_HEIGHT, max(LEAST_ROW_HEIGHT, TILES_HEIGHT / len(rows)))
    font_size = min(12.5, max(9.5, row_height - 1.5))
    first_rows = cells.drop_duplicates("network")
    names = first_rows["row_name"].tolist()
    labels = _row_labels(cells.drop_duplicates("row_name"), names)
    header_height = LINE_HEIGHT * _lines(cells["platform"]) + 5
    code, otherwise = EMPTY.get(measure, ("", ""))

    pick = theme.legend_pick("bound_by")
    shown = theme.picked(pick)
    ink = _ink(cells[field], measure)
    # The layers share the data: each with its own would be converted anew.
    base = alt.Chart().encode(
        x=_columns(cells["platform"]),
        y=_rows(rows, labels, font_size),
    )
    filled = (
        base.transform_filter(f"isValid(datum.{field})")
        .transform_calculate(value=f"datum.{field}", **sentences(task))
        .encode(href=HREF, tooltip=prediction_tooltip())
    )
    empty = (
        base.transform_filter(f"!isValid(datum.{field})")
        .transform_calculate(
            code=_code_expression(code),
            why=f"isValid(datum.reason) ? datum.reason : '{otherwise}'",
        )
        .encode(tooltip=[*design_tooltip(), alt.Tooltip("why:N", title="Why empty")])
    )

    tiles = filled.mark_rect(cornerRadius=2).encode(
        color=_colour(cells[field], title, measure), opacity=shown
    )
    numbers = (
        filled.transform_calculate(text=text)
        .mark_text(fontSize=font_size, dx=-4)
        .encode(text="text:N", color=ink, opacity=shown)
    )
    bounds = (
        filled.transform_filter("isValid(datum.bound_by)")
        .mark_point(strokeWidth=1.7, size=min(45, row_height * 2.2))
        .encode(
            x=_columns(cells["platform"], band_position=0.88),
            shape=_bound_by(cells["bound_by"]),
            stroke=ink,
            opacity=shown,
        )
    )
    muted = empty.mark_rect(color=theme.NEUTRAL, opacity=0.1, cornerRadius=2)
    codes = empty.mark_text(fontSize=min(10.5, font_size), color=theme.TEXT).encode(
        text="code:N"
    )
    lines = (
        alt.Chart()
        .transform_filter(alt.FieldOneOfPredicate("row_name", oneOf=names))
        .transform_aggregate(platforms="count()", groupby=["row_name"])
        .mark_rule(color=theme.NEUTRAL, opacity=0.45)
        .encode(
            y=_rows(rows, labels, font_size, band_position=0),
            x=alt.value(-LABEL_WIDTH),
            x2=alt.value("width"),
        )
    )
    # Streamlit takes the height for that of everything.
    height = row_height * len(rows) + header_height + LEGEND_HEIGHT
    return alt.layer(
        muted, codes, tiles, bounds.add_params(pick), numbers, lines, data=cells
    ).properties(height=height)


def _columns(platforms: pd.Series, band_position: float = 0.5) -> alt.X:
    """Platforms in the order of every legend; their names broken at hyphens."""
    return alt.X(
        "platform:N",
        title=None,
        sort=theme.order_platforms(platforms),
        bandPosition=band_position,
        scale=alt.Scale(paddingInner=0.03, paddingOuter=0),
        axis=alt.Axis(
            orient="top",
            labelAngle=0,
            labelExpr=theme.broken_labels(platforms),
            labelFontSize=11.5,
            labelLineHeight=LINE_HEIGHT,
            # Lines go down from the first one.
            labelBaseline="top",
            labelPadding=LINE_HEIGHT * _lines(platforms) + 3,
            labelLimit=0,
            labelOverlap=False,
            labelFlush=False,
            ticks=False,
            domain=False,
        ),
    )


def _lines(platforms: pd.Series) -> int:
    """Lines of the longest broken name."""
    return max(len(lines) for lines in theme.broken_names(platforms).values())


def _row_labels(rows: pd.DataFrame, first_rows: list[str]) -> dict[str, str]:
    """The datatype of each row; the first row of a network has its name as well."""
    first = set(first_rows)
    return {
        row.row_name: f"{shortened(row.network, 34)}\u2003{row.datatype}"
        if row.row_name in first
        else row.datatype
        for row in rows.itertuples()
    }


def _rows(
    rows: list[str],
    labels: dict[str, str],
    font_size: float,
    band_position: float = 0.5,
) -> alt.Y:
    return alt.Y(
        "row_name:N",
        title=None,
        sort=rows,
        bandPosition=band_position,
        scale=alt.Scale(paddingInner=0.04, paddingOuter=0),
        axis=alt.Axis(
            labelExpr=f"{json.dumps(labels)}[datum.label]",
            labelFontSize=min(12, font_size + 0.5),
            labelLimit=0,
            labelOverlap=False,
            labelFlush=False,
            labelPadding=6,
            minExtent=LABEL_WIDTH,
            ticks=False,
            domain=False,
        ),
    )


def _colour(values: pd.Series, title: str, measure: str) -> alt.Color:
    low, high = _domain(values, measure)
    diverges = measure == "memory against compute"
    return alt.Color(
        "value:Q",
        title=title,
        scale=alt.Scale(
            type="log",
            domain=[low, high],
            nice=False,
            scheme="purpleorange" if diverges else "viridis",
            reverse=diverges,
        ),
        legend=alt.Legend(
            orient="bottom",
            direction="horizontal",
            gradientLength=330,
            gradientThickness=10,
            titleOrient="left",
            titleLimit=0,
            titlePadding=10,
            tickCount=5,
            format=_LEGEND_FORMATS.get(measure, ".2~p"),
        ),
    )


def _bound_by(bounds: pd.Series) -> alt.Shape:
    """The marks of what binds somewhere."""
    return theme.of_names(
        alt.Shape,
        "bound_by",
        theme.present(BOUND_BY_GLYPHS, bounds),
        "Bound by",
        legend=alt.Legend(
            orient="bottom",
            direction="horizontal",
            titleOrient="left",
            titlePadding=10,
            symbolSize=110,
            symbolStrokeWidth=2,
            symbolStrokeColor=theme.NEUTRAL,
            labelFontSize=12,
        ),
    )


def _ink(values: pd.Series, measure: str):
    """White on the dark part of the colours, nearly black on the rest."""
    low, high = _domain(values, measure)
    place = f"log(datum.value / {low!r}) / {math.log(high / low)!r}"
    dark = f"{place} < 0.47"
    if measure == "memory against compute":
        dark = f"abs({place} - 0.5) > 0.33"
    return alt.when(dark).then(alt.value("#ffffff")).otherwise(alt.value("#15171c"))


def _domain(values: pd.Series, measure: str) -> tuple[float, float]:
    """Both ends of the colours; as far below 1 as above where they diverge."""
    if values.isna().all():
        return 0.1, 10
    low, high = float(values.min()), float(values.max())
    if measure == "memory against compute":
        high = max(high, 1 / low, 1.001)
        low = 1 / high
    return (low, high) if high > low else (low / 2, high * 2)


def _code_expression(otherwise: str) -> str:
    """A short code for each reason; `otherwise` where the design is predicted."""
    codes = " : ".join(
        f"datum.reason == '{reason}' ? '{code}'"
        for reason, code in REASON_CODES.items()
    )
    return f"{codes} : isValid(datum.reason) ? '?' : '{otherwise}'"
