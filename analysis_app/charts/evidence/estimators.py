"""Predicted against measured, what remains between them, and the scores."""

import altair as alt
import pandas as pd
from charts import theme
from charts.bars import name_axis
from links import HREF

WIDTH = 690  # of all panels together, in pixels: a laptop's window beside the controls
LEGEND = alt.Legend(
    symbolSize=70,
    symbolStrokeWidth=1,
    symbolOpacity=1,
    rowPadding=2,
    labelFontSize=12,
    symbolLimit=theme.MOST_ENTRIES,
)
HEIGHT = 330
ROW = 24
RATIO = "Measured / predicted"  # short: four panels stand side by side
ESTIMATORS = {  # colour, shape: the more is known of the network, the darker
    "published roofline": ("#c3880d", "cross"),
    "bound": ("#676564", "square"),
    "constant efficiency": ("#8c5822", "triangle-down"),
    "layers one by one": ("#9d39a2", "triangle-up"),
    "layer products, layers assumed": ("#4a9da5", "diamond"),
    "layer products": ("#2e97fa", "circle"),
}


def predicted_chart(rows: pd.DataFrame, by: str, width: int = WIDTH) -> alt.FacetChart:
    """A panel per estimator on the same axes: on the diagonal a prediction is right.

    Thin bars are intervals, where the estimator gives one. Takes the frame of
    queries.evidence.predicted; `by` is platform or topology, which the colour tells.
    """
    predicted, measured = "predicted_throughput_fps", "measured_throughput_fps"
    ends = rows[[f"{predicted}_lower", f"{predicted}_upper", predicted, measured]]
    domain = [float(ends.min().min()) / 1.5, float(ends.max().max()) * 1.5]
    x = theme.log_axis(measured, "Measured (inputs/s)", alt.X, domain)
    y = theme.log_axis(predicted, "Predicted (inputs/s)", alt.Y, domain)
    for axis in (x["axis"], y["axis"]):  # panels are narrow
        axis.values, axis.format = _decades(domain), "~s"
    pick = theme.legend_pick(by)
    looks = {"platform": theme.platform_colour, "topology": theme.topology_colour}
    shapes = {"platform": theme.platform_shape, "topology": theme.topology_shape}
    colour = looks[by](rows[by], legend=LEGEND)
    base = alt.Chart().encode(x=x, color=colour)
    diagonal = (
        alt.Chart()
        .transform_aggregate(n="count()")
        .transform_calculate(low=f"{domain[0]!r}", high=f"{domain[1]!r}")
        .mark_rule(color=theme.NEUTRAL, strokeDash=[4, 3], strokeWidth=1.5)
        .encode(
            x=_same(x, "low"),
            x2="high:Q",
            y=_same(y, "low"),
            y2="high:Q",
        )
    )
    intervals = base.mark_rule(strokeWidth=1, clip=True).encode(
        y=_same(y, f"{predicted}_lower"),
        y2=f"{predicted}_upper:Q",
        opacity=theme.picked(pick, opacity=0.3),
    )
    points = (
        base.mark_point(filled=True, size=26)
        .encode(
            y=y,
            shape=shapes[by](rows[by], legend=LEGEND),
            opacity=theme.picked(pick, opacity=0.8),
            tooltip=_tooltip(),
            href=HREF,
        )
        .add_params(pick)
    )
    estimators = rows["estimator"].unique().tolist()
    return (
        alt.layer(diagonal, intervals, points, data=rows)
        .properties(width=width // len(estimators) - 15, height=HEIGHT)
        .facet(column=_panels(estimators), spacing=15)
    )


def residual_chart(residuals: pd.DataFrame) -> alt.FacetChart:
    """By platform: half of the measurements lie on the thick part, four fifths on all.

    From queries.evidence.residuals; 1 is the prediction.
    """
    low = float(residuals["ratio_10_pct"].min()) / 1.5
    high = max(2.0, float(residuals["ratio_90_pct"].max()) * 1.5)

    def x(field: str) -> alt.X:
        axis = theme.log_axis(field, RATIO, alt.X, [low, high])
        axis["axis"].values = _decades([low, high])
        return axis

    order = theme.order_platforms(residuals["platform"])
    colour = theme.platform_colour(residuals["platform"], legend=None)
    base = alt.Chart().encode(
        y=name_axis("platform", order),
        tooltip=[
            alt.Tooltip("platform:N", title="Platform"),
            alt.Tooltip("estimator:N", title="Predicted by"),
            alt.Tooltip("measurements:Q", title="Measurements"),
            alt.Tooltip("error_factor:Q", title="Error factor", format=",.3~r"),
            alt.Tooltip("median_ratio:Q", title="Median", format=".3~r"),
            alt.Tooltip("ratio_10_pct:Q", title="A tenth is below", format=".3~r"),
            alt.Tooltip("ratio_90_pct:Q", title="A tenth is above", format=".3~r"),
            alt.Tooltip("coverage_pct:Q", title="In the interval (%)", format=".3~r"),
        ],
    )
    one = (
        alt.Chart()
        .transform_aggregate(n="count()")
        .transform_calculate(one="1")
        .mark_rule(color=theme.NEUTRAL, strokeDash=[4, 3], strokeWidth=1.5)
        .encode(x=x("one"))
    )
    estimators = residuals["estimator"].unique().tolist()
    return (
        alt.layer(
            one,
            base.mark_rule(strokeWidth=2).encode(
                x=x("ratio_10_pct"), x2="ratio_90_pct:Q", color=colour
            ),
            base.mark_rule(strokeWidth=9, opacity=0.55).encode(
                x=x("ratio_25_pct"), x2="ratio_75_pct:Q", color=colour
            ),
            base.mark_point(filled=True, size=70, opacity=1).encode(
                x=x("median_ratio"), color=colour
            ),
            data=residuals,
        )
        .properties(width=WIDTH // len(estimators) - 15, height=ROW * len(order))
        .facet(column=_panels(estimators), spacing=15)
    )


def score_chart(scores: pd.DataFrame) -> alt.LayerChart:
    """The error factor of each estimator, a row per protocol or member of the scope.

    From queries.evidence.scores. 1 is perfect. A thin line joins what is compared; a
    point stands for a factor, and no length does.
    """
    high = float(scores["error_factor"].max()) * 1.3
    legend = alt.Legend(
        orient="top", direction="horizontal", columns=3, labelLimit=0, symbolSize=90
    )
    looks = {
        name: ESTIMATORS.get(name, (theme.NEUTRAL, "stroke"))
        for name in theme.known_first(scores["estimator"], ESTIMATORS)
    }
    colour, shape = (
        theme.of_names(
            channel,
            "estimator",
            {name: look[sign] for name, look in looks.items()},
            None,
            legend=legend,
        )
        for sign, channel in enumerate((alt.Color, alt.Shape))
    )
    pick = theme.legend_pick("estimator")
    order = scores["row_name"].unique().tolist()
    x = theme.log_axis("error_factor", "Error factor (times)", alt.X, [0.95, high])
    base = alt.Chart().encode(y=name_axis("row_name", order))
    joined = base.mark_rule(color=theme.NEUTRAL, opacity=0.35).encode(
        x=_same(x, "min(error_factor)"),
        x2="max(error_factor):Q",
    )
    points = base.mark_point(filled=True, size=95).encode(
        x=x,
        color=colour,
        shape=shape,
        opacity=theme.picked(pick, opacity=0.95),
        tooltip=[
            alt.Tooltip("estimator:N", title="Estimator"),
            alt.Tooltip("protocol:N", title="Had not seen"),
            alt.Tooltip("scope_name:N", title="Of"),
            alt.Tooltip("measurements:Q", title="Predictions", format=","),
            alt.Tooltip("error_factor:Q", title="Error factor", format=",.3~r"),
            alt.Tooltip("within_2x_pct:Q", title="Within 2x (%)", format=".3~r"),
            alt.Tooltip("rank_correlation:Q", title="Rank correlation", format=".2f"),
            alt.Tooltip("coverage_pct:Q", title="In the interval (%)", format=".3~r"),
            alt.Tooltip("interval_factor:Q", title="Interval (times)", format=".3~r"),
        ],
    )
    return alt.layer(joined, points.add_params(pick), data=scores).properties(
        height=ROW * len(order) + 95
    )


def front_chart(rows: pd.DataFrame) -> alt.Chart:
    """The speed that one gives up by trusting the front of an evidence; 0 is best.

    From queries.evidence.front_agreement; the colour tells the task.
    """
    evidences = rows["evidence"].unique().tolist()
    return (
        alt.Chart(rows)
        .mark_point(filled=True, size=120, opacity=0.9)
        .encode(
            x=alt.X(
                "mean_regret_pct:Q",
                title="Speed given up (%)",
                scale=alt.Scale(domain=[0, 100]),
            ),
            y=alt.Y(
                "evidence:N", title=None, sort=evidences, axis=alt.Axis(labelLimit=260)
            ),
            color=alt.Color(
                "task:N", title="Task", sort=None, scale=alt.Scale(scheme="dark2")
            ),
            shape=alt.Shape("task:N", title="Task", sort=None),
            tooltip=[
                alt.Tooltip("task:N", title="Task"),
                alt.Tooltip("evidence:N", title="Evidence"),
                alt.Tooltip("protocol:N", title="Had not seen"),
                alt.Tooltip("designs_compared:Q", title="Designs"),
                alt.Tooltip("recall_pct:Q", title="Recall (%)", format=".3~r"),
                alt.Tooltip("precision_pct:Q", title="Precision (%)", format=".3~r"),
                alt.Tooltip("mean_regret_pct:Q", title="Regret (%)", format=".3~r"),
                alt.Tooltip(
                    "largest_regret_pct:Q", title="Largest regret (%)", format=".3~r"
                ),
            ],
        )
        .properties(height=38 * len(evidences) + 60)
    )


def _panels(estimators: list[str]) -> alt.Column:
    return alt.Column(
        "estimator:N",
        title=None,
        sort=estimators,
        header=alt.Header(
            labelFontSize=13,
            labelFontWeight="bold",
            labelColor=theme.TEXT,
            labelExpr="datum.value == 'layer products' ? 'estimate' : datum.value",
        ),
    )


def _same(axis, field: str):
    """The same axis for another field."""
    copy = axis.copy()
    copy.shorthand = f"{field}:Q"
    return copy


def _decades(domain: list[float]) -> list[float]:
    """Powers of ten within: panels are narrow."""
    low, high = domain
    powers = (10.0**power for power in range(-9, 15))
    return [power for power in powers if low <= power <= high]


def _tooltip() -> list[alt.Tooltip]:
    fps = ",.4~r"
    predicted = "predicted_throughput_fps"
    return [
        alt.Tooltip("network:N", title="Network"),
        alt.Tooltip("platform:N", title="Platform"),
        alt.Tooltip("datatype:N", title="Datatype"),
        alt.Tooltip("batch_size:Q", title="Batch size"),
        alt.Tooltip("threads:Q", title="Threads"),
        alt.Tooltip("measured_throughput_fps:Q", title="Measured", format=fps),
        alt.Tooltip(f"{predicted}:Q", title="Predicted (inputs/s)", format=fps),
        alt.Tooltip(f"{predicted}_lower:Q", title="Lower end", format=fps),
        alt.Tooltip(f"{predicted}_upper:Q", title="Upper end", format=fps),
        alt.Tooltip("ratio:Q", title="Measured / predicted", format=".3~r"),
        alt.Tooltip("measurement_id:N", title="Measurement"),
    ]
