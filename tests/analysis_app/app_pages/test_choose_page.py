"""The page Choose: the answer, its trust, what is nearest where nothing fits."""

import re

import pandas as pd
import pytest
from queries import choose as queries
from selection import Limits, Selection
from task_words import Task
from unfolding import unfolded
from views import choose as views
from views.choose_words import against, outward

TASK = Task("ImageNet", "top-1 accuracy", "percent", True)
BOARD = {"minimum_accuracy": "73", "maximum_latency": "20", "maximum_power": "10"}


def title(page):
    return page.title[0].value


def texts(page):
    kinds = (page.title, page.subheader, page.caption, page.markdown)
    return "\n".join(element.value for kind in kinds for element in kind)


def test_the_question_of_a_newcomer_is_answered(warehouse_file, open_page, ask):
    page = open_page("choose", **BOARD, forms="board")
    (best,) = ask(
        """
        from operating_points
        where task = 'ImageNet' and evidence = 'measured'
            and throughput_scope = 'system' and accuracy_pct >= 73
            and latency_ms <= 20 and power_watts <= 10
            and power_scope = 'board'
        order by throughput_fps desc
        limit 1
        """
    ).itertuples()
    assert not page.exception
    assert not page.warning
    assert f"Take {best.network} in {best.datatype} on {best.platform}" in title(page)
    for said in (
        f"✓ Accuracy {best.accuracy_pct:.1f} %; asked: at least 73 %",
        f"✓ Latency {best.latency_ms:.1f} ms of the whole system; asked: at most 20 ms",
        f"✓ Power {best.power_watts:.3g} W of the board",
        "How far to trust it: measured",
        f"Run it with batch {best.batch_size}",
    ):
        assert said in texts(page)


