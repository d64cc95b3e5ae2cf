"""What a pointer does on a chart, done by keys alone."""

import pytest

from .app_in_browser import CHART

pytestmark = pytest.mark.browser
WORDS_WITH_FOCUS = """() => (
    document.activeElement.getAttribute("aria-label")
    ?? document.activeElement.innerText
).split("\\n").at(-1).trim()"""
MOST_TAB_STOPS = 60


def tab_to(page, words):
    """Press Tab until what has the focus says so."""
    passed = []
    for _ in range(MOST_TAB_STOPS):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(WORDS_WITH_FOCUS))
        if passed[-1].startswith(words):
            return
    raise AssertionError(f"{words} has no tab stop; there are {passed}")


def skip_to_content(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/pareto",
        "/pareto?x=power",
        "/predictions",
        "/rooflines",
        "/measurements",
        "/evidence",
        "/what_if?see=Front",
        "/catalogue",
    ],
)
def test_a_design_of_a_chart_is_opened_by_keys(link, open_link):
    opened = open_link(link)
    opened.wait_for_plot(CHART)
    page = opened.page
    skip_to_content(page)
    tab_to(page, "Open a design")
    page.keyboard.press("Enter")
    first = page.locator("details[open] a[href^='design?']").first
    first.wait_for()
    tab_to(page, words := first.inner_text())
    with page.context.expect_page() as opening:
        page.keyboard.press("Enter")
    design = opening.value
    design.get_by_role("heading", name=words.split(" in ")[0]).first.wait_for()
    opened.assert_faultless()


def test_a_legend_is_clicked_by_keys_and_the_link_holds_it(open_link):
    """Of what the page does not filter; of platforms and the like it does."""
    opened = open_link("/predictions")
    opened.wait_for_plot(CHART)
    page = opened.page
    assert set(opacities(page)) == {"1"}
    tab_to(page, "Legend: Bound by")
    page.keyboard.type("memory")
    page.keyboard.press("Enter")
    page.wait_for_url("**pick_bound_by=memory*")
    opened.wait_until_idle()
    opened.wait_until(lambda: len(set(opacities(page))) == 2, "nothing is pale")
    linked = open_link(page.url)
    linked.wait_for_plot(CHART)
    linked.wait_until(
        lambda: opacities(linked.page) == opacities(page), "the link shows others"
    )
    linked.assert_faultless()


def opacities(page):
    """Of the tiles and their signs."""
    return page.locator(f"{CHART} [aria-roledescription=point]").evaluate_all(
        "marks => marks.map(mark => getComputedStyle(mark).opacity)"
    )


def test_a_platform_is_kept_by_keys_and_the_link_holds_it(open_link):
    opened = open_link("/rooflines")
    opened.wait_for_plot(CHART)
    page = opened.page
    tab_to(page, "Platforms")
    page.keyboard.type("NCS2")
    page.keyboard.press("Enter")
    page.wait_for_url("**platforms=NCS2*")
    opened.wait_until(lambda: "of 1 platform " in opened.title(), opened.title())
    assert "of 1 platform " in open_link(page.url).title()
