"""The router, which streamlit_app.py serves.

A page is a script in app_pages: widgets, a query, a chart.
"""

from pathlib import Path

import address
import streamlit as st

st.set_page_config(
    layout="wide",
    initial_sidebar_state=300,  # pixels: three tasks in one line
)

# Streamlit's own download of a table writes names as they are, also those that a
# spreadsheet runs as formulas; the page's downloads do not.
st.html(
    "<style>[data-testid=stElementToolbarButton]:has([aria-label='Download as CSV'])"
    " {display: none}"
    # A picture of several panels scrolls where it stands, not the page with it.
    " @media (max-width: 700px)"
    " {[data-testid=stFullScreenFrame] {max-width: 100%; overflow-x: auto}}"
    # Large enough for a finger; and dark letters on the light blue of dark pages.
    " [data-testid=stMultiSelect] button {min-width: 24px; min-height: 24px}"
    " @media (prefers-color-scheme: dark)"
    " {[data-testid=stMultiSelect] span[title], [data-testid^=stBaseButton-primary] p"
    " {color: #14161a}}</style>"
)

script = Path(__file__).with_name("history.js").read_text()
st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)

PAGES = {
    "choose": "Choose",
    "catalogue": "Catalogue",
    "rooflines": "Rooflines",
    "predictions": "Predictions",
    "pareto": "Pareto",
    "measurements": "Measurements",
    "evidence": "Evidence",
    "design": "A design",
    "layers": "Layers",
    "gaps": "Gaps",
    "findings": "Findings",
    "what_if": "What if",
    "sql": "SQL",
}

# A phone gets a list, where a chart is too wide for it (page_frame.show_parts); panels
# beside each other are scrolled.
st.html(
    "<style>@media (max-width: 640px) {[class*=st-key-wide_] {display: none}"
    " div:has(> [data-testid=stVegaLiteChart]) {overflow-x: auto}}"
    " @media (min-width: 641px) {[class*=st-key-list_] {display: none}}</style>"
)

# The navigation is on top, so that the sidebar is the controls' alone.
page = st.navigation(
    [
        st.Page(
            f"app_pages/{name}.py",
            title=title,
            url_path=name,
            default=name == "choose",
        )
        for name, title in PAGES.items()
    ],
    position="top",
)
page.run()
# What the tab of the browser, its history and a bookmark are called.
subject = address.chosen("task") or address.chosen("network")
named = f"{page.title}: {subject}" if subject else page.title
st.set_page_config(page_title=f"{named} · Roofline Warehouse")
