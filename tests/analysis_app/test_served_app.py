"""What the server has done before the first visit."""

import subprocess
import sys
from pathlib import Path

APP = Path(__file__).parents[2] / "analysis_app"
# What a script's end looks through, with what the app's pages import.
LOOKED_THROUGH = """
import gc
import {first}
import altair, duckdb, pandas, pyarrow
print(len(gc.get_objects()))
"""


def objects_looked_through(first: str) -> int:
    """Of a server that has imported `first` and what pages need."""
    script = LOOKED_THROUGH.format(first=first)
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=APP,
        check=True,
        capture_output=True,
        text=True,
    )
    return int(done.stdout)


def test_no_script_ends_in_a_search_through_the_libraries():
    stock = objects_looked_through("streamlit")
    assert objects_looked_through("streamlit_app") < stock / 20
