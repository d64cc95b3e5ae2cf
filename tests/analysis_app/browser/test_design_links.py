"""A mark opens its design in the same tab; a link holds what is compared."""

import pytest

from .app_in_browser import CHART

pytestmark = pytest.mark.browser
MARKS = f"{CHART} .mark-symbol.role-mark path"
COMPARED = (
    "/design?network=ResNet-50+100%25&platform=ZCU102-DPU&datatype=INT8"
    "&compare=MobileNetv1%7CZCU102-DPU%7CINT8"
)


def test_a_mark_of_the_evidence_opens_its_design_in_this_tab(open_link):
    opened = open_link("/evidence?platforms=NCS2")
    opened.wait_for_plot(CHART)
    opened.click_mark(MARKS)
    opened.page.wait_for_url("**/design?*")
    opened.wait_until_idle()
    opened.wait_for_plot(CHART)
    assert " on NCS2 in " in opened.title()
    assert len(opened.page.context.pages) == 1
    opened.assert_faultless()


def test_what_is_compared_is_in_the_link_and_can_be_removed(open_link):
    opened = open_link(COMPARED)
    opened.page.get_by_role("heading", name="Of 2 designs").wait_for()
    opened.wait_until_idle()
    opened.page.get_by_role("combobox", name="Compare with").click()
    offered = "ResNet-50 100%|NCS2|FP16"
    opened.page.get_by_role("option", name=offered, exact=True).click()
    opened.page.keyboard.press("Escape")  # an open list hides the page from roles
    opened.page.get_by_role("heading", name="Of 3 designs").wait_for()
    opened.wait_until_idle()

    linked = open_link(opened.page.url)
    linked.page.get_by_role("heading", name="Of 3 designs").wait_for()
    linked.page.get_by_role("combobox", name="Compare with").press("Backspace")
    linked.page.get_by_role("heading", name="Of 2 designs").wait_for()
    linked.assert_faultless()
