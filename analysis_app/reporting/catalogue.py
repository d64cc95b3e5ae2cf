"""The catalogue's sections of the report: the published tables, and who disagrees."""

from collections.abc import Mapping

import catalogue_columns
import warehouse
from catalogue_columns import DEFINITIONS
from charts.catalogue.accuracies import accuracy_chart
from charts.catalogue.claims import claim_chart
from charts.catalogue.experiments import experiment_chart, flag_chart
from charts.catalogue.networks import FIGURES, requirement_bars
from charts.catalogue.platforms import FIGURES as OFFERS
from charts.catalogue.platforms import bandwidth_bars, peak_bars
from charts.catalogue.power import power_chart
from queries import catalogue as queries
from queries import choices
from views.view import Column, Section, Table, View, with_rows


def catalogue_sections(tasks: list[str]) -> list[Section]:
    figures = queries.disputed_figures()["figure"]
    return [
        Section("Accuracies", [_accuracies(tasks)]),
        Section("Networks", [_networks()]),
        Section("Platforms", [_platforms()]),
        Section("Disputed figures", with_rows(_claims, figures)),
        Section(
            "Measurements",
            [
                *with_rows(_experiments, tasks),
                *with_rows(_power, queries.traced_platforms()),
                _flags(),
            ],
        ),
        Section("Published predictions", [_published()]),
        Section("Definitions", with_rows(_definitions, DEFINITIONS)),
    ]


def _accuracies(tasks: list[str]) -> View:
    table = queries.accuracy_table(tasks)
    accuracies = queries.accuracies(tasks)
    known = ["network", "task", "topology", "pruning_pct", "source"]
    datatypes = catalogue_columns.datatypes_of(table, known)
    help_text = warehouse.column_help("accuracies", "accuracy_pct")
    return View(
        catalogue_columns.accuracy_title(table, accuracies),
        "Published accuracy in percent, top-5 in brackets; nm: not measured. Lines "
        "join the datatypes of a network, a tick is what a platform reached; the axis "
        "does not start at 0.",
        {"accuracy_table": table, "accuracies": accuracies},
        [accuracy_chart(accuracies)],
        Table(
            table,
            [
                Column("network", "Network"),
                Column("task", "Task"),
                *(Column(name, name, None, help_text) for name in datatypes),
                Column("source", "Source"),
            ],
        ),
    )


def _networks() -> View:
    table = queries.network_table()
    claims = queries.unused_claims(list(FIGURES))
    known = catalogue_columns.NETWORK_COLUMNS
    intensities = [
        Column(
            name,
            f"{name} (OP/byte)",
            "%.5g",
            warehouse.column_help(
                "operational_intensities",
                "published_ops_per_byte"
                if name.endswith("published")
                else "operational_intensity_ops_per_byte",
            ),
        )
        for name in sorted(set(table.columns) - set(known), key=_narrow_to_wide)
    ]
    *leading, source = _columns(known)
    return View(
        f"{len(table)} networks need {table['giga_ops'].min():.2g} to "
        f"{table['giga_ops'].max():.3g} GOP per input and "
        f"{table['parameters_millions'].min():.2g} to "
        f"{table['parameters_millions'].max():.3g} million parameters",
        "One multiply-accumulate is two operations; a colour is a topology. A grey "
        "tick is what another source claims: see the disputed figures.",
        {"networks": table, "other_claims": claims},
        [requirement_bars(table, claims, figure) for figure in FIGURES],
        Table(table, [*leading, *intensities, source], "not counted"),
    )


