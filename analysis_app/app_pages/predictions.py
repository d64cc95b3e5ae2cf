"""Predictions: what the roofline allows every network on every platform."""

import address
import controls
import page_frame
import streamlit as st
from views import predictions as views

with page_frame.page():
    with st.sidebar:
        task = controls.choose_task()
        measure = address.choose_one(
            "Number and colour",
            list(views.HOW_TO_READ),
            key="show",
            help="What the tiles show. Colours are logarithmic.",
        )
        predicted_by, batch_size = controls.choose_prediction(task)
        with_accuracy_only = address.choose_whether(
            "Only with a published accuracy",
            key="with_accuracy",
            default=True,
            help="Leaves out networks in datatypes whose accuracy nobody published.",
        )
        selection = controls.choose_selection(task)
    page_frame.show_view(
        views.heatmap(
            selection,
            predicted_by,
            batch_size,
            measure,
            with_accuracy_only=with_accuracy_only,
            are_named=controls.are_named(),
        )
    )
