"""A page that is open while the warehouse changes, and looks of it."""

import shutil

import duckdb
import pytest

from .app_in_browser import CHART

pytestmark = pytest.mark.browser


@pytest.fixture
def replaced_warehouse(served_warehouse):
    """A place for another warehouse; the one before is put back afterwards."""
    kept = served_warehouse.with_name("kept.duckdb")
    shutil.copy(served_warehouse, kept)
    yield served_warehouse
    kept.replace(served_warehouse)


def test_dark_page_is_dark_and_its_chart_too(open_link):
    opened = open_link("/rooflines", color_scheme="dark")
    opened.wait_for_plot(CHART)
    opened.assert_faultless()
    background = opened.page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stApp]'))"
        ".backgroundColor"
    )
    assert background == "rgb(20, 22, 26)"
    light = open_link("/rooflines", color_scheme="light")
    light.wait_for_plot(CHART)
    assert light.pictures(CHART) != opened.pictures(CHART)


def test_swapped_warehouse_gives_new_numbers(open_link, replaced_warehouse):
    opened = open_link("/rooflines")
    opened.wait_for_plot(CHART)
    before = opened.title()
    assert " 12 platforms " in before

    # Built beside, as `make build` does, and moved to the place of the other.
    built = replaced_warehouse.with_name("new") / "warehouse.duckdb"
    built.parent.mkdir(exist_ok=True)
    shutil.copy(replaced_warehouse, built)
    with duckdb.connect(str(built)) as connection:
        connection.execute("delete from platforms where platform = 'NCS2'")
    built.replace(replaced_warehouse)

    opened.page.get_by_role("radio", name="CIFAR-10").click()
    opened.wait_until(lambda: " 11 platforms " in opened.title(), "old numbers")
    opened.wait_for_plot(CHART)
    opened.assert_faultless()


def test_missing_warehouse_says_so_and_the_page_recovers(open_link, replaced_warehouse):
    replaced_warehouse.rename(replaced_warehouse.with_name("away.duckdb"))
    opened = open_link("/rooflines")
    assert opened.title() == "No warehouse yet"
    assert "make build" in opened.page.get_by_role("alert").inner_text()
    assert opened.console_errors == []

    replaced_warehouse.with_name("away.duckdb").rename(replaced_warehouse)
    opened.page.get_by_role("button", name="Try again").click()
    opened.wait_for_plot(CHART)
    opened.assert_faultless()
