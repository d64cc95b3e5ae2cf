"""Controls that several pages have: the same choice, key and help on each."""

import address
import streamlit as st
from queries import choices
from warehouse import column_help


def choose_task() -> str:
    return address.choose_one(
        "Task",
        choices.tasks(),
        key="task",
        help=column_help("networks", "task"),
        as_buttons=True,
    )


def choose_networks(task: str) -> list[str]:
    return address.choose_many(
        "Networks",
        choices.networks().query("task == @task")["network"].tolist(),
        key="networks",
        help=column_help("networks", "network"),
    )


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


def choose_prediction(figures: str | None = None) -> tuple[str, int]:
    """What predicts from the figures, described in words below, and its batch."""
    descriptions = choices.predictors(figures)
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
