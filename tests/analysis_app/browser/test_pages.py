"""Every page in a browser: seen, changed, linked to, downloaded."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import duckdb
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from .app_in_browser import CHART, TABLE, OpenedPage

pytestmark = pytest.mark.browser


def choose(name: str) -> Callable[[OpenedPage], None]:
    """Chooses one of a few, by a press."""
    return lambda opened: opened.page.get_by_role("radio", name=name).click()


def press(name: str) -> Callable[[OpenedPage], None]:
    return lambda opened: opened.page.get_by_role("button", name=name).click()


def pick(label: str, option: str) -> Callable[[OpenedPage], None]:
    """An option of a list, by its whole name."""

    def pick(opened: OpenedPage) -> None:
        opened.page.get_by_role("combobox", name=label).click()
        opened.page.get_by_role("option", name=option, exact=True).click()

    return pick


@dataclass(frozen=True)
class Case:
    """A page: what to wait for on it, what to change, which rows to download."""

    link: str
    change: Callable[[OpenedPage], None]
    rows: str
    plot: str = CHART


CASES = {
    "choose": Case("/", choose("MNIST"), "designs"),
    "catalogue": Case("/catalogue", choose("Networks"), "networks"),
    "rooflines": Case("/rooflines", choose("MNIST"), "crossings"),
    "predictions": Case("/predictions", choose("CIFAR-10"), "predictions"),
    "pareto": Case("/pareto", choose("CIFAR-10"), "designs"),
    "evidence": Case("/evidence", pick("Scores by", "platform"), "predicted"),
    "design": Case("/design", pick("Network", "MobileNetv1"), "fastest_runs"),
    "layers": Case("/layers", pick("Network", "MobileNetv1"), "parts"),
    "gaps": Case("/gaps", choose("MNIST"), "waterfall"),
    "what_if": Case("/what_if", choose("Front"), "catalogue_designs"),
    "sql": Case("/sql", press("Where do sources disagree"), "result", TABLE),
}


@pytest.mark.parametrize("name", CASES)
def test_page(name, open_link, served_warehouse, tmp_path):
    case = CASES[name]
    opened = open_link(case.link)
    opened.wait_for_plot(case.plot)
    opened.assert_faultless()
    before = opened.pictures(case.plot)

    case.change(opened)
    opened.wait_until(
        lambda: opened.pictures(case.plot) != before, "the change changed nothing"
    )
    opened.wait_until_idle()
    opened.wait_for_plot(case.plot)
    opened.assert_faultless()

    csv = opened.download(f"{case.rows}.csv", tmp_path)
    with duckdb.connect(str(served_warehouse), read_only=True) as connection:
        expected = connection.execute(opened.statements()[case.rows]).df()
    assert_same_rows(pd.read_csv(csv), expected)

    linked = open_link(opened.page.url)
    linked.wait_for_plot(case.plot)
    linked.assert_faultless()
    assert linked.title() == opened.title()
    assert linked.statements() == opened.statements()
    linked.wait_until(
        lambda: linked.pictures(case.plot) == opened.pictures(case.plot),
        "the link shows another picture",
    )


def assert_same_rows(downloaded: pd.DataFrame, expected: pd.DataFrame) -> None:
    """Compared as CSV holds them; rows that SQL puts in no order may swap."""
    expected = pd.read_csv(io.StringIO(expected.to_csv(index=False)))
    columns = expected.columns.to_list()
    assert len(expected)
    assert_frame_equal(
        downloaded.sort_values(columns, ignore_index=True),
        expected.sort_values(columns, ignore_index=True),
    )
