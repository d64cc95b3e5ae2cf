"""Findings: statements of publications, and whether the measurements support them."""

import address
import page_frame
import streamlit as st
from queries import findings as queries
from views import findings as views
from warehouse import column_help

with page_frame.page():
    known = queries.verdicts()
    if known:
        with st.sidebar:
            verdicts = address.choose_many(
                "Verdicts",
                known,
                key="verdicts",
                help=column_help("findings", "verdict"),
            )
            statements = queries.findings(verdicts)
            finding = address.choose_of(
                "Statement",
                statements["finding"].to_list(),
                key="finding",
                format_func=lambda name: name.replace("_", " "),
                help=column_help("findings", "finding"),
            )
        page_frame.show_view(views.findings(verdicts))
        page_frame.show_view(views.subjects(finding), is_first=False)
    else:
        address.may_be_hidden(["verdicts", "finding"])
        page_frame.heading(
            "Nothing was measured that a statement of a publication is about",
            "Findings are of the published measurements, which this warehouse was "
            "built without.",
        )
