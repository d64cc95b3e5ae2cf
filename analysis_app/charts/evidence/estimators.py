"""Predicted against measured, what remains between them, and the scores."""

import altair as alt
import labels
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
_TOLD = (
    *("network", "platform", "datatype", "batch_size", "threads"),
    *("measured_throughput_fps", "predicted_throughput_fps"),
    *("predicted_throughput_fps_lower", "predicted_throughput_fps_upper"),
    *("ratio", "measurement_id"),
)
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
            tooltip=labels.tooltips(*_TOLD),
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
        tooltip=labels.tooltips(
            *("platform", "estimator", "measurements", "error_factor"),
            *("median_ratio", "ratio_10_pct", "ratio_90_pct", "coverage_pct"),
        ),
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
        tooltip=labels.tooltips(
            *("estimator", "protocol", "scope_name", "measurements", "error_factor"),
            *("within_2x_pct", "rank_correlation", "coverage_pct", "interval_factor"),
            own_titles={"scope_name": "Of", "measurements": "Predictions"},
        ),
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
            tooltip=labels.tooltips(
                *("task", "evidence", "protocol", "designs_compared", "recall_pct"),
                *("precision_pct", "mean_regret_pct", "largest_regret_pct"),
            ),
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
