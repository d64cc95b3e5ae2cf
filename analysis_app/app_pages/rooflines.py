"""Rooflines: what platforms can attain, and where networks meet their roofs."""

from dataclasses import replace

import address
import controls
import page_frame
import streamlit as st
from queries import choices
from views.rooflines import rooflines

with page_frame.page():
    with st.sidebar:
        task = controls.choose_task()
        together = len(choices.tasks()) > 1 and address.choose_whether(
            "All tasks together",
            key="all_tasks",
            help="Networks of every task over the same roofs.",
        )
        figures = controls.choose_figures()
        selection = controls.choose_selection(task)
        predicted_by, batch_size = controls.choose_prediction(
            None if together else task, figures
        )
    if together:
        everything = tuple(choices.networks()["network"])
        selection = replace(selection, networks=everything)
    page_frame.show_view(
        rooflines(
            selection,
            figures,
            predicted_by,
            batch_size,
            whose="tasks'" if together else "",
            are_named=not together and controls.are_named(),
        )
    )
