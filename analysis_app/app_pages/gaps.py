"""Gaps: where the speed went between a platform's peak and what was measured."""

import address
import controls
import page_frame
import pandas as pd
import streamlit as st
from queries import gaps as queries
from task_words import Task
from views import gaps as views
from warehouse import column_help


def choose_measurement(networks: list[str]) -> tuple[str, str]:
    """A measurement, and in words which it is."""
    network = address.choose_of(
        "Network",
        networks,
        key="network",
        help=column_help("throughput_gaps", "network"),
    )
    platform, datatype = controls.choose_platform_and_datatype(
        queries.designs(network), "throughput_gaps"
    )
    rows = queries.measurements(network, platform, datatype)
    names = {row.measurement_id: in_words(row) for row in rows.itertuples()}
    measurement = controls.choose_measurement(names)
    run = names[measurement].rpartition(" (")[0]
    return measurement, f"{network} on {platform} in {datatype}, {run}"


def in_words(row) -> str:
    """How it was run and, since that may have been measured twice, its key."""
    said = [
        f"{word} {number:.0f}"
        for word, number in {"batch": row.batch_size, "threads": row.threads}.items()
        if not pd.isna(number)
    ]
    return f"{', '.join(said) or 'batch not stated'} ({row.measurement_id})"


def show(task: Task, networks: list[str]) -> None:
    with st.sidebar:
        measurement, name = choose_measurement(networks)
    page_frame.show_view(views.of_measurement(measurement, name))
    page_frame.show_view(views.of_platforms(task.name), is_first=False)


with page_frame.page():
    with st.sidebar:
        task = controls.choose_task()
    networks = queries.networks(task.name)
    if networks:
        show(task, networks)
    else:
        address.may_be_hidden(["network", "platform", "datatype", "measurement"])
        page_frame.heading(
            "Nothing of this task was measured on a platform with a known peak",
            "A gap is between a peak and a measurement: a catalogue states the one in "
            "`platform_peaks` and the other in `measurements`.",
        )
