"""Controls that several pages have: the same choice, key and help on each."""

import address
import pandas as pd
import streamlit as st
from problems import NoSuchName, NothingToShow
from queries import choices
from task_words import Task
from warehouse import column_help

FEW = 5  # choices that are buttons, if their words fit into two lines
FEW_CHARACTERS = 40
MOST_NETWORKS = 24  # that a chart draws unless somebody names them
MOST_PLATFORMS = 16
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


def choose_accuracy_limit(
    task: Task, label: str, default: float | None, placeholder: str | None = None
) -> float | None:
    """The least accuracy that is asked for or, where lower is better, the most.

    Percentages share a field; the limit of another metric is put back when the task
    changes, since it would mean something else.
    """
    key = "minimum_accuracy" if task.is_percentage else "metric_limit"
    address.may_be_hidden(["minimum_accuracy", "metric_limit"])
    begun = f"begun_{key}"
    kind = (task.name if key == "metric_limit" else "percent", default)
    if st.session_state.get(begun, kind) != kind:
        address.start_anew({key: default})
    st.session_state[begun] = kind
    return address.choose_number(
        label,
        key=key,
        default=default,
        minimum=0.0,
        maximum=100.0 if task.is_percentage else 1e6,
        step=0.5 if task.is_percentage else None,
        format=None if task.is_accuracy and default else "%g",
        placeholder=placeholder,
        help=column_help("operating_points", "accuracy_pct"),
    )


def choose_networks(task: Task) -> list[str]:
    networks = choices.networks().query("task == @task.name")["network"].tolist()
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


def drawn_networks(networks: list[str]) -> tuple[list[str], str]:
    """Those that a chart draws, and a sentence where these are not all."""
    if len(networks) <= MOST_NETWORKS or st.session_state.get("networks"):
        return networks, ""
    chosen = set(networks)
    best = [name for name in choices.best_networks() if name in chosen]
    return best[:MOST_NETWORKS], (
        f"Drawn are {MOST_NETWORKS} of {len(networks):,} networks: those of the best "
        "Pareto rank, measured before predicted, the most accurate first. Name others "
        "on the left to see them. "
    )


def drawn_platforms(platforms: list[str], task: Task) -> tuple[list[str], str]:
    """Those that a chart draws, and a sentence where these are not all."""
    if len(platforms) <= MOST_PLATFORMS or st.session_state.get("platforms"):
        return platforms, ""
    chosen = set(platforms)
    best = [name for name in choices.best_known_platforms(task.name) if name in chosen]
    return best[:MOST_PLATFORMS], (
        f"Drawn are {MOST_PLATFORMS} of {len(platforms)} platforms: of those with a "
        "peak and a bandwidth the ones on which most networks of the task were "
        "measured, then those of the highest peak. "
        "Name others on the left to see them. "
    )


def nothing_predicted(networks: list[str], platforms: list[str]) -> NothingToShow:
    """What to say where the roofline predicts none of these."""
    row = choices.missing_figures(networks, platforms).iloc[0]
    nets, boards = f"of {len(networks):,} networks", f"of {len(platforms):,} platforms"
    reasons = [
        f"{row[column]:,} {what}"
        for column, what in {
            "networks_without_operations": f"{nets} have no operation count",
            "networks_without_parameters": f"{nets} have no parameter count",
            "platforms_without_peak": f"{boards} have no peak",
            "platforms_without_bandwidth": f"{boards} have neither the bandwidth of a "
            "memory nor that of a host link",
        }.items()
        if row[column]
    ]
    problem = NothingToShow()
    if not reasons:  # it is the choices
        return problem
    problem.title = "The roofline predicts nothing for these choices"
    problem.remedy = (
        "A bound needs the operations and parameters of a network, and the peak and "
        "bandwidth of a platform in the datatype. Here "
        f"{'; '.join(reasons)}. "
        "`prediction_gaps` says it pair by pair. What was measured is on the page "
        "Pareto."
    )
    return problem


def choose_platforms() -> list[str]:
    """Device classes first, then the platforms that belong to them."""
    known = choices.platforms()
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


def choose_figures() -> str:
    return address.choose_one(
        "Figures",
        choices.figures(),
        key="figures",
        help=column_help("rooflines", "figures"),
        as_buttons=True,
    )


def choose_prediction(task: Task, figures: str | None = None) -> tuple[str, int]:
    """What predicts from the figures, described in words below, and its batch."""
    descriptions = choices.predictors(figures, task.name)
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
