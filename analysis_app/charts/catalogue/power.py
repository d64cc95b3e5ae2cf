"""Power while networks ran: one line per network, sample after sample."""

import altair as alt
import pandas as pd
from charts import theme


def power_chart(traces: pd.DataFrame) -> alt.LayerChart:
    """Takes queries.catalogue.power_traces; what is not taken for load is a ring."""
    pick = theme.legend_pick("topology")
    base = alt.Chart().encode(
        x=alt.X("sample:Q", title="Sample, in the order in which it was taken"),
        y=alt.Y("watts:Q", title="Power (W)"),
        color=theme.topology_colour(traces["topology"], legend=theme.SLIM_LEGEND),
        opacity=theme.picked(pick, opacity=0.85),
    )
    lines = base.mark_line(strokeWidth=1.3).encode(detail="network:N")
    points = base.mark_point(strokeWidth=1).encode(
        size=alt.condition("datum.is_under_load", alt.value(6), alt.value(28)),
        tooltip=[
            alt.Tooltip("network:N", title="Network"),
            alt.Tooltip("sample:Q", title="Sample"),
            alt.Tooltip("watts:Q", title="Power (W)", format=".3~r"),
            alt.Tooltip("is_under_load:N", title="Under load"),
            alt.Tooltip("source:N", title="Source"),
        ],
    )
    return alt.layer(lines.add_params(pick), points, data=traces).properties(
        height=theme.HEIGHT - 60
    )
