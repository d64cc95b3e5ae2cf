"""What stands closed on a page is not sent with it, and is there when it is opened."""

import pytest
from unfolding import unfolded

PAGES = {
    "catalogue": 1,
    "choose": 5,
    "design": 11,
    "evidence": 4,
    "findings": 1,
    "gaps": 2,
    "layers": 4,
    "measurements": 1,
    "pareto": 2,
    "predictions": 1,
    "rooflines": 1,
    "what_if": 1,
}


def labels(page):
    return {button.label for button in page.get("download_button")}


@pytest.mark.parametrize("name", PAGES)
def test_closed_is_empty_and_opened_is_all(warehouse_file, open_page, name):
    page = open_page(name)
    assert not page.exception
    assert not page.code
    assert not labels(page)
    assert not any(")](design?" in text.value for text in page.markdown)
    page = unfolded(page)
    assert not page.exception
    rows = [block.value.split("\n")[0].removeprefix("-- ") for block in page.code]
    assert rows
    assert labels(page) >= {
        f"{one}.{kind}" for one in rows for kind in ("csv", "parquet")
    }
    charts = len(page.get("vega_lite_chart"))
    assert bool(charts) == any(label.endswith(".svg") for label in labels(page))


def test_one_is_opened_alone(warehouse_file, open_page):
    page = open_page("pareto")
    page.session_state["sql_front"] = True
    page.run()
    assert [block.value.split("\n")[0] for block in page.code] == ["-- front"]
    assert not labels(page)
