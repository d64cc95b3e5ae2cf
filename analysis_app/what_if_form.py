"""The forms of the What if page: a description, field by field, in the address.

Every field begins with the figure of the chosen platform or network; another
choice puts all of them back to its own.
"""

from collections.abc import Mapping
from typing import Any

import address
import controls
import pandas as pd
import streamlit as st
from plain_text import in_markdown, shortened
from queries import choices
from queries import what_if as queries
from task_words import Task
from warehouse import column_help

OWN = "my own"
NOT_KNOWN = "not known"
EXECUTION_STYLES = ["batched", "sequential", "threads", "dataflow"]
# A small board, so that the page shows something; any other would do.
OWN_PLATFORM = {
    "peaks": {"INT8": 8.0, "FP16": 2.0},
    "bandwidth": 12.8,
    "on_chip": 6.0,
    "capacity": None,
    "host_link": None,
    "compute_units": 1,
    "device_class": None,
    "execution_style": None,
}
OWN_NETWORK = {
    "giga_ops": 2.0,
    "parameters": 10.0,
    "activations": None,
    "peak_activations": None,
    "input_bytes": None,
    "output_bytes": None,
    "accuracy_in": "INT8",
}
OWN_ACCURACY_PCT = 76.0  # where it is one of those that the task has
NEW_PEAK_TOPS = 1.0  # of a datatype that the platform begun with does not have
SMALLEST, LARGEST = 1e-6, 1e6  # wide, and far from what overflows
LARGEST_WHOLE = 1_000_000

# field: label with unit, table and column whose description is the help text
PLATFORM_FIELDS = {
    "bandwidth": ("Bandwidth (GB/s)", "platforms", "memory_bandwidth_gbytes_per_s"),
    "on_chip": ("On chip (MB)", "platforms", "on_chip_memory_bytes"),
    "capacity": ("Memory (GB)", "platforms", "memory_capacity_gbytes"),
    "host_link": ("Host link (GB/s)", "platforms", "host_link_gbytes_per_s"),
}
NETWORK_FIELDS = {
    "giga_ops": ("Operations (G)", "networks", "giga_ops"),
    "parameters": ("Parameters (M)", "networks", "parameters_millions"),
    "activations": ("Activations (M)", "networks", "activations_millions"),
    "peak_activations": ("Peak activ. (M)", "networks", "peak_activations_millions"),
    "input_bytes": ("Input (bytes)", "networks", "input_bytes"),
    "output_bytes": ("Output (bytes)", "networks", "output_bytes"),
}
FAMILY_FIELDS = ["device_class", "execution_style"]
OTHER_FIELDS = ["compute_units", *FAMILY_FIELDS, "accuracy", "accuracy_in"]


def describe_platform() -> dict[str, Any]:
    """The parameters of queries.what_if.designs_on_platform, but the traffic model."""
    known = queries.known_datatypes()
    peak_keys = {datatype: f"peak_{datatype}" for datatype in known}
    address.may_be_hidden(peak_keys.values())
    start = _start_from(
        "platform",
        OWN_PLATFORM,
        queries.platforms(),
        lambda figures: (
            {field: figures[field] for field in (*PLATFORM_FIELDS, "compute_units")}
            | {field: figures[field] or NOT_KNOWN for field in FAMILY_FIELDS}
            | {"computes_in": list(figures["peaks"])}
            | {peak_keys[name]: peak for name, peak in figures["peaks"].items()}
        ),
    )
    datatypes = address.choose_many(
        "Computes in",
        known,
        key="computes_in",
        default=list(start["peaks"]),
        help=column_help("platform_peaks", "datatype"),
    )
    peaks = {}
    for number, datatype in enumerate(datatypes):
        if number % 2 == 0:
            sides = st.columns(2)
        with sides[number % 2]:
            peaks[datatype] = _number(
                f"{in_markdown(datatype)} (TOP/s)",
                peak_keys[datatype],
                start["peaks"].get(datatype, NEW_PEAK_TOPS),
                column_help("platform_peaks", "peak_tops"),
            )
    return {
        "datatypes": list(peaks),
        "peaks": list(peaks.values()),
        **_fields(PLATFORM_FIELDS, start),
        "compute_units": _whole_number(
            "Compute units",
            "compute_units",
            int(start["compute_units"]),
            column_help("platforms", "compute_units"),
        ),
        **_family(start),
        "like": start.get("name"),
    }


