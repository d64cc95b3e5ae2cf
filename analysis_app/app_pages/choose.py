"""Choose: which design meets the limits, and how far to trust it."""

from contextlib import suppress
from dataclasses import replace

import address
import controls
import links
import page_frame
import streamlit as st
from plain_text import in_markdown
from problems import NothingToShow
from queries import choices
from selection import Selection
from streamlit.delta_generator import DeltaGenerator
from views import choose as views
from views import contents
from views.choose_words import SCOPES
from views.view import View
from warehouse import column_help

CONFIDENCES = (0.5, 0.8, 0.9, 0.95, 0.99)


def choose_what() -> tuple[Selection, float | None]:
    """What most people ask stands above the answer, what narrows it at the side."""
    with st.container(border=True):
        left, right = st.columns([5, 8])
        with left:
            task = controls.choose_task()
        with right:
            among = controls.choose_form()
        limits = controls.choose_limits(task, st.columns(5))
    with st.sidebar:
        evidence, confidence = choose_evidence(task.name)
        scope = address.choose_one(
            "Scope",
            list(SCOPES),
            key="scope",
            help="Throughput and latency of the whole system where they are known, or "
            "of the accelerator alone.",
            as_buttons=True,
        )
        selection = controls.choose_selection(task, (evidence,), among)
    return replace(selection, scope=scope, limits=limits), confidence


def choose_evidence(task: str) -> tuple[str, float | None]:
    """What the figures rest on, measured first; with what chance an estimate holds."""
    known = choices.evidences_of(task).set_index("evidence")
    evidence = address.choose_of(
        "Evidence",
        known.index.to_list(),
        key="evidence",
        help=column_help("operating_points", "evidence"),
    )
    st.caption(in_markdown(known.loc[evidence, "stands_for"], 300))
    address.may_be_hidden(["confidence"])
    if not known.loc[evidence, "has_interval"]:
        return evidence, None
    confidence = address.choose_one(
        "Confidence",
        CONFIDENCES,
        key="confidence",
        default=views.EXPECTED,
        help="An estimate counts with the worse end of its interval of this "
        "confidence, against the limits as in its place.",
    )
    return evidence, confidence


def show_answer(
    selection: Selection, confidence: float | None, head: DeltaGenerator
) -> None:
    answer = views.answer(selection, confidence)
    trusted = views.trusted(selection, confidence)
    with head:
        page_frame.show_title(answer)
    left, right = st.columns(2, gap="medium")
    with left:
        page_frame.show_parts(answer)
        show_links(answer)
    with right:
        page_frame.show_view(trusted, is_first=False)
        page_frame.show_flags(trusted.rows["flags"])
    page_frame.show_view(views.candidates(selection, confidence), is_first=False)


def show_links(answer: View) -> None:
    """To what else is known of the first design."""
    rows = answer.rows[answer.name]
    page = links.with_links(rows)["design_link"].iloc[0]
    st.markdown(
        f"[All that is known of it]({page}) · "
        f"[its measurements]({page.replace('design', 'measurements', 1)})"
    )


with page_frame.page():
    # The answer is seen first, also where a window shows little.
    head = st.container()
    selection, confidence = choose_what()
    show_answer(selection, confidence, head)
    with suppress(NothingToShow):
        page_frame.show_view(views.trust(selection.task.name), is_first=False)
    with suppress(NothingToShow):
        page_frame.show_view(
            views.front_roles(selection.evidences[0], selection.scope), is_first=False
        )
    page_frame.show_view(contents.contents(), is_first=False)
