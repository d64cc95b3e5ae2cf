"""The roof of a platform with what was measured under it, run by run."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.design.parts import spread
from charts.rooflines.roofline import X_TITLE, Y_TITLE, X, Y, roof_line


def roof_chart(roofs: pd.DataFrame, runs: pd.DataFrame) -> alt.LayerChart:
    """Log-log; a ring is what the roof allows a run, the point below what it reached.

    Runs that move no bytes stand at the right edge. Takes queries.rooflines.roofs of
    one platform and datatype and queries.design.measured_under_roof, with `run` and,
    for what is written beside a point, `named`.
    """
    y_values = pd.concat([roofs["peak_tops"], runs[Y], runs["reached_tops"].dropna()])
    x = theme.log_axis(
        X,
        X_TITLE,
        alt.X,
        spread(
            pd.concat([roofs["ridge_point_ops_per_byte"], runs[X].dropna()]).dropna(),
            2,
        ),
    )
    y = theme.log_axis(Y, Y_TITLE, alt.Y, spread(y_values, 1.6))
    reached = y.copy()
    reached.shorthand = "reached_tops:Q"
    roof = roof_line(roofs, x, y).mark_rule(
        clip=True, strokeWidth=2, color=theme.NEUTRAL
    )
    colour = theme.platform_colour(runs["platform"], legend=None)
    base = alt.Chart(runs).encode(
        tooltip=[
            labels.tooltip("run", "Run with"),
            labels.tooltip(X),
            labels.tooltip(Y),
            labels.tooltip("reached_tops", "Reached (TOP/s)"),
            labels.tooltip("share_of_bound"),
            labels.tooltip("throughput_fps"),
            labels.tooltip("bound_fps"),
            labels.tooltip("bound_by"),
        ],
    )
    layers = [roof]
    places = {f"isValid(datum.{X})": x, f"!isValid(datum.{X})": alt.value("width")}
    for test, place in places.items():
        at = base.transform_filter(test).encode(x=place)
        was_measured = at.transform_filter("isValid(datum.reached_tops)")
        layers += [
            was_measured.mark_rule(strokeDash=[2, 3], opacity=0.6).encode(
                y=reached, y2=f"{Y}:Q", color=colour
            ),
            at.mark_point(filled=False, size=70).encode(y=y, color=colour),
            was_measured.mark_point(filled=True, size=80, opacity=0.9).encode(
                y=reached, color=colour
            ),
            was_measured.transform_filter("isValid(datum.named)")
            .mark_text(align="right", dx=-9, dy=4, fontSize=11, color=theme.TEXT)
            .encode(y=reached, text="named:N"),
        ]
    return alt.layer(*layers).properties(height=400)
