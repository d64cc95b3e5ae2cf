"""The router: `streamlit run analysis_app/streamlit_app.py`.

A page is a script in app_pages: widgets, a query, a chart.
"""

import streamlit as st

st.set_page_config(
    page_title="Roofline Warehouse",
    layout="wide",
    initial_sidebar_state=300,  # pixels: three tasks in one line
)

# Streamlit's own download of a table writes names as they are, also those that a
# spreadsheet runs as formulas; the page's downloads do not.
st.html(
    "<style>[data-testid=stElementToolbarButton]:has([aria-label='Download as CSV'])"
    " {display: none}</style>"
)

PAGES = {
    "overview": "Overview",
    "catalogue": "Catalogue",
    "rooflines": "Rooflines",
    "predictions": "Predictions",
    "pareto": "Pareto",
    "evidence": "Evidence",
    "layers": "Layers",
    "gaps": "Gaps",
    "findings": "Findings",
    "what_if": "What if",
    "sql": "SQL",
}

# The navigation is on top, so that the sidebar is the controls' alone.
st.navigation(
    [
        st.Page(
            f"app_pages/{name}.py",
            title=title,
            url_path=name,
            default=name == "overview",
        )
        for name, title in PAGES.items()
    ],
    position="top",
).run()
