"""Layers: their place below the roof, and the time that each takes."""

import json

import altair as alt
import pandas as pd
from charts import theme
from charts.bars import ROW_HEIGHT, name_axis
from charts.rooflines.roofline import X_TITLE, Y_TITLE, X, Y, roof_line

KINDS = {  # colour, shape
    "convolution": ("#5192ff", "circle"),
    "depthwise convolution": ("#935402", "triangle-up"),
    "linear": ("#3fa57d", "square"),
    "matrix product": ("#99477e", "diamond"),
}
SHARES = {  # what a share is of: colour, shape
    "operations": (theme.NEUTRAL, "square"),
    "time by the roofline": ("#5192ff", "circle"),
    "work with what shapes cost": ("#935402", "diamond"),
}
MOST_NAMES = 60  # of layers, below their bars


def layer_roofline(roofs: pd.DataFrame, layers: pd.DataFrame) -> alt.LayerChart:
    """Log-log; a point is a layer, its area the time that it takes.

    Layers that move no bytes are arrows at the right edge. Takes the frames of
    queries.rooflines.roofs (of one platform and datatype) and queries.layers.layers.
    """
    x_values = pd.concat([roofs["ridge_point_ops_per_byte"], layers[X].dropna()])
    y_values = pd.concat([roofs["peak_tops"], layers[Y]])
    x_domain = [float(x_values.min()) / 2, float(x_values.max()) * 3]
    y_domain = [float(y_values.min()) / 2, float(y_values.max()) * 1.6]
    x = theme.log_axis(X, X_TITLE, alt.X, x_domain)
    y = theme.log_axis(Y, Y_TITLE, alt.Y, y_domain)
    pick = theme.legend_pick("kind")
    roof = roof_line(roofs, x, y).mark_rule(
        clip=True, strokeWidth=2, color=theme.NEUTRAL
    )
    points = alt.Chart(layers).encode(
        y=y,
        color=_looks("kind", KINDS, layers["kind"], alt.Color, 0),
        size=alt.Size(
            "time_ms:Q",
            title="Time (ms)",
            scale=alt.Scale(range=[25, 700]),
            legend=None,
        ),
        opacity=theme.picked(pick, opacity=0.65),
        tooltip=_tooltip(),
    )
    shape = _looks("kind", KINDS, layers["kind"], alt.Shape, 1)
    return alt.layer(
        roof,
        points.transform_filter(f"isValid(datum.{X})")
        .mark_point(filled=True)
        .encode(x=x, shape=shape)
        .add_params(pick),
        points.transform_filter(f"!isValid(datum.{X})")
        .mark_point(filled=True, shape="triangle-left", xOffset=-6)
        .encode(x=alt.value("width")),
    ).properties(height=400)


def layer_bars(layers: pd.DataFrame) -> alt.Chart:
    """The time of each layer from zero, in the order in which they run."""
    are_named = len(layers) <= MOST_NAMES
    return (
        alt.Chart(layers)
        .mark_bar()
        .encode(
            x=alt.X(
                "layer:O",
                title="Layer, in order",
                axis=alt.Axis(
                    labelAngle=-90,
                    labelOverlap=not are_named,
                    labelLimit=110,
                    **({"labelExpr": _names(layers)} if are_named else {}),
                ),
            ),
            y=alt.Y("time_ms:Q", title="Time per input (ms)"),
            color=theme.bound_by_colour(layers["bound_by"]),
            tooltip=_tooltip(),
        )
        .properties(height=330)
    )


def part_chart(parts: pd.DataFrame) -> alt.LayerChart:
    """Shares of operations, time and work by kind; each adds up to 100 %."""
    names = {
        "share_of_operations": "operations",
        "share_of_time": "time by the roofline",
        "share_of_products": "work with what shapes cost",
    }
    present = [field for field in names if parts[field].notna().any()]
    long = parts.melt(["part", "layers"], present, "of", "share")
    long["of"] = long["of"].map(names)
    base = alt.Chart().encode(y=name_axis("part", parts["part"].tolist()))
    x = alt.X(
        "share:Q",
        title="Share of the network",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format=".0%"),
    )
    low = x.copy()
    low.shorthand = "min(share):Q"
    return alt.layer(
        base.mark_rule(color=theme.NEUTRAL, opacity=0.35).encode(
            x=low,
            x2="max(share):Q",
        ),
        base.mark_point(filled=True, size=110, opacity=0.95).encode(
            x=x,
            color=_looks("of", SHARES, long["of"], alt.Color, 0, "Share of the", 1),
            shape=_looks("of", SHARES, long["of"], alt.Shape, 1, "Share of the", 1),
            tooltip=[
                alt.Tooltip("part:N", title="Layers"),
                alt.Tooltip("layers:Q", title="How many"),
                alt.Tooltip("of:N", title="Share of the"),
                alt.Tooltip("share:Q", title="Share", format=".3~p"),
            ],
        ),
        data=long,
    ).properties(
        # The names of the shares stand below each other, for a phone.
        height=theme.with_room(ROW_HEIGHT * len(parts) + 20, len(present), columns=1)
    )


def _looks(field, known, present, channel, sign, title="Layer", columns=0):
    """The channel of one of the signs that `known` names; others look neutral."""
    other = (theme.NEUTRAL, "cross")
    names = theme.known_first(present.dropna(), known)
    return theme.of_names(
        channel,
        field,
        {name: known.get(name, other)[sign] for name in names},
        title,
        legend=alt.Legend(
            orient="top",
            direction="horizontal",
            columns=columns,  # 0: as many as there are names
            labelLimit=0,
            symbolOpacity=1,
            symbolSize=90,
        ),
    )


def _names(layers: pd.DataFrame) -> str:
    """The layers' names as an expression of Vega; they need not be unique."""
    names = dict(zip(layers["layer"].astype(str), layers["layer_name"], strict=True))
    return f"{json.dumps(names)}[datum.label]"


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("layer:Q", title="Layer"),
        alt.Tooltip("layer_name:N", title="Name"),
        alt.Tooltip("kind:N", title="Kind"),
        alt.Tooltip("repeats:Q", title="Repeated"),
        alt.Tooltip("groups:Q", title="Groups"),
        alt.Tooltip("m:Q", title="m (pixels)", format=","),
        alt.Tooltip("k:Q", title="k (length of a sum)", format=","),
        alt.Tooltip("n:Q", title="n (outputs)", format=","),
        alt.Tooltip("operations:Q", title="Operations", format=",.4~s"),
        alt.Tooltip(f"{X}:Q", title="Intensity (OP/byte)", format=",.4~r"),
        alt.Tooltip(f"{Y}:Q", title="Attainable (TOP/s)", format=".4~r"),
        alt.Tooltip("bound_by:N", title="Bound by"),
        alt.Tooltip("time_ms:Q", title="Time (ms)", format=",.3~r"),
        alt.Tooltip("share_of_network_time:Q", title="Share of time", format=".3~p"),
        alt.Tooltip("share_of_operations:Q", title="Of operations", format=".3~p"),
        alt.Tooltip("share_of_products:Q", title="Of work", format=".3~p"),
    ]
