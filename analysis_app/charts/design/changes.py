"""How much of a network's time more of each roof takes away, by kind of layer."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.bars import name_axis
from charts.design.parts import LEGEND
from charts.rooflines.layers import KINDS

# A column of queries.layers.changes: what there is more of.
CHANGES = {
    "saved_by_peak": "peak",
    "saved_by_bandwidth": "memory bandwidth",
    "saved_by_link": "host link",
}


def changes_chart(changes: pd.DataFrame) -> alt.Chart:
    """Bars from zero, a piece for each kind of layer, in the order of the rows."""
    long = changes.melt(["part", "layers", "bound_by"], list(CHANGES), "more", "saved")
    long["more"] = long["more"].map(CHANGES)
    long = long[long["saved"] > 0]
    parts = changes["part"].drop_duplicates().to_list()
    return (
        alt.Chart(long)
        .mark_bar(height={"band": 0.6}, stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X(
                "saved:Q",
                title="Share of the time that goes away",
                stack="zero",
                axis=alt.Axis(format=".1~%", tickCount=6),
            ),
            y=name_axis("more", long["more"].drop_duplicates().to_list()),
            color=theme.of_names(
                alt.Color,
                "part",
                {part: KINDS.get(part, (theme.NEUTRAL, ""))[0] for part in parts},
                "Layers",
                legend=LEGEND,
            ),
            order=alt.Order("saved:Q", sort="descending"),
            tooltip=[
                labels.tooltip("more", "With more"),
                labels.tooltip("part", "Layers"),
                labels.tooltip("bound_by"),
                alt.Tooltip("saved:Q", title="Of the time goes away", format=".3~p"),
            ],
        )
        .properties(height=theme.with_room(36 * long["more"].nunique(), len(parts)))
    )
