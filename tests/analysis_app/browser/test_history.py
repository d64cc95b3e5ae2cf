"""Back, Forward and reload: each change is an entry, and an entry is what it shows."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from .app_in_browser import PATIENCE_MS, TELEPHONE, WINDOW

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE_MS)
SIZES = {"laptop": WINDOW, "telephone": TELEPHONE}


@pytest.fixture(params=SIZES)
def opened(request, open_link):
    return open_link("/pareto", viewport=SIZES[request.param])


def open_controls(opened):
    """They, and on a telephone the pages, are folded away."""
    fold = opened.page.get_by_test_id("stExpandSidebarButton")
    if fold.is_visible():
        fold.click()


def go_to(opened, name):
    open_controls(opened)
    opened.page.get_by_role("link", name=name, exact=True).click()


def choose(opened, task):
    open_controls(opened)
    opened.page.get_by_role("radio", name=task).click()
    expect_shown(opened, task)


def write(opened, label, text):
    open_controls(opened)
    field = opened.page.get_by_role("textbox", name=label)
    field.fill(text)
    field.press("Enter")


def expect_shown(opened, task, **others):
    """The title tells the task, and the address the task and the other choices."""
    expect(opened.page.locator("h1").first).to_contain_text(task)
    wanted = ({} if task == "ImageNet" else {"task": task}) | others
    opened.wait_until(lambda: address(opened) == wanted, f"no {wanted}")
    opened.wait_until_idle()


def address(opened):
    return dict(parse_qsl(urlsplit(opened.page.url).query))


def test_back_and_forward_go_through_every_change(opened):
    page = opened.page
    choose(opened, "MNIST")
    choose(opened, "CIFAR-10")
    write(opened, "Deepest rank", "1")
    expect_shown(opened, "CIFAR-10", maximum_rank="1")

    page.go_back()
    expect_shown(opened, "CIFAR-10")
    page.go_back()
    expect_shown(opened, "MNIST")
    page.go_forward()
    page.go_forward()
    expect_shown(opened, "CIFAR-10", maximum_rank="1")
    open_controls(opened)
    expect(page.get_by_role("textbox", name="Deepest rank")).to_have_value("1")
    page.reload()
    expect_shown(opened, "CIFAR-10", maximum_rank="1")
    for task in ("CIFAR-10", "MNIST", "ImageNet"):
        page.go_back()
        expect_shown(opened, task)
    opened.assert_faultless()


def test_back_goes_to_the_page_before_as_it_was(opened):
    page = opened.page
    choose(opened, "MNIST")
    write(opened, "Deepest rank", "1")
    expect_shown(opened, "MNIST", maximum_rank="1")
    go_to(opened, "Rooflines")
    expect(page.locator("h1").first).to_contain_text("Rooflines of")
    expect_shown(opened, "MNIST")
    page.go_back()
    expect(page.locator("h1").first).to_contain_text("MNIST front")
    expect_shown(opened, "MNIST", maximum_rank="1")
    page.go_back()
    expect_shown(opened, "MNIST")
    for _ in range(2):
        page.go_forward()
    expect(page.locator("h1").first).to_contain_text("Rooflines of")
    expect_shown(opened, "MNIST")
    opened.assert_faultless()


def test_back_restores_the_fields_that_another_start_put_back(open_link):
    opened = open_link("/what_if")
    page = opened.page
    field = page.get_by_role("textbox", name="Bandwidth (GB/s)")
    opened.wait_until_idle()
    expect(field).not_to_have_value("")
    begun = field.input_value()
    write(opened, "Bandwidth (GB/s)", "40")
    opened.wait_until(lambda: address(opened) == {"bandwidth": "40"}, "not written")
    opened.wait_until_idle()
    page.get_by_role("combobox", name="Start from").click()
    page.get_by_role("option", name="TX2-maxn", exact=True).click()
    expect(field).not_to_have_value("40")
    opened.wait_until_idle()
    page.go_back()
    expect(field).to_have_value("40")
    opened.wait_until_idle()
    page.go_back()
    expect(field).to_have_value(begun)
    opened.assert_faultless()


def test_back_takes_out_of_the_link_what_was_kept(open_link):
    opened = open_link("/what_if?bandwidth=40")
    page = opened.page
    title = page.locator("h1").first
    expect(title).to_contain_text("The roof of my chip among")
    opened.wait_until_idle()
    page.get_by_role("button", name="Keep my chip as it is").click()
    expect(title).to_contain_text("The roofs of my chip (2) and my chip among")
    opened.wait_until(lambda: "chip" in address(opened), "not kept")
    assert "~bandwidth:40~" in address(opened)["chip"]
    opened.wait_until_idle()
    page.reload()
    expect(title).to_contain_text("The roofs of my chip (2) and my chip among")
    opened.wait_until_idle()
    page.go_back()
    expect(title).to_contain_text("The roof of my chip among")
    opened.wait_until(lambda: address(opened) == {"bandwidth": "40"}, "still kept")
    opened.assert_faultless()
