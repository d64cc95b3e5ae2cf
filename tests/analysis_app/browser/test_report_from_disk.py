"""The report, opened as a file by a browser that reaches no network."""

import pytest

from .app_in_browser import WINDOW

pytestmark = pytest.mark.browser

ALL_DRAWN = """scheme => [...document.querySelectorAll("[data-chart]")].every(
    chart => chart.dataset.drawn == scheme
        && chart.querySelectorAll(".role-mark path, .role-mark text").length > 0)"""
PLATFORM_OPACITIES = """() => new Set(
    [...document.querySelector("section#rooflines [data-chart]")
        .querySelectorAll(".mark-rule line")].map(line => line.getAttribute("opacity"))
).size"""


@pytest.fixture
def opened(chromium, written_report):
    context = chromium.new_context(viewport=WINDOW, offline=True, color_scheme="dark")
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("requestfailed", lambda request: page.complaints.append(request.url))
    page.goto((written_report / "index.html").as_uri())
    yield page
    context.close()


def test_draws_every_chart_in_the_colours_of_the_reader(opened):
    opened.wait_for_function(ALL_DRAWN, arg="dark")
    opened.emulate_media(color_scheme="light")
    opened.wait_for_function(ALL_DRAWN, arg="light")
    assert opened.complaints == []


def test_fits_a_laptop_and_a_telephone(opened):
    opened.wait_for_function(ALL_DRAWN, arg="dark")
    overflow = "document.documentElement.scrollWidth - innerWidth"
    assert opened.evaluate(overflow) <= 0
    opened.set_viewport_size({"width": 390, "height": 800})
    opened.wait_for_timeout(500)  # or more, where charts are slow to shrink
    opened.wait_for_function(f"{overflow} <= 0")


def test_legends_pick_points_explain_and_columns_sort(opened):
    opened.wait_for_function(ALL_DRAWN, arg="dark")
    plot = opened.locator("section#rooflines [data-chart]").first
    before = opened.evaluate(PLATFORM_OPACITIES)
    plot.locator(".role-legend-label text", has_text="NCS2").click()
    opened.wait_for_function(f"before => ({PLATFORM_OPACITIES})() > before", arg=before)

    plot.locator(".mark-symbol.role-mark path").last.hover()
    opened.locator("#vg-tooltip-element.visible").wait_for()

    table = opened.locator("section#accuracies table")
    table.get_by_role("button", name="INT8").click()
    table.get_by_role("button", name="INT8").click()
    assert table.locator("th[aria-sort=descending]").inner_text().startswith("INT8")
    first = table.locator("tbody tr").first.inner_text()
    assert first.startswith("EfficientNet-L")
