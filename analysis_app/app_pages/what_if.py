"""What if: chips or networks that you describe, among those there are."""

from collections.abc import Iterable

import address
import controls
import descriptions
import page_frame
import streamlit as st
import what_if_form
from problems import NothingToShow
from queries import choices
from queries import what_if as queries
from task_words import Task
from views import what_if as views
from views.view import View
from warehouse import column_help

ROOFS, THROUGHPUT, FRONT, COMPARE = "Roofs", "Throughput", "Front", "Compare"


def choose_traffic_model() -> str:
    traffic_models = choices.traffic_models()
    traffic_model = address.choose_one(
        "Traffic model",
        list(traffic_models),
        key="traffic_model",
        default=queries.first_bound(),  # all figures count in it
        help=column_help("predictions", "traffic_model"),
    )
    st.caption(traffic_models[traffic_model])
    return traffic_model


def views_of_chips(see: str, chips: list[dict], traffic_model: str, task: Task):
    if see == ROOFS:
        yield views.platform_roofs(chips, traffic_model, task)
    elif see == THROUGHPUT:
        yield from views.throughput_on(chips, traffic_model)
    elif see == FRONT:
        yield from views.fronts(chips, traffic_model, task, "network")
    else:
        yield from views.compared(chips, traffic_model, task, "network")


def views_of_networks(see: str, networks: list[dict], traffic_model: str, task: Task):
    if see == ROOFS:
        yield views.network_roofs(networks, traffic_model, task)
    elif see == THROUGHPUT:
        yield from views.throughput_of(networks, traffic_model, task)
    elif see == FRONT:
        yield from views.fronts(networks, traffic_model, task, "platform")
    else:
        yield from views.compared(networks, traffic_model, task, "platform")


def show(made: Iterable[View]) -> None:
    """The first with the title of the page; what is missing of a later one is said."""
    is_first = True
    try:
        for view in made:
            page_frame.show_view(view, is_first=is_first)
            is_first = False
    except NothingToShow as nothing:
        if is_first:
            raise
        st.subheader(nothing.title, anchor=False)
        st.caption(nothing.remedy)


with page_frame.page():
    address.may_be_hidden(
        ["platform", "network", "computes_in", "task", *what_if_form.OTHER_FIELDS]
        + [*what_if_form.PLATFORM_FIELDS, *what_if_form.NETWORK_FIELDS]
        + [f"peak_{datatype}" for datatype in queries.known_datatypes()]
        + [descriptions.CHIP.key, descriptions.NETWORK.key]
    )
    with st.sidebar:
        mode = address.choose_one(
            "Describe", ["a platform", "a network"], key="describe", as_buttons=True
        )
        is_chip = mode == "a platform"
        if is_chip:
            described = what_if_form.describe_platform()
        else:
            task, described = what_if_form.describe_network()
        described["batch_size"] = what_if_form.choose_batch_size()
        traffic_model = choose_traffic_model()
    view_side, task_side = st.columns([3, 4])
    with view_side:
        see = address.choose_one(
            "See", [ROOFS, THROUGHPUT, FRONT, COMPARE], key="see", as_buttons=True
        )
    if is_chip and see == THROUGHPUT:  # of all tasks
        task = choices.described_tasks()[choices.first_task()]
    elif is_chip:
        with task_side:
            task = controls.choose_task()
    kind = descriptions.CHIP if is_chip else descriptions.NETWORK
    others = what_if_form.choose_others(kind, described)
    everything = descriptions.named_apart([described, *others])
    make = views_of_chips if is_chip else views_of_networks
    show(make(see, everything, traffic_model, task))
