"""A view is made once for its arguments, and anew for another warehouse."""

import os

import duckdb
import pytest
from problems import NothingToShow
from selection import Limits, Selection
from task_words import Task
from views.remembered import remembered
from views.view import View

IMAGENET = Task("ImageNet", "top-1 accuracy", "percent", True)


@pytest.fixture
def small_file(tmp_path, monkeypatch):
    path = tmp_path / "warehouse.duckdb"
    duckdb.connect(str(path)).close()
    monkeypatch.setenv("WAREHOUSE_PATH", str(path))
    return path


@pytest.fixture
def made(small_file):
    return []


@pytest.fixture
def view_of(made):
    @remembered
    def view_of(selection: Selection, by: str = "platform") -> View:
        made.append((selection, by))
        return View(f"{selection.task.name} {by}", "", {})

    return view_of


def test_the_same_arguments_have_the_same_view(view_of, made):
    of_power = Selection(IMAGENET, limits=Limits(power_watts=10))
    again = Selection(IMAGENET, limits=Limits(power_watts=10))
    assert view_of(of_power) is view_of(again)
    assert len(made) == 1


@pytest.mark.parametrize(
    "other",
    [
        Selection(IMAGENET),
        Selection(IMAGENET, limits=Limits(power_watts=11)),
        Selection(IMAGENET, limits=Limits(latency_ms=10)),
        Selection(IMAGENET, platforms=(), limits=Limits(power_watts=10)),
    ],
)
def test_other_arguments_have_another(view_of, other):
    assert view_of(Selection(IMAGENET, limits=Limits(power_watts=10))) is not view_of(
        other
    )


def test_an_option_is_an_argument(view_of):
    one, other = view_of(Selection(IMAGENET)), view_of(Selection(IMAGENET), by="family")
    assert (one.title, other.title) == ("ImageNet platform", "ImageNet family")


def test_another_warehouse_has_another(view_of, small_file):
    before = view_of(Selection(IMAGENET))
    os.utime(small_file, ns=(0, 0))
    assert view_of(Selection(IMAGENET)) is not before


def test_views_of_two_functions_are_two(small_file):
    def front(name: str) -> View:
        return View("front", "", {})

    def sweep(name: str) -> View:
        return View("sweep", "", {})

    assert [remembered(make)("MLP").title for make in (front, sweep)] == [
        "front",
        "sweep",
    ]


def test_nothing_to_show_is_not_remembered(small_file):
    answers = [NothingToShow(), View("now there is", "", {})]

    @remembered
    def view_of(name: str) -> View:
        answer = answers.pop(0)
        if isinstance(answer, NothingToShow):
            raise answer
        return answer

    with pytest.raises(NothingToShow):
        view_of("MLP")
    assert view_of("MLP").title == "now there is"
