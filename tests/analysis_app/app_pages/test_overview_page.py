"""The Overview page: the answer, its reasons, and what it is made of."""

import re

import overview_words
import pandas as pd
import pytest
from queries import overview

QUESTION = (
    "Which design gives the accuracy and speed I need, and how far can I trust it?"
)


def titles(page):
    return [title.value for title in page.title]


def answer(page):
    return next(text.value for text in page.markdown if "Take " in text.value)


def test_default_answers_for_imagenet(warehouse_file, open_page):
    page = open_page("overview")
    assert not page.exception
    assert not page.warning
    assert titles(page) == [QUESTION]
    for reason in ("Why?", "The next", "What limits", "How sure?", "whole system"):
        assert reason in answer(page)


@pytest.mark.parametrize("scope", ["system", "device"])
def test_answer_is_the_fastest_operating_point_that_fits(
    warehouse_file, open_page, ask, scope
):
    page = open_page(
        "overview",
        task="CIFAR-10",
        scope=scope,
        minimum_accuracy="85",
        maximum_power="12",
        maximum_latency="50",
    )
    best = ask(
        f"""
        select *
        from operating_points
        where task = 'CIFAR-10' and evidence = 'measured'
            and throughput_scope in ('device', '{scope}')
        -- The system's figures where a design has any, else the device's.
        qualify throughput_scope = max(throughput_scope) over (
            partition by network, platform, datatype
        )
        """
    ).query("accuracy_pct >= 85 and power_watts <= 12 and latency_ms <= 50")
    best = best.sort_values("throughput_fps").iloc[-1]
    assert not page.warning
    assert f"{best.network} in {best.datatype} on {best.platform}" in answer(page)
    assert f"batch\u00a0{best.batch_size}" in answer(page)


def test_who_asks_for_20_ms_gets_an_answer_within(warehouse_file, open_page):
    page = open_page("overview", maximum_latency="20")
    latency = float(re.search(r"([\d.,]+)\u00a0ms", answer(page))[1].replace(",", ""))
    assert latency <= 20


def test_trust_is_that_of_the_recommended_platform(warehouse_file, open_page, ask):
    page = open_page("overview")
    platform = re.search(r"### Take .* on (\S+)", answer(page))[1]
    measurements = len(
        ask(
            f"""
            from prediction_errors
            where platform = '{platform}' and is_above_bound is not null
                and throughput_scope = 'system'
            """
        )
    )
    assert f"In {measurements} measurements of {platform} the whole" in answer(page)


def test_flags_are_named_with_both_numbers(warehouse_file, ask):
    measurement = ask("from measurement_flags")["measurement_id"][0]
    flags = overview.flags(measurement)
    design = pd.Series({"measurement_id": measurement, "platform": "any"})
    sentence = overview_words.how_sure(design, pd.DataFrame(), flags)
    for row in flags.itertuples():
        assert f"{row.flag} ({row.measured}: " in sentence
        assert f"; {row.expected}: " in sentence


@pytest.mark.parametrize(
    "evidence",
    ["measured", "estimated", "layers_serial", "bound", "published_roofline"],
)
@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_every_task_and_evidence_has_an_answer(
    warehouse_file, open_page, task, evidence
):
    page = open_page("overview", task=task, evidence=evidence)
    assert not page.exception
    assert "nan" not in answer(page).lower()
    assert "None" not in answer(page)


def test_an_estimate_says_its_interval(warehouse_file, open_page):
    page = open_page(
        "overview", evidence="estimated", minimum_accuracy="73", maximum_power="200"
    )
    said = answer(page)
    assert (
        "It was estimated, not measured: with a chance of 90 % it lies between" in said
    )


def test_limit_that_costs_throughput_says_how_much(warehouse_file, open_page):
    page = open_page("overview", device_classes="GPU", maximum_latency="20")
    assert "Without your limits" in answer(page)


def test_power_says_whose_it_is_and_where_from(warehouse_file, open_page):
    page = open_page("overview", minimum_accuracy="0", device_classes="TPU")
    assert re.search(r"W of the \w+ by (trace|measurement)", answer(page))


def test_counts_are_those_of_the_warehouse(warehouse_file, open_page, ask):
    page = open_page("overview")
    predictions = len(ask("from predictions"))
    assert any(
        f"**{predictions:,}** predictions" in text.value for text in page.markdown
    )
    assert any("Built on" in caption.value for caption in page.caption)


def test_shown_sql_gives_rows(warehouse_file, open_page, ask):
    page = open_page("overview", maximum_power="5")
    assert len(page.code) >= 4
    for block in page.code:
        assert not ask(block.value).empty


def test_where_nothing_fits_the_nearest_miss_is_told(warehouse_file, open_page):
    page = open_page("overview", minimum_accuracy="99.99")
    assert not page.exception
    assert "No design meets every limit" in page.info[0].value
    assert "min accuracy pct" in page.info[0].value
    page.number_input(key="minimum_accuracy").set_value(70.0).run()
    assert "inputs/s" in answer(page)


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "1e999", "101", "x"])
def test_unfit_numbers_in_the_address_are_refused(warehouse_file, open_page, value):
    page = open_page("overview", minimum_accuracy=value)
    assert not page.exception
    assert len(page.warning) == 1
    assert "inputs/s" in answer(page)


def test_missing_warehouse_has_its_page(tmp_path, monkeypatch, open_page):
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    assert titles(open_page("overview")) == ["No warehouse yet"]
