"""Controls that several pages have: the same choice, key and help on each."""

from collections.abc import Mapping, Sequence

import address
import labels
import pandas as pd
import streamlit as st
from charts.picks import PICK
from plain_text import in_markdown
from problems import NoSuchName
from queries import choices
from scales import even_ratios, even_steps
from selection import Limits, Selection
from streamlit.delta_generator import DeltaGenerator
from task_words import Task
from warehouse import column_help

FEW = 5  # choices that are buttons, if their words fit into two lines
FEW_CHARACTERS = 40
MOST_CHARACTERS_OF_DEVICES = 200
MANY_NETWORKS = 60  # a list in which one searches


def choose_task(default: str | None = None) -> Task:
    tasks = choices.described_tasks()
    default = default if default in tasks else choices.first_task()
    name = address.choose_one(
        "Task",
        list(tasks),
        key="task",
        default=default,
        help=column_help("networks", "task"),
        as_buttons=len(tasks) <= FEW and sum(map(len, tasks)) <= FEW_CHARACTERS,
    )
    return tasks[name or default]  # none where an address has an empty one


# The figure that is limited: the key, what it is called, whether it is the least.
LIMITS = {
    "throughput_fps": ("minimum_throughput", "Throughput ≥ (inputs/s)", True),
    "latency_ms": ("maximum_latency", "Latency ≤ (ms)", False),
    "power_watts": ("maximum_power", "Power ≤ (W)", False),
    "energy_mj_per_input": ("maximum_energy", "Energy per input ≤ (mJ)", False),
}


def choose_limits(task: Task, places: Sequence[DeltaGenerator] = ()) -> Limits:
    """What is asked of a design: on every page the same sliders with the same meaning,
    over what operating points of the task have. `places` has room for each of them."""
    ends = choices.ends_of_figures(task.name)
    if not places:
        places = [st.container() for _ in Limits.__dataclass_fields__]
    with places[0]:
        accuracy = choose_accuracy_limit(task, ends.get("accuracy_pct"))
    limits = {}
    for place, (figure, (key, label, is_least)) in zip(
        places[1:], LIMITS.items(), strict=True
    ):
        with place:
            limits[figure] = address.choose_on_scale(
                label,
                even_ratios(*ends[figure]) if figure in ends else [],
                key=key,
                any_first=is_least,
                help=column_help("operating_points", figure),
            )
    return Limits(accuracy, **limits)


def choose_accuracy_limit(task: Task, ends: tuple[float, float] | None) -> float | None:
    """The least accuracy that is asked for or, where lower is better, the most.

    Percentages share a slider; the limit of another metric is put back when the task
    changes, since it would mean something else.
    """
    key = "minimum_accuracy" if task.is_percentage else "metric_limit"
    address.may_be_hidden(["minimum_accuracy", "metric_limit"])
    begun = f"begun_{key}"
    kind = task.name if key == "metric_limit" else "percent"
    if st.session_state.get(begun, kind) != kind:
        address.start_anew({key: address.ANY})
    st.session_state[begun] = kind
    return address.choose_on_scale(
        task.short_limit,
        even_steps(*ends) if ends else [],
        key=key,
        any_first=task.higher_is_better,
        largest=100.0 if task.is_percentage else 1e6,
        help=column_help("operating_points", "accuracy_pct"),
    )


def choose_networks(task: Task) -> list[str]:
    networks = choices.networks_of(task.name)
    address.may_be_hidden(["find"])
    if len(networks) > MANY_NETWORKS:
        part = address.write_line(
            "Networks with this in their name", key="find", placeholder="any"
        )
        networks = [name for name in networks if part.lower() in name.lower()]
        if not networks:
            raise NoSuchName
    return address.choose_many(
        "Networks",
        networks,
        key="networks",
        help=column_help("networks", "network"),
    )


def are_named() -> bool:
    """Whether a person named networks or platforms, so that all of them are drawn."""
    return bool(st.session_state.get("networks") or st.session_state.get("platforms"))


def choose_form() -> list[str]:
    """Platforms that are a board, a stick, or whatever their power is told of."""
    known = choices.platforms()
    forms = address.choose_many(
        "Device is a",
        known["form"].unique().tolist(),
        key="forms",
        help=column_help("platforms", "power_scope"),
    )
    known = known[known["form"].isin(forms)]
    devices = known.groupby("form", sort=False)["device"].unique()
    st.caption(
        in_markdown(
            "; ".join(f"{form}: {', '.join(names)}" for form, names in devices.items()),
            MOST_CHARACTERS_OF_DEVICES,
        )
    )
    return known["platform"].to_list()


