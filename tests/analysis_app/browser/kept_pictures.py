"""A picture of a page: taken, made small, compared with the one that is kept.

Compared are the mean colours of cells, each with those around its place. The letters
come with Streamlit; how another machine smooths them changes no cell by much, but
where a chart is gone, there are cells that nothing is like.
"""

from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Page

KEPT = Path(__file__).with_name("pictures")
APP_PAGES = Path(__file__).parents[3] / "analysis_app" / "app_pages"
PAGES = sorted(page.stem for page in APP_PAGES.glob("*.py"))
# High enough for a chart below its title, also where lines are short.
WINDOWS = {
    "1366": {"width": 1366, "height": 1200},
    "390": {"width": 390, "height": 2400},
}
SMALLER = 3  # times, in each direction
CELL = 8  # pixels of the small picture
COLOURS = 32
# Streamlit fetches a table's own script late; what waits for it is grey.
IS_WHOLE = """() => [...document.querySelectorAll("[data-testid=stSkeleton]")]
    .every(waiting => !waiting.checkVisibility())"""
STILL = {"animations": "disabled", "caret": "hide"}
ALIKE = 8  # of 255
# The share of cells that are like none, in percent. Letters smoothed in another way
# gave 0.11 at most, a first chart that was taken away 1.2 at least (the small one of
# the page Choose); test_kept_pictures.py takes it away on every page.
TOLERANCE = 0.4


def take(page: Page, path: Path) -> Path:
    """The page once it is whole and stands still."""
    page.wait_for_function(IS_WHOLE)
    seen, now = None, page.screenshot(path=path, **STILL)
    while seen != now:
        page.wait_for_timeout(500)
        seen, now = now, page.screenshot(path=path, **STILL)
    with Image.open(path) as picture:
        small = picture.convert("RGB").reduce(SMALLER)
    small.quantize(COLOURS).save(path, optimize=True)
    return path


def difference(one: Path, other: Path) -> float:
    """The share of cells of either that are like none of the other, in percent."""
    first, second = cells(one), cells(other)
    if first.shape != second.shape:
        return 100.0
    is_away = np.maximum(away(first, second), away(second, first)) > ALIKE
    return float(100 * is_away.mean())


def cells(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB").reduce(CELL), dtype=float)


def away(cells: np.ndarray, others: np.ndarray) -> np.ndarray:
    """How far each cell is from the most alike around its place among the others."""
    height, width, _ = cells.shape
    around = np.pad(others, ((1, 1), (1, 1), (0, 0)), mode="edge")
    return np.min(
        [
            np.abs(cells - around[down : down + height, right : right + width]).max(2)
            for down in range(3)
            for right in range(3)
        ],
        axis=0,
    )
