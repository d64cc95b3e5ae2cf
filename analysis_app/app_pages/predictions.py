"""Predictions: not there yet."""

import page_frame

with page_frame.page():
    page_frame.heading("Predictions", "This page is not there yet.")
