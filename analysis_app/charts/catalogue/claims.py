"""Claims about one figure: how far each is from the value that is used."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.bars import name_axis
from views.view import share

# In pixels.
ROWS_HEIGHT = 400
MOST_ROW_HEIGHT = 24
# Closer to 1, where claims hardly differ.
TICKS = [0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.5, 2, 3, 4, 5, 10]
# Sources take a colour and a shape each, so that no two of 56 look the same.
COLOURS = theme.DISTINCT_COLOURS
TOLD = (
    *("disputed", "source", "citation", "claimed_value", "used_value"),
    *("relative_difference", "is_used", "reason", "predictions_changed"),
    *("predictions_compared", "largest_throughput_change"),
)
SHAPES = (
    "circle",
    "square",
    "triangle-up",
    "diamond",
    "triangle-down",
    "cross",
    "triangle-left",
)


def claim_chart(claims: pd.DataFrame, figure: str) -> alt.LayerChart:
    """Takes queries.catalogue.claims.claims; the value that is used is the line at 1.

    Stems reach from there: among ratios such a length is a factor, wherever the axis
    starts.

    Who says that there is no such thing has no place on the axis, nor has a claim
    where that is used.
    """
    claims = claims.dropna(subset="claimed_over_used")
    claims = claims.assign(effect=claims["largest_effect"].map(_effect))
    pick = theme.legend_pick("source")
    order = claims["disputed"].unique().tolist()
    low, high = _domain(claims["claimed_over_used"])
    y = name_axis("disputed", order)
    row_height = min(MOST_ROW_HEIGHT, ROWS_HEIGHT / len(order))
    x = alt.X(
        "claimed_over_used:Q",
        title=f"{labels.title(figure)}: claimed / used, logarithmic",
        scale=alt.Scale(type="log", domain=[low, high], nice=False),
        axis=alt.Axis(values=TICKS, format=".2~r", labelOverlap=True, gridOpacity=0.5),
    )
    sources = sorted(claims["source"].unique())
    colours = [COLOURS[place % len(COLOURS)] for place in range(len(sources))]
    shapes = [SHAPES[place % len(SHAPES)] for place in range(len(sources))]
    legend = alt.Legend(
        orient="top", columns=3, labelLimit=0, symbolSize=70, titleOrient="left"
    )
    base = alt.Chart().encode(y=y, tooltip=labels.tooltips(*TOLD))
    used = (
        base.transform_filter("datum.is_used")
        .mark_tick(color=theme.NEUTRAL, thickness=3, height={"band": 0.9})
        .encode(x=x)
    )
    stems = base.mark_rule(color=theme.NEUTRAL, opacity=0.5).encode(
        x=x, x2=alt.datum(1)
    )
    points = base.mark_point(filled=True, size=75).encode(
        x=x,
        color=alt.Color(
            "source:N",
            title="Source",
            scale=alt.Scale(domain=sources, range=colours),
            legend=legend,
        ),
        shape=alt.Shape(
            "source:N",
            title="Source",
            scale=alt.Scale(domain=sources, range=shapes),
            legend=legend,
        ),
        opacity=theme.picked(pick),
    )
    effects = (
        base.transform_filter("datum.is_used")
        .mark_text(align="right", color=theme.TEXT, fontSize=11, dx=-4)
        .encode(x=alt.value("width"), text="effect:N")
    )
    legend_rows = -(-len(sources) // 3)
    height = row_height * len(order) + 60 + 20 * legend_rows
    return alt.layer(
        stems, used, points.add_params(pick), effects, data=claims
    ).properties(height=height)


def _domain(ratios: pd.Series) -> tuple[float, float]:
    """Both ends with room; on the right for the words about the effect."""
    low = min(float(ratios.min()) / 1.02, 0.9)
    high = max(float(ratios.max()), 1.1)
    return low, high * (high / low) ** 0.22


def _effect(largest: float) -> str:
    """Nothing where no prediction has such a figure in it."""
    if pd.isna(largest):
        return ""
    return "changes nothing" if largest < 0.0005 else f"up to {share(largest)}"