def choose_platforms(among: Sequence[str] | None = None) -> list[str]:
    """Device classes first, then the platforms that belong to them."""
    known = choices.platforms()
    if among is not None:
        known = known[known["platform"].isin(among)]
    device_classes = address.choose_many(
        "Device classes",
        known["device_class"].unique().tolist(),
        key="device_classes",
        help=column_help("platforms", "device_class"),
    )
    return address.choose_many(
        "Platforms",
        known.loc[known["device_class"].isin(device_classes), "platform"].tolist(),
        key="platforms",
        help=column_help("platforms", "platform"),
    )


def choose_datatypes() -> list[str]:
    return address.choose_many(
        "Datatypes",
        choices.datatypes(),
        key="datatypes",
        help=column_help("platform_peaks", "datatype"),
    )


def choose_selection(
    task: Task,
    evidences: tuple[str, ...] = (),
    among: Sequence[str] | None = None,
) -> Selection:
    """Platforms, datatypes and networks of a task; what is left as it is, is all.
    `among` are the platforms to choose from."""
    platforms = choose_platforms(among)
    datatypes = choose_datatypes()
    networks = choose_networks(task)
    return Selection(
        task,
        evidences,
        _some(networks, choices.networks_of(task.name)),
        _some(platforms, choices.platforms()["platform"].to_list()),
        _some(datatypes, choices.datatypes()),
    )


def _some(chosen: Sequence[str], all_of_them: list[str]) -> tuple[str, ...] | None:
    return None if len(chosen) == len(all_of_them) else tuple(chosen)


def choose_figures() -> str:
    return address.choose_one(
        "Figures",
        choices.figures(),
        key="figures",
        help=column_help("rooflines", "figures"),
        as_buttons=True,
    )


def choose_prediction(task: Task | None, figures: str | None = None) -> tuple[str, int]:
    """What predicts from the figures, described in words below, and its batch."""
    descriptions = choices.predictors(figures, task and task.name)
    predicted_by = address.choose_one(
        "Predicted by",
        list(descriptions),
        key="traffic_model",
        help=column_help("predictions", "traffic_model"),
    )
    st.caption(descriptions[predicted_by])
    batch_size = address.choose_one(
        "Batch size",
        choices.batch_sizes(predicted_by),
        key="batch_size",
        help=column_help("predictions", "batch_size"),
    )
    return predicted_by, batch_size


# Choices of a page that do what a click in the legend of a column does.
_FILTERS = {
    "platform": "platforms",
    "datatype": "datatypes",
    "device_class": "device_classes",
    "topology": "networks",
    "estimator": "estimators",
}


def choose_picks(offered: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What to keep of each column, as a click in its legend would: a link holds it, and
    keys reach it. Columns that the page filters have their choice already."""
    kept = {}
    for column, values in offered.items():
        key = f"{PICK}{column}"
        is_filtered = address.chosen(_FILTERS.get(column.removeprefix("paired_"), ""))
        if is_filtered is not None or len(values) < 2:
            continue
        if address.chosen(key) is None:  # else another chart of the page asked already
            address.choose_many(
                f"Legend: {labels.title(column)}",
                values,
                key=key,
                help="Keeps these in the picture and pales the others, as a click in "
                "its legend does.",
            )
        kept[column] = [value for value in address.chosen(key) if value in values]
    return {column: values for column, values in kept.items() if values}


def choose_measurement(names: Mapping[str, str]) -> str:
    """One of the measurements, each by its key with the words that are offered."""
    return address.choose_of(
        "Measurement",
        list(names),
        key="measurement",
        format_func=names.get,
        help=column_help("throughput_gaps", "measurement_id"),
    )


def choose_platform_and_datatype(designs: pd.DataFrame, table: str) -> tuple[str, str]:
    """One of the designs of a network, which have a platform and a datatype; `table` is
    that of which the help tells the columns."""
    platform = address.choose_of(
        "Platform",
        designs["platform"].drop_duplicates().to_list(),
        key="platform",
        help=column_help(table, "platform"),
    )
    datatype = address.choose_of(
        "Datatype",
        designs.loc[designs["platform"] == platform, "datatype"].to_list(),
        key="datatype",
        help=column_help(table, "datatype"),
    )
    return platform, datatype
