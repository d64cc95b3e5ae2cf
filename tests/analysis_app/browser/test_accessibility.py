"""Every page without a mouse, on a telephone, enlarged, light and dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from .app_in_browser import SCROLLS_SIDEWAYS, TELEPHONE, WINDOW, ZOOMED

pytestmark = pytest.mark.browser

TITLES = {
    "": "Choose: ImageNet",
    "catalogue": "Catalogue",
    "rooflines": "Rooflines: ImageNet",
    "predictions": "Predictions: ImageNet",
    "pareto": "Pareto: ImageNet",
    "measurements": "Measurements: ImageNet",
    "evidence": "Evidence",
    "design": "A design: CNV 12.5%",
    "layers": "Layers: CNV 12.5%",
    "gaps": "Gaps: ImageNet",
    "findings": "Findings",
    "what_if": "What if: ImageNet",
    "sql": "SQL",
}
# The success criteria of levels A and AA, of every version of WCAG.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What Streamlit and Vega draw and no option changes, with the reason.
OF_THE_LIBRARIES = {
    # Vega tells of each group of marks, also where it has none; nothing is shown.
    ("svg-img-alt", 'mark container"></g>'),
    # The rectangle that is dragged over points: of no size until then.
    ("svg-img-alt", "mark-rect role-mark brush_brush"),
    # A container of fixed height: browsers put it among the tab stops themselves.
    ("scrollable-region-focusable", 'overflow="auto" height="250px"'),
}
NO_WORDS = re.compile(
    r"\b(?:None|null|nan|NaN|NaT|undefined)\b"
    r"|\b1 (?:rows|networks|platforms|designs|measurements|layers|figures|statements)\b"
)
WORDS_WITH_FOCUS = "document.activeElement.innerText.trim()"
HAS_FOCUS_IN_MAIN = """() => document.querySelector("[data-testid=stMain]")
    .contains(document.activeElement)"""


def violations(page):
    """Rule and element of each violation."""
    options = {
        "runOnly": WCAG,
        "resultTypes": ["violations"],
    }
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:300]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
        if not any(
            rule["id"] == known and element in node["html"]
            for known, element in OF_THE_LIBRARIES
        )
    ]


def assert_heading_is_seen(page):
    """Without scrolling, below nothing and not cut."""
    heading = page.locator("h1").first
    is_on_top = """title => {
        const box = title.getBoundingClientRect();
        const seen = document.elementFromPoint(box.x + 10, box.y + 15);
        return box.bottom <= innerHeight && title.contains(seen);
    }"""
    assert heading.evaluate(is_on_top), "the heading is hidden"
    assert not page.evaluate(SCROLLS_SIDEWAYS), "the page scrolls sideways"


@pytest.mark.parametrize("size", ["laptop", "telephone"])
@pytest.mark.parametrize("name", TITLES)
def test_page_violates_no_rule_of_wcag(name, size, open_link):
    viewport = {"laptop": WINDOW, "telephone": TELEPHONE}[size]
    opened = open_link(f"/{name}", viewport=viewport)
    page = opened.page
    assert_heading_is_seen(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        opened.wait_until_idle()
        assert violations(page) == [], scheme


@pytest.mark.parametrize("name", TITLES)
def test_page_is_named_reached_by_keys_and_can_be_enlarged(name, open_link):
    opened = open_link(f"/{name}")
    page = opened.page
    opened.wait_until(
        lambda: page.title() == f"{TITLES[name]} · Roofline Warehouse", page.title()
    )
    if name != "sql":  # whose words null and NaN are
        assert not NO_WORDS.findall(page.locator("[data-testid=stMain]").inner_text())
    page.keyboard.press("Tab")
    assert page.evaluate(WORDS_WITH_FOCUS) == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate(HAS_FOCUS_IN_MAIN)
    page.keyboard.press("Tab")
    assert page.evaluate(HAS_FOCUS_IN_MAIN)

    page.set_viewport_size(ZOOMED)
    page.reload()
    opened.wait_until_idle()
    assert_heading_is_seen(page)
