"""The forms of the What if page: a description, field by field, in the address, and
others to compare it with.

Every field begins with the figure of the chosen platform or network; another
choice puts all of them back to its own.
"""

from collections.abc import Callable, Mapping
from typing import Any

import address
import controls
import descriptions
import pandas as pd
import streamlit as st
from descriptions import CHIP, LARGEST, LARGEST_WHOLE, NETWORK, SMALLEST, Kind
from plain_text import NOT_KNOWN, in_markdown, shortened
from queries import choices
from queries import what_if as queries
from task_words import Task
from warehouse import column_help

OWN = "my own"
EXECUTION_STYLES = ["batched", "sequential", "threads", "dataflow"]
# A small board, so that the page shows something; any other would do.
OWN_PLATFORM = {
    "peaks": {"INT8": 8.0, "FP16": 2.0},
    "bandwidth": 12.8,
    "on_chip": 6.0,
    "compute_units": 1,
}
OWN_NETWORK = {"giga_ops": 2.0, "parameters": 10.0, "accuracy_in": "INT8"}
OWN_ACCURACY_PCT = 76.0  # where it is one of those that the task has
NEW_PEAK_TOPS = 1.0  # of a datatype that the platform begun with does not have

# field: label with unit, table and column whose description is the help text
PLATFORM_FIELDS = {
    "bandwidth": ("Bandwidth (GB/s)", "platforms", "memory_bandwidth_gbytes_per_s"),
    "on_chip": ("On chip (MB)", "platforms", "on_chip_memory_bytes"),
    "capacity": ("Memory (GB)", "platforms", "memory_capacity_gbytes"),
    "host_link": ("Host link (GB/s)", "platforms", "host_link_gbytes_per_s"),
    "overflow_bandwidth": (
        "2nd mem. (GB/s)",
        "platforms",
        "overflow_memory_bandwidth_gbytes_per_s",
    ),
    "overflow_capacity": (
        "2nd mem. (GB)",
        "platforms",
        "overflow_memory_capacity_gbytes",
    ),
    "power": ("Power (W)", "operating_points", "power_watts"),
}
NETWORK_FIELDS = {
    "giga_ops": ("Operations (G)", "networks", "giga_ops"),
    "parameters": ("Parameters (M)", "networks", "parameters_millions"),
    "activations": ("Activations (M)", "networks", "activations_millions"),
    "peak_activations": ("Peak activ. (M)", "networks", "peak_activations_millions"),
    "input_bytes": ("Input (bytes)", "networks", "input_bytes"),
    "output_bytes": ("Output (bytes)", "networks", "output_bytes"),
    "state_bytes": ("State (bytes)", "networks", "state_bytes_per_input"),
}
FAMILY_FIELDS = ["device_class", "execution_style"]
OTHER_FIELDS = ["compute_units", *FAMILY_FIELDS, "accuracy", "accuracy_in", "name"]


def describe_platform() -> dict[str, Any]:
    """A chip with all of its figures, but the batch size."""
    known = queries.known_datatypes()
    start = _start_from("platform", _platforms(), OWN_PLATFORM, _fields_of_platform)
    name = choose_name(CHIP)
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
                f"peak_{datatype}",
                start["peaks"].get(datatype, NEW_PEAK_TOPS),
                column_help("platform_peaks", "peak_tops"),
            )
    described = {
        "name": name,
        "peaks": peaks,
        **_fields(PLATFORM_FIELDS, start),
        "compute_units": _whole_number(
            "Compute units",
            "compute_units",
            int(start["compute_units"]),
            column_help("platforms", "compute_units"),
        ),
        **_family(start),
        "like": start.get("like"),
    }
    for part, reason in descriptions.without_half_a_memory(described):
        address.refuse_part("Chip", name, PLATFORM_FIELDS[part][0], reason)
    return described


