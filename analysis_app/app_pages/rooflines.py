"""Rooflines: what platforms can attain, and where networks meet their roofs."""

import address
import page_frame
import streamlit as st
from charts.rooflines import roofline_chart
from queries import choices
from queries import rooflines as queries
from warehouse import column_help

with page_frame.page():
    with st.sidebar:
        known_networks = choices.networks()
        task = address.choose_one(
            "Task",
            known_networks["task"].unique().tolist(),
            key="task",
            help=column_help("networks", "task"),
            as_buttons=True,
        )
        networks = address.choose_many(
            "Networks",
            known_networks.query("task == @task")["network"].tolist(),
            key="networks",
            help=column_help("networks", "network"),
        )
        known_platforms = choices.platforms()
        device_classes = address.choose_many(
            "Device classes",
            known_platforms["device_class"].unique().tolist(),
            key="device_classes",
            help=column_help("platforms", "device_class"),
        )
        platforms = address.choose_many(
            "Platforms",
            known_platforms.query("device_class in @device_classes")[
                "platform"
            ].tolist(),
            key="platforms",
            help=column_help("platforms", "platform"),
        )
        datatypes = address.choose_many(
            "Datatypes",
            choices.datatypes(),
            key="datatypes",
            help=column_help("platform_peaks", "datatype"),
        )
        traffic_models = choices.traffic_models()
        traffic_model = address.choose_one(
            "Traffic model",
            list(traffic_models),
            key="traffic_model",
            help=column_help("predictions", "traffic_model"),
        )
        st.caption(traffic_models[traffic_model])
        batch_size = address.choose_one(
            "Batch size",
            choices.batch_sizes(),
            key="batch_size",
            help=column_help("predictions", "batch_size"),
        )

    selection = (networks, platforms, datatypes, traffic_model, batch_size)
    roofs = queries.roofs(platforms, datatypes)
    crossings = queries.crossings(*selection)
    intensities = queries.intensities(*selection)
    labels = queries.labels(*selection)

    page_frame.heading(
        f"Rooflines of {roofs['platform'].nunique()} platforms and where "
        f"{crossings['network'].nunique()} {task} networks meet them",
        "A roof is the most that a platform attains in one datatype: left of its "
        "ridge the memory binds, right of it the peak. A vertical line is the "
        "intensity of a network; a point is where it meets a roof. Click a legend "
        "entry to keep it alone, shift-click to add one, double-click for all.",
    )
    page_frame.show(
        roofline_chart(roofs, crossings, intensities, labels),
        {
            "roofs": roofs,
            "crossings": crossings,
            "intensities": intensities,
            "labels": labels,
        },
        name="rooflines",
        description="Log-log roofline chart of attainable TOP/s against intensity",
    )
    for row in intensities[
        intensities["operational_intensity_ops_per_byte"].isna()
    ].itertuples():
        st.caption(
            f"◀ at the right edge, {row.datatype}: {row.networks} on {row.platforms} "
            "can keep their weights on chip; a design that does moves no bytes and "
            "runs at its peak."
        )
