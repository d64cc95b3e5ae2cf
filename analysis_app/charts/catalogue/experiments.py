"""Which experiments were run, and which measurements a law speaks against."""

import json

import altair as alt
import labels
import pandas as pd
from charts import theme
from links import HREF, to_flag, with_links
from plain_text import shortened

ROW_HEIGHT = 27  # pixels
# status: colour, shape
STATUS_LOOKS = {
    "measured": ("#3fa57d", "circle"),
    "measured, not in the overview": ("#5192ff", "diamond"),
    "in the overview, not measured": ("#935402", "cross"),
}


def experiment_chart(experiments: pd.DataFrame) -> alt.LayerChart:
    """Network and datatype against platform; the number is that of measurements.

    Takes queries.catalogue.measured.experiments.
    """
    experiments = with_links(experiments)
    experiments["row_name"] = experiments["network"] + " | " + experiments["datatype"]
    named = experiments.drop_duplicates("row_name")
    rows = named["row_name"].tolist()
    names = {
        row.row_name: f"{shortened(row.network, 30)}\u2003{row.datatype}"
        for row in named.itertuples()
    }
    known = [name for name in STATUS_LOOKS if name in set(experiments["status"])]
    looks = [STATUS_LOOKS[name] for name in known]
    pick = theme.legend_pick("status")
    base = alt.Chart().encode(
        x=_platforms(experiments["platform"]),
        y=alt.Y(
            "row_name:N",
            title=None,
            sort=rows,
            axis=alt.Axis(
                labelExpr=f"{json.dumps(names)}[datum.label]",
                labelLimit=220,
                labelOverlap=False,
                labelFlush=False,
                grid=True,
                ticks=False,
                domain=False,
            ),
        ),
        opacity=theme.picked(pick),
        href=HREF,
        tooltip=labels.tooltips(
            *("network", "datatype", "platform", "status", "measurements"),
            "batches_or_threads",
        ),
    )
    legend = alt.Legend(orient="top", labelLimit=0, symbolSize=90)
    points = base.mark_point(filled=True, size=85, xOffset=-9).encode(
        color=alt.Color(
            "status:N",
            title="Status",
            scale=alt.Scale(domain=known, range=[colour for colour, _ in looks]),
            legend=legend,
        ),
        shape=alt.Shape(
            "status:N",
            title="Status",
            scale=alt.Scale(domain=known, range=[shape for _, shape in looks]),
            legend=legend,
        ),
    )
    counts = base.mark_text(align="left", dx=2, fontSize=11.5, color=theme.TEXT).encode(
        text="measurements:Q"
    )
    return alt.layer(points.add_params(pick), counts, data=experiments).properties(
        height=ROW_HEIGHT * len(rows) + 85
    )


def flag_chart(flags: pd.DataFrame) -> alt.LayerChart:
    """Flag against platform: how many measurements carry it.

    Takes queries.catalogue.measured.flags. A dot leads to the measurements.
    """
    flags = flags.assign(
        flag_in_words=flags["flag"].str.replace("_", " "),
        flag_link=flags["flag"].map(to_flag),
    )
    rows = flags["flag_in_words"].unique().tolist()
    base = alt.Chart().encode(
        x=_platforms(flags["platform"]),
        y=alt.Y(
            "flag_in_words:N",
            title=None,
            sort=rows,
            axis=alt.Axis(
                labelLimit=250,
                labelOverlap=False,
                labelFlush=False,
                grid=True,
                ticks=False,
                domain=False,
            ),
        ),
        href=alt.Href("flag_link:N", title="Link"),
        tooltip=labels.tooltips("flag", "law", "platform", "measurements"),
    )
    dots = base.mark_circle(opacity=0.8).encode(
        size=alt.Size(
            "measurements:Q",
            legend=None,
            scale=alt.Scale(type="sqrt", range=[25, 620]),
        ),
        color=theme.platform_colour(flags["platform"], legend=None),
    )
    counts = base.mark_text(
        fontSize=11.5, dx=16, align="left", color=theme.TEXT
    ).encode(text="measurements:Q")
    lines = max(map(len, theme.broken_names(flags["platform"]).values()))
    height = 30 * len(rows) + 50 + 13 * max(lines - 3, 0)
    return alt.layer(dots, counts, data=flags).properties(height=height)


def _platforms(platforms: pd.Series) -> alt.X:
    order = theme.order_platforms(platforms)
    lines = max(map(len, theme.broken_names(order).values()))
    return alt.X(
        "platform:N",
        title=None,
        sort=order,
        axis=alt.Axis(
            orient="top",
            labelAngle=0,
            labelExpr=theme.broken_labels(order),
            labelBaseline="top",
            labelPadding=13 * lines + 4,
            labelLineHeight=13,
            labelOverlap=False,
            labelFlush=False,
            grid=True,
            ticks=False,
            domain=False,
        ),
    )
