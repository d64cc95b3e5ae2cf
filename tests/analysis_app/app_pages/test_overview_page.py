"""The Overview page: the answer, its reasons, and what it is made of."""

import duckdb
import pytest

QUESTION = (
    "Which design gives the accuracy and speed I need, and how far can I trust it?"
)


def titles(page):
    return [title.value for title in page.title]


def answer(page):
    return next(text.value for text in page.markdown if "Take " in text.value)


def test_answer_for_imagenet_above_73_percent(warehouse_file, open_page):
    page = open_page("overview")
    assert not page.exception
    assert not page.warning
    assert titles(page) == [QUESTION]
    assert "Take EfficientNet-S in INT8 on EdgeTPU-fast" in answer(page)
    for reason in ("Why?", "The next", "More accurate?", "What limits", "How sure?"):
        assert reason in answer(page)


def test_answer_is_the_fastest_design_that_fits(warehouse_file, open_page):
    page = open_page(
        "overview",
        task="CIFAR-10",
        minimum_top1="85",
        maximum_power="12",
        evidence="measured",
    )
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        network, platform = connection.execute(
            """
            select network, platform from pareto_designs
            where task = 'CIFAR-10' and evidence = 'measured'
                and top1_pct >= 85 and power_watts <= 12
            order by throughput_fps desc limit 1
            """
        ).fetchone()
    assert not page.warning
    assert network in answer(page)
    assert platform in answer(page)


@pytest.mark.parametrize("evidence", ["measured", "bound", "published_roofline"])
@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_every_task_and_evidence_has_an_answer(
    warehouse_file, open_page, task, evidence
):
    page = open_page("overview", task=task, evidence=evidence)
    assert not page.exception
    assert "nan" not in answer(page).lower()
    assert "None" not in answer(page)


def test_limit_that_excludes_the_front_says_what_it_costs(warehouse_file, open_page):
    page = open_page("overview", evidence="bound", device_classes="TPU")
    assert "Without your limits" in answer(page)


def test_counts_are_those_of_the_warehouse(warehouse_file, open_page):
    page = open_page("overview")
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        (predictions,) = connection.execute(
            "select count(*) from predictions"
        ).fetchone()
    assert any(
        f"**{predictions:,}** predictions" in text.value for text in page.markdown
    )
    assert any("Built on" in caption.value for caption in page.caption)


def test_shown_sql_gives_rows(warehouse_file, open_page):
    page = open_page("overview", maximum_power="5")
    assert len(page.code) >= 4
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        for block in page.code:
            assert connection.execute(block.value).fetchall()


def test_nothing_fits_and_the_controls_stay(warehouse_file, open_page):
    page = open_page("overview", minimum_top1="99.99")
    assert not page.exception
    assert "Nothing to show for these choices" in titles(page)
    page.number_input(key="minimum_top1").set_value(70.0).run()
    assert titles(page) == [QUESTION]


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "1e999", "101", "x"])
def test_unfit_numbers_in_the_address_are_refused(warehouse_file, open_page, value):
    page = open_page("overview", minimum_top1=value)
    assert not page.exception
    assert len(page.warning) == 1
    assert "Take EfficientNet-S" in answer(page)


def test_missing_warehouse_has_its_page(tmp_path, monkeypatch, open_page):
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    assert titles(open_page("overview")) == ["No warehouse yet"]