def _fields_of_platform(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The controls that say these figures."""
    return {
        **{field: figures.get(field) for field in PLATFORM_FIELDS},
        "compute_units": int(figures["compute_units"]),
        **{field: figures.get(field) or NOT_KNOWN for field in FAMILY_FIELDS},
        "computes_in": list(figures["peaks"]),
        **{f"peak_{name}": peak for name, peak in figures["peaks"].items()},
    }


def _family(start: Mapping[str, Any]) -> dict[str, str | None]:
    """What is built and run alike, side by side: what an estimate rests on."""
    choices_of = {
        "device_class": ("Device class", queries.known_device_classes()),
        "execution_style": ("Runs", EXECUTION_STYLES),
    }
    chosen = {}
    for side, (field, (label, known)) in zip(
        st.columns(2), choices_of.items(), strict=True
    ):
        begun = start.get(field) or NOT_KNOWN
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
    """The task, and a network with all of its figures, but the batch size."""
    start = _start_from("network", _networks(), _own_network(), _fields_of_network)
    name = choose_name(NETWORK)
    task = controls.choose_task(start["task"])
    numbers = _fields(NETWORK_FIELDS, start)
    left, right = st.columns(2)
    with left:
        numbers["accuracy"] = _number(
            shortened(task.title, 18),
            "accuracy",
            start.get("accuracy"),
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
    return task, {
        "name": name,
        "task": task.name,
        **numbers,
        "like": start.get("like"),
    }


def _fields_of_network(figures: Mapping[str, Any]) -> dict[str, Any]:
    return {
        field: figures.get(field)
        for field in (*NETWORK_FIELDS, "task", "accuracy", "accuracy_in")
    }


def _own_network() -> dict[str, Any]:
    task = choices.first_task()
    accuracy = queries.usual_accuracy(task, OWN_ACCURACY_PCT)
    return {**OWN_NETWORK, "task": task, "accuracy": accuracy}


def choose_name(kind: Kind) -> str:
    """What it is called in pictures and tables."""
    name = address.write_line(
        "Name",
        key="name",
        placeholder=f"my {kind.noun}",
        most_characters=descriptions.MOST_CHARACTERS,
    )
    return " ".join(name.split()) or f"my {kind.noun}"


def choose_batch_size() -> int:
    return _whole_number(
        "Batch size (inputs)",
        "batch_size",
        1,
        column_help("predictions", "batch_size"),
    )


# ------------------------------------------------------------ others beside it


def choose_others(kind: Kind, described: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What it is compared with: others that were described, and the catalogue's."""
    catalogue = _platforms() if kind is CHIP else _networks()
    known = {
        "datatypes": queries.known_datatypes(),
        "device_class": queries.known_device_classes(),
        "execution_style": EXECUTION_STYLES,
        "task": list(choices.described_tasks()),
        "accuracy_in": queries.known_datatypes(),
        "like": catalogue,
    }
    most = descriptions.MOST_AT_ONCE - 1
    readable = [
        text
        for text in dict.fromkeys(address.chosen_of_many(kind.key))
        if descriptions.read(kind, text, known)[0]
    ]
    plain = [descriptions.write(kind, {"name": name}) for name in catalogue]
    chosen = address.choose_some(
        "Compare with",
        list(dict.fromkeys([*readable, *plain])),
        key=kind.key,
        most=most,
        placeholder=f"up to {most}: what you keep, or a {kind.noun} of the catalogue",
        wanted=f"a {kind.noun} of the catalogue, nor one described as in "
        f"`{kind.example}`",
        help="A link keeps them by name and figures. What a link leaves out is that of "
        f"the {kind.noun} that it is like, as in `edge~like:NAME`.",
    )
    others = []
    for text in chosen:
        stated, left_out = descriptions.read(kind, text, known)
        for part, reason in left_out:
            address.refuse_part(kind.noun.capitalize(), stated["name"], part, reason)
        others.append(
            descriptions.complete(
                stated,
                catalogue.get(stated.get("like"), _nothing_stated(kind)),
                described["batch_size"],
            )
        )
    _offer_to_keep(kind, described, chosen, others, most)
    return others


def _nothing_stated(kind: Kind) -> dict[str, Any]:
    """What one that is like nothing has of figures that it leaves out."""
    if kind is CHIP:
        return {"compute_units": 1}
    return {"task": choices.first_task(), "accuracy_in": OWN_NETWORK["accuracy_in"]}


def _offer_to_keep(
    kind: Kind,
    described: Mapping[str, Any],
    chosen: list[str],
    others: list[dict[str, Any]],
    most: int,
) -> None:
    """Buttons that put the description beside itself, and one beside back in the form.

    The fields go on under another name: to keep is also to duplicate.
    """
    line = st.container(horizontal=True)
    taken = [described["name"], *(other["name"] for other in others)]
    line.button(
        f"Keep {in_markdown(described['name'])} as it is",
        key=f"keep_{kind.key}",
        disabled=len(chosen) >= most,
        help="It stays beside, in the link too; the fields go on with a copy.",
        on_click=address.start_anew,
        args=[
            {
                kind.key: [*chosen, descriptions.write(kind, described)],
                "name": descriptions.free_name(described["name"], taken),
            }
        ],
    )
    for place, other in enumerate(others):
        line.button(
            f"Change {in_markdown(other['name'])}",
            key=f"change_{kind.key}_{place}",
            help="Puts its figures into the fields, in place of what is there.",
            on_click=_begin_with,
            args=[kind, other, [*chosen[:place], *chosen[place + 1 :]]],
        )


def _begin_with(kind: Kind, described: Mapping[str, Any], others: list[str]) -> None:
    """Put a description into the fields, and leave these beside it."""
    start = "platform" if kind is CHIP else "network"
    fields_of = _fields_of_platform if kind is CHIP else _fields_of_network
    begun = described.get("like") or OWN
    st.session_state[f"what_if_begun_{start}"] = begun
    address.start_anew(
        {
            **fields_of(described),
            start: begun,
            "name": described["name"],
            "batch_size": described["batch_size"],
            kind.key: others,
        }
    )


# ------------------------------------------------------------ the catalogue's figures


def _platforms() -> dict[str, dict[str, Any]]:
    """The figures of each platform by its name."""
    return _by_name("platform", queries.platforms())


def _networks() -> dict[str, dict[str, Any]]:
    by_name = _by_name("network", queries.networks())
    accuracy_in = OWN_NETWORK["accuracy_in"]
    return {name: of | {"accuracy_in": accuracy_in} for name, of in by_name.items()}


def _by_name(kind: str, catalogue: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {
        row[kind]: {
            field: None if isinstance(value, float) and value != value else value
            for field, value in row.items()
            if field != kind
        }
        | {"like": row[kind]}
        for row in catalogue.to_dict("records")
    }


def _start_from(
    kind: str,
    catalogue: Mapping[str, dict[str, Any]],
    own: dict[str, Any],
    fields_of: Callable[[Mapping[str, Any]], dict[str, Any]],
) -> dict[str, Any]:
    """The figures to begin with; puts the fields back when another is chosen."""
    described = {OWN: own, **catalogue}
    chosen = address.choose_one(
        "Start from",
        list(described),
        key=kind,
        help=f"The figures of a {kind} of the catalogue, to be changed. "
        "Another choice puts every field back.",
    )
    begun = f"what_if_begun_{kind}"
    if st.session_state.get(begun, chosen) != chosen:
        address.start_anew(fields_of(described[chosen]))
    st.session_state[begun] = chosen
    return described[chosen]


def _fields(
    fields: Mapping[str, tuple[str, str, str]], start: Mapping[str, Any]
) -> dict[str, float | None]:
    """Two in a line."""
    numbers = {}
    for place, (field, (label, table, column)) in enumerate(fields.items()):
        if place % 2 == 0:
            sides = st.columns(2)
        with sides[place % 2]:
            numbers[field] = _number(
                label, field, start.get(field), column_help(table, column)
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
