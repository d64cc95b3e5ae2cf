"""Measurements: any metric against any other, with the site's charts at one click."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

import address
import controls
import labels
import page_frame
import streamlit as st
from problems import NothingToShow
from queries.catalogue.measured import traced_platforms
from selection import Selection
from streamlit.delta_generator import DeltaGenerator
from views import measurements as views
from views.view import View
from warehouse import column_help

SCALES = ["linear", "logarithmic"]
NO_PANELS = "none"
MAY_BE_HIDDEN = [
    *("drawn", "x", "y", "x_scale", "y_scale", "colour", "panels", "platform"),
    *("task", "networks", "platforms", "datatypes", "device_classes", "find"),
    *("minimum_accuracy", "metric_limit", *controls.LIMITS),
]


def choose_looks(preset: views.Looks) -> views.Looks:
    """How it is drawn; a control that is left alone is as the view has it."""
    drawn = address.choose_of(
        "Draw",
        list(views.WHAT_IS_DRAWN),
        key="drawn",
        default=preset.drawn,
        as_buttons=True,
        help=" ".join(views.WHAT_IS_DRAWN.values()),
    )
    in_groups = drawn == views.BOXES
    upward = views.METRICS if in_groups else views.METRICS + views.CATEGORIES
    y = choose_column("Upward", upward, "y", preset.y)
    # Two names against each other would show nothing.
    across = views.GROUPS if in_groups else views.METRICS
    if not in_groups and y not in views.CATEGORIES:
        across += views.CATEGORIES
    x = choose_column("Across", [c for c in across if c != y], "x", preset.x)
    x_is_log = False if in_groups else choose_scale("Across", x, "x_scale")
    y_is_log = choose_scale("Upward", y, "y_scale")
    left, right = st.columns(2)
    with left:
        by = choose_column("Colour", views.COLOURS, "colour", preset.by)
    with right:
        panels = (NO_PANELS, *views.FACETS)
        facet = choose_column("Panels", panels, "panels", preset.facet or NO_PANELS)
    facet = None if facet == NO_PANELS else facet
    return views.Looks(x, y, drawn, by, facet, x_is_log, y_is_log)


def choose_column(label: str, columns: Sequence[str], key: str, default: str) -> str:
    """A column by its title."""
    return address.choose_of(
        label,
        list(columns),
        key=key,
        default=default if default in columns else columns[0],
        format_func=labels.title,
    )


def choose_scale(label: str, column: str, key: str) -> bool:
    if column in views.CATEGORIES:
        address.may_be_hidden([key])
        return False
    default = SCALES[views.is_log_at_first(column)]
    return (
        address.choose_of(
            f"Scale {label.lower()}",
            SCALES,
            key=key,
            default=default,
            as_buttons=True,
        )
        == SCALES[1]
    )


def choose_selection() -> tuple[Selection, DeltaGenerator]:
    """What is looked at, and the place for the looks."""
    task = controls.choose_task()
    looks = st.container()  # how it is drawn comes before what is left out
    limits = controls.choose_limits(task)
    return replace(controls.choose_selection(task), limits=limits), looks


def choose_traced(platforms: list[str]) -> str:
    return address.choose_one(
        "Platform",
        platforms,
        key="platform",
        help=column_help("power_traces", "platform"),
        as_buttons=True,
    )


def choose_view() -> Callable[[], View]:
    """The charts of the published site, each with the controls that it has."""
    traced = []
    with suppress(NothingToShow):
        traced = traced_platforms()
    over_time = [views.POWER_OVER_TIME] if traced else []
    preset = address.choose_one(
        "View",
        [*views.PRESETS, views.EFFICIENCY, *over_time],
        key="preset",
        help="A chart of the published site, or where to begin one of your own.",
    )
    if preset == views.POWER_OVER_TIME:
        return partial(views.power_over_time, choose_traced(traced))
    selection, place = choose_selection()
    if preset == views.EFFICIENCY:
        return partial(views.efficiency, selection)
    with place:
        looks = choose_looks(views.PRESETS[preset])
    if looks.drawn == views.BOXES:
        return partial(views.boxes, selection, looks)
    brush = page_frame.brushed("measurements", views.BRUSH)
    return partial(views.points, selection, looks, brush)


with page_frame.page():
    address.may_be_hidden(MAY_BE_HIDDEN)
    with st.sidebar:
        make = choose_view()
    page_frame.show_view(make())
