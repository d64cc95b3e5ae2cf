"""Pareto: two objectives, and which designs nothing beats in both."""

from dataclasses import replace

import address
import controls
import page_frame
import streamlit as st
from charts.pareto import parts
from queries import pareto as queries
from selection import Selection
from streamlit.delta_generator import DeltaGenerator
from views import pareto as views
from warehouse import column_help


def choose_what() -> tuple[Selection, str, str, int | None, DeltaGenerator]:
    """What is looked at, the filters, and the place between for the looks."""
    task = controls.choose_task()
    present = queries.evidences_of(task.name)
    default = [name for name in queries.bound_and_measured() if name in present]
    evidences = address.choose_many(
        "Evidence",
        queries.evidences(),
        key="evidences",
        default=default or present[-2:],
        help=column_help("pareto_designs", "evidence"),
    )
    y, x = choose_objectives()
    looks = st.container()  # how it is drawn comes before what is left out
    limits = controls.choose_limits(task)
    maximum_rank = address.choose_number(
        "Deepest rank",
        key="maximum_rank",
        default=None,
        minimum=1,
        maximum=10_000,
        placeholder="any",
        help=column_help("pareto_designs", "pareto_rank"),
    )
    st.caption("What is not known, as a power, passes no limit.")
    selection = controls.choose_selection(task, tuple(evidences))
    return replace(selection, limits=limits), x, y, maximum_rank, looks


def choose_objectives() -> tuple[str, str]:
    """Two columns, the upward one first."""
    left, right = st.columns(2)
    names = list(views.OBJECTIVES)
    with left:
        y = address.choose_one(
            "Upward",
            names,
            key="y",
            default="accuracy",
            help="The objective on the upright axis.",
        )
    with right:
        x = address.choose_of(
            "Across",
            [name for name in names if name != y],
            key="x",
            help="The objective on the level axis.",
        )
    return y, x


def choose_looks() -> tuple[str, str, str, str]:
    """How to overlay, whose front, what the colour tells and what the shape."""
    overlay = address.choose_one(
        "How to overlay evidences",
        list(views.HOW_TO_READ),
        key="overlay",
        default=views.PAIRED,
        help=" ".join(views.HOW_TO_READ.values()),
    )
    front_of = address.choose_one(
        "Front of",
        list(views.WHAT_THE_FRONT_IS),
        key="front_of",
        as_buttons=True,
        help=" ".join(views.WHAT_THE_FRONT_IS.values()),
    )
    left, right = st.columns(2)
    with left:
        by = address.choose_one(
            "Colour",
            [parts.PLATFORM, parts.TOPOLOGY],
            key="colour",
            help="With separate scales the colour is the evidence's.",
        )
    with right:
        told_apart = address.choose_one(
            "Shape",
            [parts.AS_COLOUR, parts.DATATYPE, parts.DEVICE_CLASS],
            key="shape",
            help="The second sign beside the colour; with separate scales, where "
            "the colour is the evidence's, it is the device class unless you choose "
            "the datatype.",
        )
    return overlay, front_of, by, told_apart


with page_frame.page():
    with st.sidebar:
        selection, x, y, maximum_rank, looks = choose_what()
        is_by_accuracy = (x, y) == ("throughput", "accuracy")
        address.may_be_hidden(["overlay", "front_of", "colour", "shape"])
        if is_by_accuracy:
            with looks:
                overlay, front_of, by, told_apart = choose_looks()

    if not queries.evidences_of(selection.task.name):
        raise views.nothing_of(selection.task)
    if is_by_accuracy:
        page_frame.show_view(
            views.designs(selection, overlay, front_of, maximum_rank, by, told_apart)
        )
        page_frame.show_view(
            views.front(selection, front_of, maximum_rank), is_first=False
        )
    else:
        page_frame.show_view(views.objectives(selection, x, y))