@pytest.mark.parametrize("scope", ["system", "device"])
def test_answer_is_the_fastest_operating_point_that_fits(
    warehouse_file, open_page, ask, scope
):
    page = open_page(
        "choose",
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
    assert f"{best.network} in {best.datatype} on {best.platform}" in title(page)
    assert f"batch {best.batch_size}" in texts(page)


@pytest.mark.parametrize("evidence", ["measured", "estimated"])
def test_who_asks_for_20_ms_gets_an_answer_within(warehouse_file, open_page, evidence):
    page = open_page("choose", maximum_latency="20", evidence=evidence)
    latency = float(re.search(r"✓ Latency ([\d.]+) ms", texts(page))[1])
    assert latency <= 20


def test_trust_is_that_of_the_recommended_platform(warehouse_file, open_page, ask):
    page = open_page("choose")
    platform = re.search(r" on (\S+):", title(page))[1]
    (row,) = ask(
        f"""
        select count(*) as measurements, 100 * median(ratio) as median_pct
        from prediction_errors
        where platform = '{platform}' and is_above_bound is not null
            and throughput_scope = 'system'
        """
    ).itertuples()
    assert (
        f"In {row.measurements} measurements of {platform} the whole system reached "
        f"{row.median_pct:.1f} % of its bound in the median"
    ) in texts(page)


def test_flags_are_named_with_both_numbers_and_linked(warehouse_file, open_page, ask):
    page = open_page("choose")
    (flag, *_) = ask(
        """
        select flags.*, measured_value
        from choose('ImageNet') as choice
        inner join measurement_flags using (measurement_id)
        inner join flags using (flag)
        order by throughput_fps desc, position
        limit 1
        """
    ).itertuples()
    line = next(line for line in texts(page).splitlines() if "⚑" in line)
    assert f"{flag.flag.replace('_', ' ')}: {flag.measured}: " in line
    assert f"{flag.measured_value:#.3g}" in line
    assert flag.law[:40] in line
    assert f"catalogue?table=Flags&flag={flag.flag}" in texts(page)


@pytest.mark.parametrize(
    "evidence",
    ["measured", "estimated", "layers_serial", "bound", "published_roofline"],
)
@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_every_task_and_evidence_has_an_answer(
    warehouse_file, open_page, task, evidence
):
    page = open_page("choose", task=task, evidence=evidence)
    assert not page.exception
    assert title(page).startswith("Take ")
    assert not re.search(r"\b(nan|None|null)\b", texts(page))


def test_an_estimate_says_its_interval_and_its_chances(warehouse_file, open_page):
    page = open_page(
        "choose", evidence="estimated", platforms="NCS2", maximum_power="5"
    )
    assert re.search(r"inputs/s \(90 %: [\d.,]+ to [\d.,]+\)", texts(page))
    assert re.search(r"met with a chance of \d+ %", texts(page))
    assert "with a chance of 90 % between" in texts(page)


def test_words_say_what_the_order_is(warehouse_file):
    """With a confidence designs are in the order of the lower ends, else of what is
    expected; both are those of the rows that are shown."""
    selection = Selection(TASK, ("estimated",), scope="system")
    for confidence, ends in (None, ""), (0.8, " at the lower ends of 80 % intervals"):
        view = views.candidates(selection, confidence)
        counted = view.designs["counted_throughput_fps"]
        assert counted.is_monotonic_decreasing
        assert counted.equals(view.designs["throughput_fps"]) == (confidence is None)
        assert f"fastest{ends} first: " in view.title
        answer = views.answer(selection, confidence)
        assert answer.explanation.startswith(f"The fastest{ends}{',' * bool(ends)} of ")


def test_a_next_that_is_expected_to_be_faster_says_so():
    first, faster = (
        pd.Series(
            {
                "network": "n",
                "datatype": "FP32",
                "platform": platform,
                "throughput_fps": throughput_fps,
                "accuracy_pct": 75.0,
                "power_watts": None,
            }
        )
        for platform, throughput_fps in (("sure", 100.0), ("unsure", 150.0))
    )
    said = against(faster, first, Selection(TASK, ("estimated",)))
    assert said == "n in FP32 on unsure is 1.5 times as fast, as accurate."
    said = against(first, faster, Selection(TASK, ("estimated",)))
    assert said == "n in FP32 on sure is 1.5 times slower, as accurate."


def test_more_confidence_asks_for_more(warehouse_file):
    def fitting(confidence):
        limits = Limits(throughput_fps=100)
        selection = Selection(TASK, ("estimated",), scope="system", limits=limits)
        return queries.candidates(selection, confidence)["fitting_designs"][0]

    assert fitting(0.99) <= fitting(0.9) <= fitting(0.5)
    assert fitting(0.99) < fitting(0.5)


def test_limit_that_costs_throughput_says_how_much(warehouse_file, open_page):
    page = open_page("choose", device_classes="GPU", maximum_latency="20")
    assert "Without your limits the same design would be" in texts(page)


def test_misses_stand_behind_what_fits(warehouse_file):
    limits = Limits(accuracy=73, latency_ms=20, power_watts=10)
    selection = Selection(TASK, ("measured",), scope="system", limits=limits)
    rows = queries.candidates(selection, None)
    assert rows["fits"].is_monotonic_decreasing
    fitting, misses = rows[rows["fits"]], rows[~rows["fits"]]
    assert fitting["counted_throughput_fps"].is_monotonic_decreasing
    assert misses["place"].is_monotonic_increasing
    kept = views.described(rows, selection)["kept"]
    assert kept[rows["fits"]].eq("✓ meets the limits").all()
    assert kept[~rows["fits"]].str.match(r"✗ \w+ by [\d.,]+ %|\? .* not known").all()


def test_where_nothing_fits_it_says_what_to_ask_instead(warehouse_file, open_page):
    page = open_page("choose", **BOARD | {"minimum_accuracy": "75.5"})
    assert title(page).startswith("No measured design meets at least 75.5 % accuracy")
    assert "✗ missed: Accuracy 75.1 %" in texts(page)
    assert "✓ Power 9.38 W" in texts(page)
    advice = re.search(r"→ Accuracy at least ([\d.]+) % instead of 75.5", texts(page))
    page = open_page("choose", **BOARD | {"minimum_accuracy": advice[1]})
    assert title(page).startswith("Take ")
    advice = "→ Latency at most 50 ms instead of 20"
    assert advice in texts(open_page("choose", **BOARD | {"minimum_accuracy": "75.5"}))


def test_what_nobody_knows_meets_no_limit(warehouse_file, open_page):
    page = open_page("choose", evidence="bound", maximum_power="5")
    assert title(page) == "No bound design meets at most 5 W"
    assert "? Power is not known; asked: at most 5 W" in texts(page)
    assert "Nobody knows its power" in texts(page)


def test_no_design_at_all_names_the_filter(warehouse_file, open_page):
    page = open_page("choose", task="MNIST", device_classes="TPU")
    assert title(page) == "Nothing of MNIST is measured here"
    assert "2 platforms" in page.info[0].value


@pytest.mark.parametrize(
    ("value", "is_least", "rounded"),
    [
        (75.142, True, 75.1),
        (20.77, False, 20.8),
        (49.99852, False, 50.0),
        (1234.0, True, 1230.0),
        (50.0, True, 50.0),
    ],
)
def test_what_to_ask_instead_is_rounded_so_that_it_passes(value, is_least, rounded):
    assert outward(value, is_least) == rounded
    assert (rounded <= value) if is_least else (rounded >= value)


def test_sliders_offer_round_values_and_what_a_link_carries(warehouse_file, open_page):
    page = open_page("choose", minimum_accuracy="73.25", maximum_latency="15.0")
    accuracy = page.select_slider(key="minimum_accuracy")
    assert {"any", "70", "73.25"} < set(accuracy.options)
    assert accuracy.value == 73.25
    latency = page.select_slider(key="maximum_latency")
    assert latency.options[-1] == "any"
    assert latency.value == 15
    latency.set_value("any").run()
    assert "asked: at most 15 ms" not in texts(page)


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "1e999", "101", "x", "0"])
def test_unfit_numbers_in_the_address_are_refused(warehouse_file, open_page, value):
    page = open_page("choose", minimum_accuracy=value)
    assert not page.exception
    assert len(page.warning) == 1
    assert title(page).startswith("Take ")


def test_shown_sql_gives_rows(warehouse_file, open_page, ask):
    page = unfolded(open_page("choose", **BOARD))
    assert len(page.code) >= 8
    for block in page.code:
        ask(block.value)


def test_counts_are_those_of_the_warehouse(warehouse_file, open_page, ask):
    page = open_page("choose")
    assert f"{len(ask('from predictions')):,} predictions" in texts(page)
    assert "Built on" in texts(page)


def test_missing_warehouse_has_its_page(tmp_path, monkeypatch, open_page):
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    assert title(open_page("choose")) == "No warehouse yet"
