"""Tables as they are: what was printed, what is meant, and what was added."""

from collections.abc import Sequence

import labels
import pandas as pd
from plain_text import counted
from queries.catalogue import tables as queries
from views.catalogue.parts import columns
from views.remembered import remembered
from views.view import Column, Table, View
from warehouse import column_help

# Tables that say what their first column means, and what each of their rows is.
DEFINITIONS = {
    "tasks": "task",
    "datatypes": "datatype",
    "traffic_models": "traffic model",
    "evidences": "evidence",
}
# What became of the files of catalogues: its query, and what there is if none is.
ADDED = {
    "rejects": ("Refused", queries.rejects, "Every row was taken."),
    "catalogue_warnings": (
        "Warnings",
        queries.catalogue_warnings,
        "No figure looks as if it had another unit.",
    ),
}


@remembered
def published() -> View:
    """The published predictions, and which of them follow from published figures."""
    rows = queries.published_predictions()
    wrong = rows[rows["is_reproduced"].eq(False)]
    return View(
        f"{len(rows) - len(wrong):,} of {counted(len(rows), 'published prediction')} "
        "follow from the published figures",
        "A prediction that is reproduced may differ from that of the figures in use "
        "(Disagreements).",
        {"published_predictions": rows},
        table=Table(
            rows,
            columns(
                (
                    "network",
                    "platform",
                    "datatype",
                    "published_fps",
                    "reproduced_fps",
                    "in_use_streamed_fps",
                    "is_reproduced",
                    "explanation",
                    "source",
                ),
                "published_predictions",
            ),
            "none",
        ),
        answers=[
            f"{row.network} {row.datatype} on {row.platform}: {row.explanation}."
            for row in wrong.itertuples()
        ],
    )


@remembered
def definitions(table: str) -> View:
    """What is meant by the first column of the table."""
    rows = queries.definitions(table)
    return View(
        f"{counted(len(rows), DEFINITIONS[table])}, in the order in which every page "
        "has them",
        "",
        {table: rows},
        table=Table(rows, _all_columns(rows, table), "none"),
    )


@remembered
def files() -> View:
    """What was read of catalogues, and how much of it was not taken."""
    rows = queries.catalogue_files()
    catalogues = rows["catalogue"].unique()
    return View(
        f"{counted(int(rows['rows_read'].sum()), 'row')} of "
        f"{counted(len(catalogues), 'catalogue')}: "
        f"{rows['rows_refused'].sum():,} refused, "
        f"{counted(len(queries.catalogue_warnings()), 'warning')}",
        f"Built from {', '.join(catalogues)}. Every row is in the other tables or "
        "among the refused.",
        {"catalogue_files": rows},
        table=Table(rows, _all_columns(rows, "catalogue_files")),
    )


@remembered
def added(table: str) -> View:
    """What was refused of catalogues or looks wrong, with the remedy."""
    title, query, nothing = ADDED[table]
    rows = query()
    return View(
        f"{title}: {len(rows):,}",
        "" if len(rows) else nothing,
        {table: rows},
        table=Table(rows, _all_columns(rows, table)) if len(rows) else None,
    )


def _all_columns(rows: pd.DataFrame, table: str) -> Sequence[Column]:
    return [
        Column(
            name,
            labels.title(name),
            {"i": "%d", "f": "%g"}.get(rows[name].dtype.kind),
            column_help(table, name),
        )
        for name in rows.columns
    ]
