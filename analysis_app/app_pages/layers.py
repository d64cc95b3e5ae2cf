"""Layers: what takes the time of a network, as the roofline has it and as shapes do."""

import address
import controls
import page_frame
import streamlit as st
from queries import layers as queries
from views import layers as views
from warehouse import column_help


def choose_design(networks: list[str]) -> tuple:
    network = address.choose_one(
        "Network",
        networks,
        key="network",
        help=column_help("network_layers", "network"),
    )
    traffic_models = queries.traffic_models()
    traffic_model = address.choose_one(
        "Traffic model",
        list(traffic_models),
        key="traffic_model",
        help=column_help("layer_times", "traffic_model"),
    )
    st.caption(traffic_models[traffic_model])
    platform, datatype = controls.choose_platform_and_datatype(
        queries.platforms(network, traffic_model), "layer_times"
    )
    conditions = queries.conditions(platform)
    batch_size = address.choose_of(
        "Batch size",
        conditions["batch_size"].drop_duplicates().to_list(),
        key="batch_size",
        help=column_help("layer_times", "batch_size"),
    )
    threads = address.choose_of(
        "Threads",
        conditions.loc[conditions["batch_size"] == batch_size, "threads"].to_list(),
        key="threads",
        help=column_help("layer_times", "threads"),
    )
    return network, platform, datatype, batch_size, threads, traffic_model


with page_frame.page():
    networks = queries.networks()
    if networks:
        with st.sidebar:
            design = choose_design(networks)
        for place, view in enumerate(views.of_design(*design)):
            page_frame.show_view(view, is_first=place == 0)
    else:
        address.may_be_hidden(queries.KEYS)
        page_frame.heading(
            "No network of this warehouse has layers",
            "A catalogue states them in `network_layers`; `make import-onnx` counts "
            "those of a model in ONNX.",
        )
