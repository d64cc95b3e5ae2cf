"""What was measured, in the charts that the published site has."""

from contextlib import suppress
from dataclasses import replace
from functools import partial

from problems import NothingToShow
from queries import choices
from queries.catalogue.measured import traced_platforms
from selection import Selection
from views import measurements as views
from views.view import Section, View, with_rows


def measurement_sections(tasks: list[str]) -> list[Section]:
    """A section for each task that was measured, and one of power over time."""
    described = choices.described_tasks()
    sections = [
        Section(f"Measurements: {task}", parts)
        for task in tasks
        if (parts := with_rows(partial(_part, Selection(described[task])), _NAMES))
    ]
    with suppress(NothingToShow):
        traced = traced_platforms()
        parts = [views.power_over_time(platform) for platform in traced]
        sections.append(Section("Power over time", parts))
    return sections


_NAMES = (*views.PRESETS, views.EFFICIENCY)


def _part(selection: Selection, name: str) -> View:
    """A chart by its name, without the rows that the charts share."""
    if name == views.EFFICIENCY:
        return replace(views.efficiency(selection), table=None)
    looks = views.PRESETS[name]
    make = views.boxes if looks.drawn == views.BOXES else views.points
    return replace(make(selection, looks), table=None)
