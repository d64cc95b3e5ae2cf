"""What networks need."""

from dataclasses import replace

import labels
import pandas as pd
from charts.catalogue.networks import FIGURES, requirement_bars
from plain_text import counted
from queries.catalogue import claims, figures
from views.catalogue.parts import columns, datatypes_of, from_to, notes
from views.drawn import best_networks
from views.remembered import remembered
from views.view import Column, Table, View

COLUMNS = (
    "network",
    "topology",
    "task",
    "input_size",
    "pruning_pct",
    "giga_ops",
    "parameters_millions",
    "activations_millions",
    "peak_activations_millions",
    "input_bytes",
    "output_bytes",
)
INTENSITIES = {
    "computed": "operational_intensity_ops_per_byte",
    "published": "published_ops_per_byte",
}


@remembered
def networks(*, linear: bool = False) -> View:
    """Operations, parameters and, as a table, all that is known of each."""
    table = figures.network_table()
    others = claims.unused_claims(list(FIGURES))
    chosen, remark = best_networks(table["network"].tolist())
    drawn = table[table["network"].isin(chosen)]
    charts = [
        requirement_bars(
            drawn, others[others["name"].isin(chosen)], figure, linear=linear
        )
        for figure in FIGURES
        if drawn[figure].notna().any()
    ]
    return View(
        f"{counted(len(table), 'network')}: {from_to(table['giga_ops'], 'GOP')} per "
        f"input, {from_to(table['parameters_millions'], 'million parameters')}",
        "One multiply-accumulate is two operations; a colour is a topology. A grey "
        "tick is what another source claims (Disagreements).",
        {"networks": table, "other_claims": others},
        charts,
        Table(
            table,
            [
                *columns(COLUMNS, "networks"),
                *_intensities(table),
                labels.column("source", "networks"),
            ],
            "not stated",
        ),
        notes=notes(remark, "" if charts else "Nobody states a figure to draw."),
        are_beside=True,
    )


def _intensities(table: pd.DataFrame) -> list[Column]:
    """Computed beside published, from narrow datatypes to wide ones."""
    pivoted = set(table.columns) - {*COLUMNS, "source"}
    datatypes = datatypes_of(
        pd.DataFrame(columns=[name.rpartition("_")[0] for name in pivoted]), ()
    )
    return [
        replace(
            labels.column(figure, "operational_intensities"),
            name=f"{datatype}_{kind}",
            title=f"{datatype} {kind} (OP/byte)",
        )
        for datatype in datatypes
        for kind, figure in INTENSITIES.items()
    ]
