"""The catalogue's sections of the report: the views of its page, all of them."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

from problems import NothingToShow
from queries import choices
from queries.catalogue.claims import disputed_figures
from views.catalogue import accuracies, claims, measured, networks, platforms, tables
from views.view import Section, View


def catalogue_sections(tasks: list[str]) -> list[Section]:
    """Those of which the warehouse has something."""
    sections = {
        "Accuracies": _accuracies(),
        "Networks": [networks.networks],
        "Platforms": [platforms.platforms],
        "Disagreements": _claims(),
        "Measurements": [*_each(measured.experiments, tasks), measured.flags],
        "Published predictions": [tables.published],
        "Definitions": _each(tables.definitions, tables.DEFINITIONS),
    }
    made = [Section(title, list(_made(of))) for title, of in sections.items()]
    return [section for section in made if section.parts]


def _accuracies() -> list[Callable[[], View]]:
    if accuracies.share_an_axis():
        return [accuracies.accuracies]
    return _each(accuracies.accuracies, choices.described_tasks().values())


def _claims() -> list[Callable[[], View]]:
    with suppress(NothingToShow):
        return _each(claims.claims, disputed_figures()["figure"])
    return []


def _each(make: Callable[..., View], of: Iterable) -> list[Callable[[], View]]:
    return [partial(make, one) for one in of]


def _made(makers: Iterable[Callable[[], View]]) -> Iterable[View]:
    for make in makers:
        with suppress(NothingToShow):
            yield make()
