"""Power of a design along its runs, measured and estimated."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.design.parts import RUN, run_axis, series_looks


def powers_chart(rows: pd.DataFrame) -> alt.LayerChart:
    """Watts from zero; thick bars are 90 % intervals of an estimate.

    Takes queries.design.powers with `series`.
    """
    drawn = rows.dropna(subset=[RUN])
    y = alt.Y(
        "power_watts:Q", title=labels.title("power_watts"), scale=alt.Scale(zero=True)
    )
    colour, shape = series_looks(drawn)
    base = alt.Chart(drawn).encode(
        x=run_axis(drawn),
        color=colour,
        tooltip=[
            labels.tooltip("series", "Evidence"),
            labels.tooltip("batch_size"),
            labels.tooltip("threads"),
            labels.tooltip("power_watts"),
            labels.tooltip("power_watts_lower"),
            labels.tooltip("power_watts_upper"),
            labels.tooltip("power_scope"),
            labels.tooltip("power_source"),
            labels.tooltip("energy_mj_per_input"),
            labels.tooltip("throughput_fps"),
        ],
    )
    low = y.copy()
    low.shorthand = "power_watts_lower:Q"
    return alt.layer(
        base.transform_filter("isValid(datum.power_watts_lower)")
        .mark_rule(strokeWidth=5, opacity=0.3)
        .encode(y=low, y2="power_watts_upper:Q"),
        base.mark_point(filled=True, size=60, opacity=0.9).encode(y=y, shape=shape),
    ).properties(height=theme.with_room(170, drawn["series"].nunique()))
