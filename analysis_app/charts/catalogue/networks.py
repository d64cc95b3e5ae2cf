"""What networks need: operations and parameters."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.bars import bars

FIGURES = ("giga_ops", "parameters_millions")


def requirement_bars(
    networks: pd.DataFrame, claims: pd.DataFrame, figure: str, *, linear: bool = False
) -> alt.LayerChart:
    """Takes queries.catalogue.figures.network_table and claims.unused_claims; one of
    FIGURES."""
    return bars(
        networks,
        "network",
        figure,
        labels.title(figure),
        theme.topology_colour(networks["topology"], legend=None),
        ["network", "topology", "task", *FIGURES, "source"],
        order=networks["network"].tolist(),
        claims=claims[claims["figure"] == figure],
        linear=linear,
    )
