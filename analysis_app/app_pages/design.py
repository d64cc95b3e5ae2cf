"""A design: all that is known of a network on a platform in a datatype."""

from collections.abc import Iterator

import address
import controls
import page_frame
import streamlit as st
from links import Design, read_design
from plain_text import in_markdown
from problems import NothingToShow
from queries import design as queries
from queries import layers as layer_queries
from views import design as views
from views import design_words as words
from views import gaps as gap_views
from views import layers as layer_views
from views import side_by_side
from views.view import View
from warehouse import column_help

MOST_OTHERS = 3  # that a design is compared with at once
MOST_OFFERED = 60


def choose_design() -> Design:
    network = address.choose_one(
        "Network",
        queries.networks(),
        key="network",
        help=column_help("networks", "network"),
    )
    designs = queries.designs(network)
    if designs.empty:
        address.may_be_hidden(["platform", "datatype", "compare", "measurement"])
        problem = NothingToShow()
        problem.title = f"Nothing is known of {in_markdown(network)} on any platform"
        problem.remedy = "Choose another network on the left."
        raise problem
    return Design(
        network, *controls.choose_platform_and_datatype(designs, "operating_points")
    )


def choose_others(design: Design) -> list[Design]:
    """Designs to compare it with; any may be in the link, near ones are offered."""
    linked = [read_design(text) for text in address.chosen_of_many("compare")]
    offered = [other for other in linked if other and queries.is_known(other)]
    offered += queries.neighbours(design, MOST_OFFERED)
    chosen = address.choose_some(
        "Compare with",
        list(dict.fromkeys(other.written() for other in offered)),
        key="compare",
        most=MOST_OTHERS,
        placeholder="up to three designs",
        help="The same network elsewhere, others on the same platform, and what the "
        "link names.",
    )
    others = [read_design(text) for text in chosen]
    return [other for other in others if other != design]


def choose_measurement(design: Design) -> tuple[str, str] | None:
    """A measurement whose speed can be followed, and in words which it is."""
    rows = queries.measurements(design)
    if rows.empty:
        address.may_be_hidden(["measurement"])
        return None
    names = {
        row.measurement_id: f"{words.run_in_words(row)} ({row.measurement_id})"
        for row in rows.itertuples()
    }
    measurement = controls.choose_measurement(names)
    return measurement, f"{design.in_words()}, {names[measurement]}"


def layers(design: Design) -> Iterator[View]:
    """Three views of the page Layers, of the fastest run nearest to measured."""
    known = layer_queries.conditions(design.platform)
    known = set(known.itertuples(index=False, name=None))
    runs = queries.fastest_runs([design])[["batch_size", "threads"]].dropna()
    runs = runs.astype(int).itertuples(index=False, name=None)
    run = next((run for run in runs if run in known), (1, 1))
    traffic_model = next(iter(layer_queries.traffic_models()))
    if not layer_queries.are_timed(*design, *run, traffic_model):
        raise views.missing(
            "What each layer takes is not known",
            "The layers of the network are not known, or nothing bounds them here.",
        )
    for view in (layer_views.roofline, layer_views.times, layer_views.changes):
        yield view(*design, *run, traffic_model)


def speed_lost(measurement: tuple[str, str] | None) -> View:
    if measurement is None:
        raise views.missing(
            "Where the speed went is not known",
            "It was not measured, or its platform has no peak in the datatype.",
        )
    return gap_views.of_measurement(*measurement)


def show(section: Iterator[View]) -> None:
    """The views of a section, made as they are shown, or why there is none."""
    try:
        for view in section:
            page_frame.show_view(view, is_first=False)
    except NothingToShow as missing:
        st.subheader(missing.title, anchor=False)
        st.caption(missing.remedy)


def show_what_is_known(design: Design, measurement: tuple[str, str] | None) -> None:
    for view in (views.under_roof, views.sweep, views.binding):
        show(map(view, [design]))
    show(map(speed_lost, [measurement]))
    show(layers(design))
    show(map(views.powers, [design]))


with page_frame.page():
    with st.sidebar:
        design = choose_design()
        measurement = choose_measurement(design)
        others = choose_others(design)
    try:
        headline = views.headline(design)
        page_frame.show_view(headline)
        page_frame.show_flags(headline.rows["flags"])
        is_known = True
    except NothingToShow as nothing:
        page_frame.heading(nothing.title, nothing.remedy)
        is_known = False
    if others:
        show(map(side_by_side.of_designs, [[design, *others]]))
    if is_known:
        show_what_is_known(design, measurement)
    show(map(views.claims, [design]))
    show(map(views.citations, [design]))
