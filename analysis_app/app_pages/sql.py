"""SQL: not there yet."""

import page_frame

with page_frame.page():
    page_frame.heading("SQL", "This page is not there yet.")
