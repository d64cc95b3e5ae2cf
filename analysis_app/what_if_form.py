"""The forms of the What if page: a description, field by field, in the address.

Every field begins with the figure of the chosen platform or network; another
choice puts all of them back to its own.
"""

from collections.abc import Mapping
from typing import Any

import address
import pandas as pd
import streamlit as st
from queries import choices
from queries import what_if as queries
from warehouse import column_help

OWN = "my own"
# A small board, so that the page shows something; any other would do.
OWN_PLATFORM = {
    "peaks": {"INT8": 8.0, "FP16": 2.0},
    "bandwidth": 12.8,
    "on_chip": 6.0,
    "capacity": None,
    "power": None,
}
OWN_NETWORK = {
    "task": "ImageNet",
    "giga_ops": 2.0,
    "parameters": 10.0,
    "activations": None,
    "peak_activations": None,
    "top1": 76.0,
}
NEW_PEAK_TOPS = 1.0  # of a datatype that the platform begun with does not have
SMALLEST, LARGEST = 1e-6, 1e6  # wide, and far from what overflows
LARGEST_BATCH = 1_000_000

# field: label with unit, table and column whose description is the help text
PLATFORM_FIELDS = {
    "bandwidth": ("Bandwidth (GB/s)", "platforms", "memory_bandwidth_gbytes_per_s"),
    "on_chip": ("On chip (MB)", "platforms", "on_chip_memory_bytes"),
    "capacity": ("Memory (GB)", "platforms", "memory_capacity_gbytes"),
    "power": ("Power (W)", "platforms", "power_watts"),
}
NETWORK_FIELDS = {
    "giga_ops": ("Operations (G)", "networks", "giga_ops"),
    "parameters": ("Parameters (M)", "networks", "parameters_millions"),
    "activations": ("Activations (M)", "networks", "activations_millions"),
    "peak_activations": ("Peak activ. (M)", "networks", "peak_activations_millions"),
}


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
            {field: figures[field] for field in PLATFORM_FIELDS}
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
                f"{datatype} (TOP/s)",
                peak_keys[datatype],
                start["peaks"].get(datatype, NEW_PEAK_TOPS),
                column_help("platform_peaks", "peak_tops"),
            )
    numbers = _fields(PLATFORM_FIELDS, start)
    return {
        "datatypes": list(peaks),
        "peaks": list(peaks.values()),
        "bandwidth": numbers["bandwidth"],
        "on_chip_mbytes": numbers["on_chip"],
        "capacity": numbers["capacity"],
        "power": numbers["power"],
    }


def describe_network() -> dict[str, Any]:
    """The parameters of queries.what_if.designs_of_network, but the traffic model."""
    start = _start_from("network", OWN_NETWORK, queries.networks(), dict)
    tasks = choices.networks()["task"].unique().tolist()
    task = address.choose_one(
        "Task",
        tasks,
        key="task",
        default=start["task"],
        help=column_help("networks", "task"),
        as_buttons=True,
    )
    numbers = _fields(NETWORK_FIELDS, start)
    numbers["top1"] = _number(
        "Top-1 accuracy (%)",
        "top1",
        start["top1"],
        column_help("accuracies", "top1_pct") + " To be compared with the front.",
        largest=100.0,
    )
    return {"task": task, **numbers}


def choose_batch_size() -> int:
    return address.choose_number(
        "Batch size (inputs)",
        key="batch_size",
        default=1,
        minimum=1,
        maximum=LARGEST_BATCH,
        help=column_help("predictions", "batch_size"),
    )


def _start_from(kind: str, own: dict, catalogue: pd.DataFrame, fields) -> dict:
    """The figures to begin with; puts the fields back when another is chosen."""
    described = {OWN: own}
    for row in catalogue.to_dict("records"):
        name = row.pop(kind)
        described[name] = {
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
        default=default,
        minimum=SMALLEST,
        maximum=largest,
        format="%g",
        placeholder="?",
        help=f"{help_text or ''} From {SMALLEST:g} to {largest:,.0f}."
        + (" Empty: unknown." if default is None else ""),
    )
