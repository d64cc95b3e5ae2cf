"""Pareto: not there yet."""

import page_frame

with page_frame.page():
    page_frame.heading("Pareto", "This page is not there yet.")
