"""What if: not there yet."""

import page_frame

with page_frame.page():
    page_frame.heading("What if", "This page is not there yet.")
