"""The sections of the report, made by the same queries and charts as the pages."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import prediction_words
import warehouse
from charts.overview import design_chart, trust_chart
from charts.pareto_paired import paired_chart
from charts.pareto_parts import AS_COLOUR, PLATFORM
from charts.pareto_separate import separate_scales_chart
from charts.pareto_side_by_side import side_by_side_chart
from charts.predictions import prediction_heatmap
from charts.rooflines import roofline_chart
from problems import NothingToShow
from queries import choices, overview, pareto, predictions, rooflines
from reporting.catalogue import catalogue_sections
from reporting.evidence import evidence_sections
from views.view import Column, Section, Table, View, with_rows

MINIMUM_ACCURACY_PCT = 73.0  # where the overview begins as well
OVERLAYS = {
    "pairs joined": (
        lambda designs, task: paired_chart(designs, PLATFORM, AS_COLOUR, task),
        "A coloured line joins the same design in both evidences; a grey cross is a "
        "design that only one of them has.",
    ),
    "separate scales": (
        lambda designs, task: separate_scales_chart(designs, AS_COLOUR, task),
        "Each evidence has its own colour scale, full at rank 1, greyer behind.",
    ),
    "side by side": (
        lambda designs, task: side_by_side_chart(designs, PLATFORM, AS_COLOUR, task),
        "Each evidence has its panel, all on the same axes.",
    ),
}
DESIGN_COLUMNS = [
    Column("network", "Network"),
    Column("platform", "Platform"),
    Column("datatype", "Datatype"),
    Column("throughput_fps", "Inputs/s", "%.4g"),
    Column("accuracy_pct", "Accuracy (%)", "%.2f"),
    Column("latency_ms", "Latency (ms)", "%.3g"),
    Column("power_watts", "Power (W)", "%.3g"),
    Column("power_scope", "Power of the"),
    Column("batch_size", "Batch", "%d"),
    Column("threads", "Threads", "%d"),
]


def networks_of(task: str) -> list[str]:
    return choices.networks().query("task == @task")["network"].tolist()


def everything() -> list[Section]:
    """All sections in order. Raises the problems of problems.py."""
    return [
        Section(
            "Which design to take",
            [_best_designs(), *with_rows(_fitting, choices.tasks())],
        ),
        *catalogue_sections(choices.tasks()),
        Section("Rooflines", _of_all_figures(roofline_part)),
        Section("Predictions", _of_all_figures(prediction_part)),
        *_pareto_sections(),
        Section("How far to trust the predictions", with_rows(_trust, choices.tasks())),
        *evidence_sections(choices.tasks()),
    ]


def _of_all_figures(make: Callable[..., View]) -> list[View]:
    """A part for each task by the figures in use and by the published ones."""
    return [
        part
        for figures in choices.figures()
        for part in with_rows(partial(make, figures=figures), choices.tasks())
    ]


def _measured() -> str:
    """The evidence that the overview begins with."""
    return next(iter(overview.evidences()))


def _best_designs() -> View:
    rows = overview.best_designs(_measured())
    columns = [
        Column("task", "Task"),
        Column("role", "Of its front"),
        *_explained(DESIGN_COLUMNS),
    ]
    return View(
        f"The best measured designs of {rows['task'].nunique()} tasks",
        "Nothing that was measured is both faster and more accurate. The knee is the "
        "design of the front farthest from the straight line between its ends.",
        {"best_designs": rows},
        table=Table(rows, columns),
    )


def _fitting(task: str) -> View:
    rows = overview.fitting_designs(
        task,
        _measured(),
        MINIMUM_ACCURACY_PCT,
        None,
        choices.platforms()["device_class"].unique().tolist(),
    )
    first = rows.iloc[0]
    return View(
        f"{task} above {MINIMUM_ACCURACY_PCT:g} % accuracy: {first.network} in "
        f"{first.datatype} on {first.platform} is the fastest that was measured",
        f"The {len(rows)} fastest, with accuracy, latency and power. A large mark is "
        "Pareto optimal: every faster design that fits is less accurate.",
        {"designs": rows},
        [design_chart(rows, choices.described_tasks()[task])],
    )


def roofline_part(task: str, figures: str) -> View:
    platforms = choices.platforms()["platform"].to_list()
    datatypes = choices.datatypes()
    predicted_by, description, batch_size = _assumed(figures)
    selection = (networks_of(task), platforms, datatypes, predicted_by, batch_size)
    rows = {
        "roofs": rooflines.roofs(platforms, datatypes, figures),
        "crossings": rooflines.crossings(*selection),
        "intensities": rooflines.intensities(*selection),
        "labels": rooflines.labels(*selection),
    }
    return View(
        f"Rooflines of {rows['roofs']['platform'].nunique()} platforms and where "
        f"{rows['crossings']['network'].nunique()} {task} networks meet them, by the "
        f"figures {figures}",
        "Left of its ridge the memory binds a roof (the host link where there is "
        "none), right of it the peak. A vertical line is the intensity of a network, a "
        f"point is where it meets a roof. {description} Batch {batch_size}.",
        rows,
        [roofline_chart(*rows.values())],
    )


def prediction_part(task: str, figures: str) -> View:
    predicted_by, description, batch_size = _assumed(figures)
    cells = predictions.cells(
        networks_of(task),
        choices.platforms()["platform"].to_list(),
        choices.datatypes(),
        predicted_by,
        batch_size,
        with_accuracy_only=True,
    )
    codes = prediction_words.empty_tiles(cells, "throughput")
    return View(
        f"{prediction_words.title(task, batch_size, cells)}, by the figures {figures}",
        f"Inputs per second that the roofline allows. {prediction_words.MARKS}. "
        f"{'; '.join(f'{code}: {why}' for code, why in codes.items())}. {description}",
        {"predictions": cells},
        [prediction_heatmap(cells, "throughput", choices.described_tasks()[task])],
    )


def _pareto_sections() -> list[Section]:
    """One for each task that has designs of these evidences."""
    sections = []
    for task in choices.tasks():
        with suppress(NothingToShow):
            sections.append(Section(f"Pareto: {task}", pareto_parts(task)))
    return sections


def pareto_parts(task: str) -> list[View]:
    """The three overlays of measured against bound, and the fronts as a table."""
    selection = pareto.Selection(
        task,
        pareto.bound_and_measured(),  # what the page begins with
        networks_of(task),
        choices.platforms()["platform"].to_list(),
        choices.datatypes(),
    )
    described = choices.described_tasks()[task]
    designs = pareto.designs(selection)
    summary = pareto.summary(selection)
    counts = " and ".join(
        f"{row.shown_on_front} of {row.shown} {row.evidence}"
        for row in summary.itertuples()
    )
    overlays = [
        View(
            f"{task}, {overlay}: {counts} designs are on their front",
            "A design of the front beats all left of and below it; deeper ranks are "
            f"paler. {how_to_read}",
            {"designs": designs},
            [draw(designs, described)],
        )
        for overlay, (draw, how_to_read) in OVERLAYS.items()
    ]
    front = pareto.front_table(selection)
    columns = [
        Column("evidence", "Evidence"),
        *_explained(DESIGN_COLUMNS),
        Column("energy_mj_per_input", "mJ/input", "%.3g"),
        Column("measured_pct_of_bound", "Measured / bound (%)", "%.0f"),
    ]
    table = View(
        f"{task}: the {len(front)} designs of both fronts, fastest first",
        "Each at the batch size or number of threads that is fastest.",
        {"front": front},
        table=Table(front, columns),
    )
    return [*overlays, table]


def _trust(task: str) -> View:
    rows = overview.trust(task)
    if rows.empty:
        raise NothingToShow
    bound = rows[rows["is_bound"]].iloc[0]
    return View(
        f"{task}: half of {bound.measurements:,} measurements reach less than "
        f"{100 * bound.median_ratio:.2g} % of the bound, {bound.above_the_prediction} "
        "exceed it",
        "Half of the measurements lie on the thick part of a line, four fifths on all "
        f"of it; the point is their median. The bound is {bound.traffic_model}; right "
        "of 1 a prediction was exceeded.",
        {"trust": rows},
        [trust_chart(rows)],
    )


def _assumed(figures: str) -> tuple[str, str, int]:
    """What predicts from the figures first, its description, and its first batch."""
    predicted_by, description = next(iter(choices.predictors(figures).items()))
    return predicted_by, description, choices.batch_sizes(predicted_by)[0]


def _explained(columns: list[Column]) -> list[Column]:
    """With the descriptions of the warehouse as help."""
    return [
        Column(
            column.name,
            column.title,
            column.number_format,
            warehouse.column_help("pareto_designs", column.name),
        )
        for column in columns
    ]
