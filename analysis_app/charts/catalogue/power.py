"""Power while networks ran: one line per network, sample after sample."""

import altair as alt
import labels
import pandas as pd
from charts import theme


def power_chart(traces: pd.DataFrame) -> alt.LayerChart:
    """Takes queries.catalogue.measured.power_traces.

    What is not taken for load is a ring.
    """
    pick = theme.legend_pick("topology")
    base = alt.Chart().encode(
        x=alt.X("sample:Q", title="Sample, in the order in which it was taken"),
        y=alt.Y("watts:Q", title=labels.title("watts")),
        color=theme.topology_colour(traces["topology"], legend=theme.SLIM_LEGEND),
        opacity=theme.picked(pick, opacity=0.85),
    )
    lines = base.mark_line(strokeWidth=1.3).encode(detail="network:N")
    points = base.mark_point(strokeWidth=1).encode(
        size=alt.condition("datum.is_under_load", alt.value(6), alt.value(28)),
        tooltip=labels.tooltips(
            "network", "sample", "watts", "is_under_load", "source"
        ),
    )
    return alt.layer(lines.add_params(pick), points, data=traces).properties(
        height=theme.HEIGHT - 60
    )
