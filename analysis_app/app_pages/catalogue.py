"""Catalogue: what is published of networks and platforms, and who disagrees."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import address
import controls
import page_frame
import streamlit as st
from problems import NothingToShow
from queries.catalogue.claims import disputed_figures
from queries.catalogue.measured import flag_names, traced_platforms
from queries.catalogue.tables import catalogue_files
from views.catalogue import accuracies, claims, measured, networks, platforms, tables
from views.measurements import power_over_time
from views.view import View
from warehouse import column_help


def no_choice() -> tuple:
    return ()


def choose_task_unless_one_axis() -> tuple:
    return () if accuracies.share_an_axis() else (controls.choose_task(),)


def choose_axes() -> tuple[bool]:
    linear = address.choose_whether(
        "Linear axes",
        key="linear",
        help="From zero, so that lengths compare; small values vanish. Otherwise "
        "logarithmic: ends compare, lengths do not.",
    )
    return (linear,)


def choose_figure() -> tuple[str]:
    figure = address.choose_one(
        "Figure",
        disputed_figures()["figure"].tolist(),
        key="figure",
        help=column_help("spec_claims", "figure"),
    )
    return (figure,)


def choose_task() -> tuple[str]:
    return (controls.choose_task().name,)


def choose_platform() -> tuple[str]:
    platform = address.choose_one(
        "Platform",
        traced_platforms(),
        key="platform",
        help=column_help("power_traces", "platform"),
        as_buttons=True,
    )
    return (platform,)


def choose_flag() -> tuple[str]:
    flag = address.choose_one(
        "Measurements with the flag",
        flag_names(),
        key="flag",
        help=column_help("measurement_flags", "flag"),
    )
    return (flag,)


class Section(NamedTuple):
    """A part of the catalogue: its views, why there may be none, and its choice, which
    is what the views are made of."""

    views: Callable[..., Iterable[View]]
    nothing: str
    choose: Callable[[], tuple[Any, ...]] = no_choice


SECTIONS = {
    "Accuracy": Section(
        lambda *task: [accuracies.accuracies(*task)],
        "Nobody states an accuracy of these networks.",
        choose_task_unless_one_axis,
    ),
    "Networks": Section(
        lambda linear: [networks.networks(linear=linear)],
        "The warehouse has no network.",
        choose_axes,
    ),
    "Platforms": Section(
        lambda linear: [platforms.platforms(linear=linear)],
        "The warehouse has no platform.",
        choose_axes,
    ),
    "Disagreements": Section(
        lambda figure: [claims.claims(figure)],
        "No two sources give different figures for the same thing.",
        choose_figure,
    ),
    "Experiments": Section(
        lambda task: [measured.experiments(task)],
        "What was to be run is known of the published tables alone, and this task is "
        "not in them.",
        choose_task,
    ),
    "Power": Section(
        lambda platform: [power_over_time(platform)],
        "Power over time is known of the published platforms alone.",
        choose_platform,
    ),
    "Flags": Section(
        lambda flag: [measured.flags(), measured.flagged(flag)],
        "No check speaks against a measurement.",
        choose_flag,
    ),
    "Published": Section(
        lambda: [tables.published()],
        "The published predictions are not in this warehouse.",
    ),
    "Definitions": Section(
        lambda: map(tables.definitions, tables.DEFINITIONS),
        "The warehouse defines nothing.",
    ),
}
FILES = Section(
    lambda: [tables.files(), *map(tables.added, tables.ADDED)],
    "This warehouse was built without catalogues.",
)

with page_frame.page():
    address.may_be_hidden(["linear", "figure", "task", "platform", "flag"])
    sections = SECTIONS
    if len(catalogue_files()):
        sections = SECTIONS | {"Files": FILES}
    left, right = st.columns([7, 3], vertical_alignment="bottom")
    with left:
        name = address.choose_one("Table", list(sections), key="table", as_buttons=True)
    section = sections[name]
    try:
        with right:
            choice = section.choose()
        # Not at the side, which other tables would leave empty.
        for place, view in enumerate(section.views(*choice)):
            page_frame.show_view(view, is_first=place == 0, choices_at=right)
    except NothingToShow:
        page_frame.heading(f"{name}: nothing to show")
        st.info(section.nothing)