def _platforms() -> View:
    table = queries.platform_table()
    peaks = queries.peaks()
    claims = queries.unused_claims(list(OFFERS))
    known = catalogue_columns.PLATFORM_COLUMNS
    help_text = warehouse.column_help("platform_peaks", "peak_tops")
    datatypes = catalogue_columns.datatypes_of(table, known)
    columns = _columns(known)
    return View(
        f"{len(table)} platforms offer peaks of {peaks['peak_tops'].min():g} to "
        f"{peaks['peak_tops'].max():g} TOP/s and bandwidths of "
        f"{table['memory_bandwidth_gbytes_per_s'].min():g} to "
        f"{table['memory_bandwidth_gbytes_per_s'].max():g} GB/s",
        "Each quantity on its own axis; a platform appears in the datatypes that it "
        "computes in. Without a bar it has no memory of its own. A grey tick is what "
        "another source claims: see the disputed figures. na: not available.",
        {"peaks": peaks, "platforms": table, "other_claims": claims},
        [peak_bars(peaks, claims), bandwidth_bars(table, claims)],
        Table(
            table,
            [
                *columns[:4],
                *(
                    Column(name, f"{name} (TOP/s)", "%.4g", help_text)
                    for name in datatypes
                ),
                *columns[4:],
            ],
            "na",
        ),
    )


def _claims(figure: str) -> View:
    claims = queries.claims(figure)
    return View(
        f"{figure.replace('_', ' ')}: {claims['differs'].sum()} of {len(claims)} "
        "claims differ from the value used",
        "The thick tick is the value used, at 1; a point is what a source claims. On "
        "the right: the most that a claim would change a predicted throughput. Who "
        "says that there is no such thing stands in the table alone.",
        {"claims": claims},
        [claim_chart(claims, figure)],
        Table(claims, _columns(catalogue_columns.CLAIM_COLUMNS), "none"),
    )


def _experiments(task: str) -> View:
    experiments = queries.experiments(task)
    run = experiments["measurements"] > 0
    return View(
        f"{task}: {run.sum()} experiments were measured, {(~run).sum()} only announced",
        "Number of measurements (one per batch size or number of threads) by network, "
        "datatype and platform.",
        {"experiments": experiments},
        [experiment_chart(experiments)],
    )


def _power(platform: str) -> View:
    traces = queries.power_traces(platform)
    return View(
        f"{platform}: {traces['watts'].min():.2g} to {traces['watts'].max():.3g} W "
        f"while {traces['network'].nunique()} networks ran",
        "A line is a network, sample after sample; a ring is a sample that is not "
        "taken for one under load.",
        {"power_traces": traces},
        [power_chart(traces)],
    )


def _published() -> View:
    rows = queries.published_predictions()
    return View(
        f"{rows['is_reproduced'].sum()} of {len(rows)} published predictions follow "
        "from the published figures",
        f"{catalogue_columns.wrong_predictions(rows)} A prediction that is reproduced "
        "may differ from that of the figures in use: see the disputed figures.",
        {"published_predictions": rows},
        table=Table(rows, _columns(catalogue_columns.PUBLISHED_COLUMNS)),
    )


def _definitions(table: str) -> View:
    rows = queries.definitions(table)
    return View(
        DEFINITIONS[table],
        "In the order in which every page has them.",
        {table: rows},
        table=Table(
            rows,
            [
                Column(
                    name,
                    catalogue_columns.in_words(name),
                    "%g" if rows[name].dtype.kind in "if" else None,
                    warehouse.column_help(table, name),
                )
                for name in rows.columns
            ],
            "none",
        ),
    )


def _flags() -> View:
    flags = queries.flags()
    return View(
        f"{flags['measurements'].sum()} flags: what physics or bookkeeping says "
        "against measurements",
        "How many measurements carry a flag, by platform. Nothing flagged was dropped "
        "or corrected.",
        {"flags": flags},
        [flag_chart(flags)],
        Table(
            flags,
            [
                Column("flag", "Flag"),
                Column("platform", "Platform"),
                Column("measurements", "Measurements", "%d"),
                Column("law", "Law"),
            ],
        ),
    )


def _narrow_to_wide(column: str) -> tuple[int, str]:
    """A key to sort columns by whose names begin with a datatype."""
    datatypes = catalogue_columns.datatypes_of(
        queries.accuracy_table(choices.tasks()), []
    )
    datatype = column.split()[0]
    return (datatypes.index(datatype) if datatype in datatypes else 99), column


def _columns(known: Mapping[str, tuple]) -> list[Column]:
    """Those of the app's tables, with the descriptions of the warehouse as help."""
    return [
        Column(
            name,
            title,
            number_format,
            warehouse.column_help(table, name) if table else None,
        )
        for name, (title, number_format, table) in known.items()
    ]
