"""What designs reach of the peak of their platform, beside what was predicted."""

import altair as alt
import labels
import links
import pandas as pd
from charts import theme
from charts.bars import ROW_HEIGHT, name_axis

PREDICTED = {
    "published_share_of_peak": ("published prediction", "#c2410c", "diamond"),
    "bound_share_of_peak": ("bound", "#85888f", "stroke"),
}
_TOLD = (
    "network",
    "platform",
    "datatype",
    "batch_size",
    "threads",
    "throughput_fps",
    "compute_bound_fps",
    "bound_fps",
    "published_fps",
    "share_of_peak",
    "published_share_of_peak",
    "bound_share_of_peak",
    "flagged_for",
)


def efficiency_chart(rows: pd.DataFrame) -> alt.LayerChart:
    """A bar per row of queries.measurements.fastest, from zero to all of the peak.

    A bar is hollow where its measurement is flagged.
    """
    designs = rows.assign(
        design=rows["platform"] + ", " + rows["network"] + ", " + rows["datatype"]
    )
    designs["place"] = designs["platform"].map(
        {name: n for n, name in enumerate(theme.order_platforms(rows["platform"]))}
    )
    order = designs.sort_values(
        ["place", "topology", "pruning_pct", "datatype"],
        ascending=[True, True, False, True],
    )["design"].tolist()
    colour = theme.platform_colour(rows["platform"], legend=None)
    base = alt.Chart().encode(
        y=name_axis("design", order),
        tooltip=[labels.tooltip(name) for name in _TOLD],
        href=links.HREF,
    )
    # Room for the numbers.
    high = float(rows[["share_of_peak", *PREDICTED]].max(axis=None))
    x = alt.X(
        "share_of_peak:Q",
        title="Of the peak of the units that have work",
        axis=alt.Axis(format="~p", orient="top"),
        scale=alt.Scale(domain=[0, high * 1.12], nice=False),
    )
    bars = base.mark_bar(height={"band": 0.7}, strokeWidth=1).encode(
        x=x,
        color=colour,
        stroke=colour,
        fillOpacity=alt.condition("datum.flags > 0", alt.value(0), alt.value(0.85)),
    )
    names = [name for name, *_ in PREDICTED.values()]
    told_apart = {
        "title": "Predicted",
        "legend": alt.Legend(orient="top", direction="horizontal"),
    }
    marks = (
        base.transform_fold(list(PREDICTED), as_=["column", "share"])
        .transform_calculate(
            predicted=f"datum.column == 'bound_share_of_peak' ? '{names[1]}'"
            f" : '{names[0]}'"
        )
        .transform_filter("isValid(datum.share)")
        .mark_point(size=60, strokeWidth=2, angle=90)
        .encode(
            x="share:Q",
            stroke=alt.Stroke(
                "predicted:N",
                scale=alt.Scale(
                    domain=names, range=[colour for _, colour, _ in PREDICTED.values()]
                ),
                **told_apart,
            ),
            shape=alt.Shape(
                "predicted:N",
                scale=alt.Scale(
                    domain=names, range=[shape for *_, shape in PREDICTED.values()]
                ),
                **told_apart,
            ),
        )
    )
    numbers = base.mark_text(align="right", color=theme.TEXT).encode(
        x=alt.value("width"), text=alt.Text("share_of_peak:Q", format=".2~p")
    )
    return (
        alt.layer(
            bars,
            marks,
            numbers,
            data=designs[[*_TOLD, "design", "design_link", "flags"]],
        )
        .resolve_scale(stroke="independent", shape="independent")
        .properties(height=ROW_HEIGHT * len(order) + 60)
    )
