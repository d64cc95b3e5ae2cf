"""SQL, links to designs and downloads of a page, which it has once they are opened."""

from streamlit.testing.v1 import AppTest

FOLDED = ("sql_", "designs_", "downloads_")


def unfolded(page: AppTest) -> AppTest:
    """The page after a press on everything that stands closed."""
    for key in list(page.session_state):
        if key.startswith(FOLDED):
            page.session_state[key] = True
    return page.run()
