"""Every page on a catalogue of names that attack, several metrics and no bounds."""

import csv
import io
import re

import page_frame
import pytest
from queries import choices, pareto
from selection import Limits, Selection
from synthetic_catalogue import LARGEST, LOWER, NAMES, UNBOUNDED

PAGES = [
    *("choose", "rooflines", "predictions", "pareto", "measurements"),
    *("what_if", "sql"),
]
SECTIONS = ["Accuracy", "Networks", "Platforms", "Disagreements", "Experiments"]
SECTIONS += ["Power", "Flags", "Published", "Definitions", "Files"]


@pytest.fixture
def catalogue(built_catalogue, monkeypatch):
    monkeypatch.setenv("WAREHOUSE_PATH", str(built_catalogue))
    return built_catalogue


def texts(page):
    """What the page writes as Markdown, except its code."""
    kinds = (page.title, page.caption, page.markdown, page.info, page.subheader)
    return [element.value for kind in kinds for element in kind]


@pytest.mark.parametrize("task", [LARGEST, LOWER, UNBOUNDED])
@pytest.mark.parametrize("name", PAGES)
def test_page_shows_something_or_says_why_not(catalogue, open_page, name, task):
    page = open_page(name, **({} if name in ("sql", "what_if") else {"task": task}))
    assert not page.exception
    assert not page.error
    assert not page.warning
    assert page.title[0].value
    assert page.get("vega_lite_chart") or page.dataframe or page.info


@pytest.mark.parametrize("see", ["Roofs", "Throughput", "Front", "Compare"])
@pytest.mark.parametrize("describe", ["a platform", "a network"])
def test_what_if(catalogue, open_page, describe, see):
    page = open_page("what_if", describe=describe, see=see)
    assert not page.exception
    assert not page.error
    assert page.get("vega_lite_chart") or page.info


@pytest.mark.parametrize("section", SECTIONS)
def test_catalogue_section(catalogue, open_page, section):
    page = open_page("catalogue", table=section)
    assert not page.exception
    assert not page.error
    assert page.get("vega_lite_chart") or page.dataframe or page.info


@pytest.mark.parametrize(
    "name", ["choose", "pareto", "rooflines", "predictions", "measurements"]
)
def test_no_name_is_markdown(catalogue, open_page, name):
    for text in texts(open_page(name)):
        text = re.sub(r"\\.", "", text)  # what is escaped is no markup
        assert "](http" not in text
        assert "**bold**" not in text
        assert ":red[" not in text
        assert "<" not in text, text


def test_pages_begin_with_the_task_of_most_networks(catalogue):
    assert choices.tasks() == [LARGEST, LOWER, UNBOUNDED]
    assert choices.first_task() == LARGEST


def test_lower_is_better(catalogue, open_page):
    page = open_page("choose", task=LOWER)
    limit = page.select_slider(key="metric_limit")
    assert limit.label == "RMSE (m) ≤"
    assert limit.options[-1] == "any"
    assert "Take depth-small" in page.title[0].value
    limit.set_value(0.5).run()
    assert "Take depth-large" in page.title[0].value
    assert any("Lower RMSE is better" in text for text in texts(page))
    page = open_page("choose", task=LOWER, metric_limit="0.1")
    assert page.title[0].value.startswith("No measured design meets at most 0.1 m")
    assert "RMSE at most 0.31 m instead of 0.1" in "".join(texts(page))


@pytest.mark.parametrize(
    ("front_of", "limit", "shown"),
    [
        (pareto.ALL_DESIGNS, None, {"depth-small", "depth-large"}),
        (pareto.ALL_DESIGNS, 0.5, {"depth-large"}),
        (pareto.SHOWN_DESIGNS, 0.5, {"depth-large"}),
    ],
)
def test_limit_of_a_metric_that_is_better_when_lower(catalogue, front_of, limit, shown):
    task = choices.described_tasks()[LOWER]
    selection = Selection(task, ("measured",), limits=Limits(accuracy=limit))
    rows = pareto.designs(selection, front_of)
    assert set(rows.loc[rows["is_shown"], "network"]) == shown
    assert set(rows.loc[rows["is_on_front"] & rows["is_shown"], "network"]) == shown


def test_what_has_no_bound_is_measured_all_the_same(catalogue, open_page):
    page = open_page("pareto", task=UNBOUNDED)
    assert "1 of 1 measured designs" in page.title[0].value
    page = open_page("predictions", task=UNBOUNDED)
    assert "1 of 1 networks have no operation count" in page.info[0].value


def test_formulas_are_text_in_a_download(catalogue):
    networks = choices.networks()
    lines = csv.reader(io.StringIO(page_frame.to_csv(networks).decode()))
    cells = {cell for line in lines for cell in line}
    assert f"'{NAMES['formula']}" in cells
    assert NAMES["formula"] not in cells
    assert NAMES["script"] in cells


def test_numbers_are_no_formulas(catalogue):
    rows = choices.networks().assign(number=-1.5, text="-1.5")
    lines = page_frame.to_csv(rows).decode().splitlines()
    assert lines[1].endswith("-1.5,-1.5")


def test_questions_ask_only_about_what_is_there(catalogue, open_page):
    page = open_page("sql")
    assert page.dataframe
    assert not page.error
    assert not any("ImageNet" in button.label for button in page.button)
