"""Operating points by any two objectives, with the front of each evidence as a line."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.pareto import parts
from links import HREF

LOWER_IS_BETTER = ("latency_ms", "power_watts", "energy_mj_per_input")
_LINEAR = "accuracy_pct"
_TOLD = (
    "network",
    "platform",
    "datatype",
    "evidence",
    "batch_size",
    "threads",
    "throughput_fps",
    "latency_ms",
    "accuracy_pct",
    "power_watts",
    "power_scope",
    "energy_mj_per_input",
    "points_here",
)


def objectives_chart(
    points: pd.DataFrame, x: str, y: str, x_title: str, y_title: str
) -> alt.LayerChart:
    """One mark per operating point; `points` are those of queries.pareto.points."""
    looks = parts.evidence_looks(points)
    horizontal = _axis(alt.X, points, x, x_title)
    vertical = _axis(alt.Y, points, y, y_title)
    base = alt.Chart().encode(x=horizontal, y=vertical)
    # What a point of the front beats lies on its worse side: there the border is
    # level with the better of two neighbours.
    line = base.transform_filter("datum.is_on_front").mark_line(
        interpolate="step-after" if x in LOWER_IS_BETTER else "step-before",
        color=theme.NEUTRAL,
        strokeWidth=1.5,
    )
    marks = base.mark_point(filled=False, strokeWidth=1.5).encode(
        color=theme.platform_colour(points["platform"]),
        fill=theme.platform_colour(points["platform"]),
        fillOpacity=alt.FillOpacity(
            "evidence:O",
            scale=alt.Scale(
                type="ordinal",
                domain=list(looks),
                range=[look.fill for look in looks.values()],
            ),
            legend=None,
        ),
        shape=theme.platform_shape(points["platform"]),
        size=alt.condition("datum.is_on_front", alt.value(120), alt.value(40)),
        opacity=alt.condition("datum.is_on_front", alt.value(1), alt.value(0.5)),
        href=HREF,
        tooltip=[labels.tooltip(name) for name in _TOLD],
    )
    return alt.layer(
        line.encode(
            strokeDash=alt.StrokeDash(
                "evidence:O",
                title="Evidence: front",
                scale=alt.Scale(
                    domain=list(looks), range=[look.dash for look in looks.values()]
                ),
            )
        ),
        marks,
        data=points,
    ).properties(height=parts.HEIGHT)


def _axis(channel: type, points: pd.DataFrame, column: str, title: str):
    better = "lower" if column in LOWER_IS_BETTER else "higher"
    title = f"{title}, {better} is better"
    if column == _LINEAR:
        return channel(f"{column}:Q", title=title, scale=alt.Scale(zero=False))
    low, high = points[column].min(), points[column].max()
    return theme.log_axis(column, title, channel, [low / 1.3, high * 1.3])
