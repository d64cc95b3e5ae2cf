"""What networks need: operations and parameters."""

import altair as alt
import pandas as pd
from charts import theme
from charts.bars import bars

FIGURES = {
    "giga_ops": "Operations (GOP per input)",
    "parameters_millions": "Parameters (millions)",
}


def requirement_bars(
    networks: pd.DataFrame, claims: pd.DataFrame, figure: str, *, linear: bool = False
) -> alt.LayerChart:
    """Takes queries.catalogue.network_table and unused_claims; a key of FIGURES."""
    return bars(
        networks,
        "network",
        figure,
        FIGURES[figure],
        theme.topology_colour(networks["topology"], legend=None),
        [
            alt.Tooltip("network:N", title="Network"),
            alt.Tooltip("topology:N", title="Topology"),
            alt.Tooltip("task:N", title="Task"),
            alt.Tooltip("giga_ops:Q", title="Operations (GOP)", format=",.6~r"),
            alt.Tooltip(
                "parameters_millions:Q", title="Parameters (millions)", format=",.6~r"
            ),
            alt.Tooltip("source:N", title="Sources"),
        ],
        order=networks["network"].tolist(),
        claims=claims[claims["figure"] == figure],
        linear=linear,
    )
