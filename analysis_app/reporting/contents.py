"""The sections of the report, made by the same queries and charts as the pages."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from problems import NothingToShow
from queries import choices, pareto
from reporting.catalogue import catalogue_sections
from reporting.evidence import evidence_sections
from reporting.measurements import measurement_sections
from selection import Selection
from views import choose as choose_views
from views import pareto as pareto_views
from views.predictions import heatmap
from views.rooflines import rooflines
from views.view import Section, View, with_rows

OVERLAYS = (pareto_views.PAIRED, pareto_views.SEPARATE, pareto_views.SIDE_BY_SIDE)


def everything() -> list[Section]:
    """All sections in order. Raises the problems of problems.py."""
    return [
        Section("Which design to take", _which_to_take()),
        *catalogue_sections(choices.tasks()),
        Section("Rooflines", _of_all_figures(roofline_part)),
        Section("Predictions", _of_all_figures(prediction_part)),
        *_pareto_sections(),
        *measurement_sections(choices.tasks()),
        Section(
            "How far to trust the predictions",
            with_rows(choose_views.trust, choices.tasks()),
        ),
        *evidence_sections(choices.tasks()),
    ]


def _of_all_figures(make: Callable[..., View]) -> list[View]:
    """A part for each task by the figures in use and by the published ones."""
    return [
        part
        for figures in choices.figures()
        for part in with_rows(partial(make, figures=figures), choices.tasks())
    ]


def _which_to_take() -> list[View]:
    """The best of every task, then what to take of each."""
    views = [choose_views.front_roles("measured", "system")]
    for task in choices.tasks():
        with suppress(NothingToShow):
            views += _choices(task)
    return views


def _choices(task: str) -> list[View]:
    """The answer to who asks for nothing, by the best evidence that the task has."""
    best = choices.evidences_of(task)["evidence"][0]
    selection = Selection(choices.described_tasks()[task], (best,), scope="system")
    views = [choose_views.answer, choose_views.trusted, choose_views.candidates]
    made = [make(selection, None) for make in views]
    return [replace(view, title=f"{task}: {view.title}") for view in made]


def roofline_part(task: str, figures: str) -> View:
    predicted_by, assumed, batch_size = _assumed(figures)
    selection = Selection(choices.described_tasks()[task])
    view = rooflines(selection, figures, predicted_by, batch_size, assumed=assumed)
    return replace(view, title=f"{view.title}, by the figures {figures}")


def prediction_part(task: str, figures: str) -> View:
    predicted_by, assumed, batch_size = _assumed(figures)
    selection = Selection(choices.described_tasks()[task])
    view = heatmap(selection, predicted_by, batch_size, assumed=assumed)
    return replace(view, title=f"{view.title}, by the figures {figures}", table=None)


def _pareto_sections() -> list[Section]:
    """One for each task that has designs of these evidences."""
    sections = []
    for task in choices.tasks():
        with suppress(NothingToShow):
            sections.append(Section(f"Pareto: {task}", pareto_parts(task)))
    return sections


def pareto_parts(task: str) -> list[View]:
    """The three overlays of measured against bound, and the fronts as a table."""
    selection = Selection(
        choices.described_tasks()[task], tuple(pareto.bound_and_measured())
    )
    overlays = {name: pareto_views.designs(selection, name) for name in OVERLAYS}
    return [
        *(replace(view, title=f"{view.title}, {o}") for o, view in overlays.items()),
        pareto_views.front(selection),
    ]


def _assumed(figures: str) -> tuple[str, str, int]:
    """What predicts from the figures first, its description, and its first batch."""
    predicted_by, description = next(iter(choices.predictors(figures).items()))
    return predicted_by, description, choices.batch_sizes(predicted_by)[0]
