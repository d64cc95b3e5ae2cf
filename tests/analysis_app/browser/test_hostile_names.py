"""Names that attack, in a browser: nothing runs, and their text is shown."""

import shutil

import pytest
from synthetic_catalogue import NAMES, PLATFORMS

from .app_in_browser import CHART, TABLE

pytestmark = pytest.mark.browser
MARKS = f"{CHART} .mark-rect.role-mark path"
TOOLTIP = "#vg-tooltip-element.visible"


@pytest.fixture
def hostile_warehouse(served_warehouse, built_catalogue):
    """In the place of the served one, which is put back afterwards."""
    kept = served_warehouse.with_name("kept.duckdb")
    shutil.copy(served_warehouse, kept)
    beside = served_warehouse.with_name("hostile.duckdb")
    shutil.copy(built_catalogue, beside)
    beside.replace(served_warehouse)
    yield
    kept.replace(served_warehouse)


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/pareto",
        "/rooflines",
        "/predictions",
        "/catalogue",
        "/what_if",
        "/evidence",
        "/gaps",
        "/design",
    ],
)
def test_nothing_runs_and_the_text_is_shown(hostile_warehouse, open_link, link):
    opened = open_link(link)
    opened.wait_for_plot(TABLE if link == "/catalogue" else CHART)
    opened.assert_faultless()
    assert opened.page.title() != "attacked"
    assert opened.page.locator("[data-testid=stMain] a[href^=http]").count() == 0
    assert opened.page.locator("[data-testid=stMain] img[src=x]").count() == 0
    if link in ("/", "/pareto"):
        shown = opened.page.locator("[data-testid=stMain]").inner_text()
        assert NAMES["script"] in shown


def test_a_tooltip_has_the_whole_name(hostile_warehouse, open_link):
    opened = open_link("/predictions")
    opened.wait_for_plot(CHART)
    found = set()
    for tile in opened.page.locator(MARKS).all():
        box = tile.bounding_box()
        if not box or box["width"] > 400:
            continue  # not a tile
        opened.page.mouse.move(
            box["x"] + box["width"] / 4, box["y"] + box["height"] / 2
        )
        tooltip = opened.page.locator(TOOLTIP)
        if not tooltip.count():
            continue
        text = " ".join(tooltip.inner_text().split())
        found |= {name for name in NAMES.values() if " ".join(name.split()) in text}
        found |= {name for name in PLATFORMS.values() if name.strip() in text}
        if {NAMES["three hundred"], NAMES["script"]} <= found:
            break
    assert {NAMES["three hundred"], NAMES["script"]} <= found
    assert opened.page.title() != "attacked"


def test_tables_offer_no_download_that_keeps_formulas(hostile_warehouse, open_link):
    opened = open_link("/pareto")
    opened.wait_for_plot(TABLE)
    opened.page.locator("[data-testid=stDataFrame]").first.hover()
    opened.page.wait_for_timeout(500)
    offer = opened.page.get_by_role("button", name="Download as CSV")
    assert not any(button.is_visible() for button in offer.all())
