"""How far measurements fall short of predictions, by traffic model."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.bars import name_axis

TRUST_ROW = 34  # pixels
BLUE = "#2b7fc4"


def trust_chart(trust: pd.DataFrame) -> alt.LayerChart:
    """Measured over predicted throughput by traffic model; 1 is the prediction.

    Half of the measurements lie on the thick part of a line, four fifths on all
    of it; the point is their median. From queries.choose.trust.
    """
    low = float(trust["ratio_10_pct"].min()) / 1.5
    high = max(1.3, float(trust["ratio_90_pct"].max()) * 1.3)
    domain = [low, high * (high / low) ** 0.35]
    title = "Measured / predicted throughput"
    base = alt.Chart().encode(
        y=name_axis("traffic_model", trust["traffic_model"].tolist()),
        tooltip=labels.tooltips(
            *("traffic_model", "description", "measurements", "above_the_prediction"),
            *("median_ratio", "ratio_10_pct", "ratio_90_pct"),
            *("least_ratio", "largest_ratio"),
            own_titles={"description": "Which assumes"},
        ),
    )
    tenth = theme.log_axis("ratio_10_pct", title, alt.X, domain)
    median = theme.log_axis("median_ratio", title, alt.X, domain)
    quarter = theme.log_axis("ratio_25_pct", title, alt.X, domain)
    notes = base.transform_calculate(
        note="datum.above_the_prediction + ' of ' + datum.measurements + ' above'"
    )
    return alt.layer(
        _prediction_line(domain),
        base.mark_rule(color=BLUE, strokeWidth=2).encode(x=tenth, x2="ratio_90_pct:Q"),
        base.mark_rule(color=BLUE, strokeWidth=9, opacity=0.55).encode(
            x=quarter, x2="ratio_75_pct:Q"
        ),
        base.mark_point(filled=True, size=110, color=BLUE, opacity=1).encode(x=median),
        base.mark_text(dy=-13, color=theme.TEXT, fontSize=11).encode(
            x=median, text=alt.Text("median_ratio:Q", format=".2~p")
        ),
        notes.mark_text(align="right", color=theme.TEXT, fontSize=11.5).encode(
            x=alt.value("width"), text="note:N"
        ),
        data=trust,
    ).properties(height=TRUST_ROW * len(trust) + 50)


def _prediction_line(domain: list[float]) -> alt.Chart:
    return (
        alt.Chart(alt.InlineData([{"one": 1}]))
        .mark_rule(color=theme.NEUTRAL, strokeDash=[4, 3], strokeWidth=1.5)
        .encode(
            x=theme.log_axis("one", "Measured / predicted throughput", alt.X, domain)
        )
    )