def _family(start: dict) -> dict[str, str | None]:
    """What is built and run alike, side by side: what an estimate rests on."""
    choices_of = {
        "device_class": ("Device class", queries.known_device_classes()),
        "execution_style": ("Runs", EXECUTION_STYLES),
    }
    chosen = {}
    for side, (field, (label, known)) in zip(
        st.columns(2), choices_of.items(), strict=True
    ):
        begun = start[field] or NOT_KNOWN
        with side:
            choice = address.choose_one(
                label,
                [NOT_KNOWN, *known] if begun == NOT_KNOWN else known,
                key=field,
                default=begun,
                help=column_help("platforms", field),
            )
        chosen[field] = None if choice == NOT_KNOWN else choice
    return chosen


def describe_network() -> tuple[Task, dict[str, Any]]:
    """The task, and the parameters of queries.what_if.designs_of_network.

    But for the traffic model.
    """
    no_accuracy = {"accuracy": None, "accuracy_in": OWN_NETWORK["accuracy_in"]}
    first_task = choices.first_task()
    own = {
        **OWN_NETWORK,
        "task": first_task,
        "accuracy": queries.usual_accuracy(first_task, OWN_ACCURACY_PCT),
    }
    start = _start_from(
        "network",
        own,
        queries.networks().assign(**no_accuracy),
        lambda figures: {
            field: value for field, value in figures.items() if field != "name"
        },
    )
    task = controls.choose_task(start["task"])
    numbers = _fields(NETWORK_FIELDS, start)
    left, right = st.columns(2)
    with left:
        numbers["accuracy"] = _number(
            shortened(task.title, 18),
            "accuracy",
            start["accuracy"],
            f"{in_markdown(task.title)}: to be compared with the front. "
            f"{in_markdown(task.direction)} Empty: that of the network begun with, "
            "in every datatype.",
            largest=100.0,  # what the function of the warehouse takes
        )
    with right:
        numbers["accuracy_in"] = address.choose_one(
            "In datatype",
            queries.known_datatypes(),
            key="accuracy_in",
            default=start["accuracy_in"],
            help=column_help("accuracies", "datatype"),
        )
    return task, {"task": task.name, **numbers, "like": start.get("name")}


def choose_batch_size() -> int:
    return _whole_number(
        "Batch size (inputs)",
        "batch_size",
        1,
        column_help("predictions", "batch_size"),
    )


def _start_from(kind: str, own: dict, catalogue: pd.DataFrame, fields) -> dict:
    """The figures to begin with; puts the fields back when another is chosen."""
    described = {OWN: own}
    for row in catalogue.to_dict("records"):
        name = row.pop(kind)
        described[name] = {"name": name} | {
            key: None if isinstance(value, float) and value != value else value
            for key, value in row.items()
        }
    chosen = address.choose_one(
        "Start from",
        list(described),
        key=kind,
        help=f"The figures of a {kind} of the catalogue, to be changed. "
        "Another choice puts every field back.",
    )
    begun = f"what_if_begun_{kind}"
    if st.session_state.get(begun, chosen) != chosen:
        address.start_anew(fields(described[chosen]))
    st.session_state[begun] = chosen
    return described[chosen]


def _fields(fields: Mapping[str, tuple], start: dict) -> dict[str, float | None]:
    """Two in a line."""
    numbers = {}
    for place, (field, (label, table, column)) in enumerate(fields.items()):
        if place % 2 == 0:
            sides = st.columns(2)
        with sides[place % 2]:
            numbers[field] = _number(
                label, field, start[field], column_help(table, column)
            )
    return numbers


def _number(
    label: str,
    key: str,
    default: float | None,
    help_text: str | None,
    largest: float = LARGEST,
) -> float | None:
    return address.choose_number(
        label,
        key=key,
        default=None if default is None else float(default),
        minimum=SMALLEST,
        maximum=largest,
        placeholder="?",
        help=f"{help_text or ''} From {SMALLEST:g} to {largest:,.0f}."
        + (" Empty: unknown." if default is None else ""),
    )


def _whole_number(label: str, key: str, default: int, help_text: str | None) -> int:
    return address.choose_number(
        label,
        key=key,
        default=default,
        minimum=1,
        maximum=LARGEST_WHOLE,
        help=help_text,
    )
