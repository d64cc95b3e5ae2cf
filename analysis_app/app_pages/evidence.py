"""Evidence: how far what is predicted lies from what was measured."""

from contextlib import suppress

import address
import controls
import page_frame
import streamlit as st
from problems import NothingToShow
from queries import choices
from queries import evidence as queries
from views import evidence as views
from warehouse import column_help

with page_frame.page():
    with st.sidebar:
        estimators = address.choose_many(
            "Predicted by",
            queries.estimators(),
            key="estimators",
            help=column_help("estimator_scores", "estimator"),
        )
        protocol = address.choose_one(
            "The estimate had not seen",
            queries.protocols(),
            key="protocol",
            help=column_help("held_out_predictions", "protocol"),
        )
        by = address.choose_one(
            "Colour", ["platform", "topology"], key="colour", as_buttons=True
        )
        tasks = address.choose_many("Tasks", choices.tasks(), key="tasks")
        platforms = controls.choose_platforms()
        datatypes = controls.choose_datatypes()
        scope = address.choose_one(
            "Scores by",
            queries.scored_scopes(),
            key="scope",
            help=column_help("estimator_scores", "scope"),
        )

    selection = (estimators, protocol, tasks, platforms, datatypes)
    try:
        page_frame.show_view(views.predicted(selection, by))
        page_frame.show_view(views.residuals(selection), is_first=False)
    except NothingToShow:
        page_frame.heading(
            "Nothing was measured that these choices predict",
            "A prediction is judged by measurements of the device. Widen a choice on "
            "the left, or add measurements in a catalogue.",
        )
    page_frame.show_view(views.scores(scope, protocol), is_first=False)
    with suppress(NothingToShow):
        page_frame.show_view(views.fronts(tasks, protocol), is_first=False)
