"""The Pareto page: default, changed, linked to, refused, and with nothing to show."""

import re
import shutil

import duckdb
import pytest
import warehouse
from unfolding import unfolded


def titles(page):
    return [title.value for title in page.title]


def answers(page):
    lines = [*page.markdown, *page.caption]
    return " ".join(line.value for line in lines)


def test_default_shows_bound_and_measured(warehouse_file, open_page):
    page = unfolded(open_page("pareto"))
    assert not page.exception
    assert not page.warning
    counts = warehouse.read(
        "select count_if(is_pareto_optimal)::int as front, count(*) as designs "
        "from pareto_designs where task = 'ImageNet' "
        "and evidence in ('measured', 'bound') group by evidence order by evidence desc"
    )
    (front, designs), (bound_front, bounds) = counts.to_numpy()
    assert titles(page) == [
        f"ImageNet fronts: {front} of {designs} measured designs, "
        f"{bound_front} of {bounds} bound"
    ]
    assert len(page.get("vega_lite_chart")) == 1
    assert len(page.dataframe) == 1
    assert page.get("download_button")
    assert "Filters:" not in answers(page)
    assert "Kept are" not in answers(page)


def test_a_warehouse_without_the_deeper_designs_says_so(
    warehouse_file, open_page, tmp_path, monkeypatch
):
    """As one built with pareto_max_rank: 2, which keeps one that is deeper."""
    path = shutil.copy(warehouse_file, tmp_path / "warehouse.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            """
            delete from pareto_designs
            where evidence = 'bound' and task = 'ImageNet' and pareto_rank > 3;
            update pareto_designs set pareto_rank = null, is_deeper_than_ranked = true
            where evidence = 'bound' and task = 'ImageNet' and pareto_rank = 3
            """
        )
    monkeypatch.setenv("WAREHOUSE_PATH", str(path))
    page = open_page("pareto")
    assert re.search(
        r"fronts: \d+ of \d+ measured designs, \d+ of \d+ kept bound$", titles(page)[0]
    )
    assert "Kept are the designs of the first 2 fronts" in answers(page)


def test_shown_sql_gives_the_shown_rows(warehouse_file, open_page):
    page = unfolded(open_page("pareto", front_of="designs shown"))
    assert len(page.code) == 3
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        for block in page.code:
            assert connection.execute(block.value).fetchall()


@pytest.mark.parametrize("overlay", ["separate scales", "pairs joined", "side by side"])
@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_three_ways_to_overlay_all_evidences(warehouse_file, open_page, overlay, task):
    page = open_page(
        "pareto",
        task=task,
        overlay=overlay,
        evidences=["published_roofline", "bound", "measured"],
        colour="topology",
        shape="datatype",
    )
    assert not page.exception
    assert not page.warning
    assert page.selectbox(key="overlay").value == overlay
    assert titles(page)[0].count(" of ") == 3


def test_filters_say_what_they_leave_out(warehouse_file, open_page):
    page = open_page(
        "pareto", evidences="measured", minimum_accuracy="73", maximum_power="20"
    )
    assert re.search(r"Filters: \d+ of \d+ measured designs pass", answers(page))
    assert "of the front left out" in answers(page)


def test_unknown_power_is_left_out_and_said(warehouse_file, open_page):
    page = open_page("pareto", maximum_power="5")
    assert "left out for a figure that is not known" in answers(page)


def test_front_is_that_of_all_unless_asked_for(warehouse_file, open_page):
    page = open_page("pareto", evidences="measured", platforms=["TX2-maxp", "TX2-maxq"])
    assert titles(page)[0].startswith("ImageNet front: 0 of")
    assert "leave out every design of the front" in page.subheader[0].value
    page.segmented_control(key="front_of").set_value("designs shown").run()
    assert not page.exception
    assert not titles(page)[0].startswith("ImageNet front: 0 of")
    assert set(page.dataframe[0].value["platform"]) <= {"TX2-maxp", "TX2-maxq"}


def test_deepest_rank_shows_the_front_alone(warehouse_file, open_page):
    page = open_page("pareto")
    page.text_input(key="maximum_rank").set_value("1").run()
    for shown_on_front, shown in re.findall(r"(\d+) of (\d+)", titles(page)[0]):
        assert shown_on_front == shown


def test_nothing_to_show_keeps_the_controls(warehouse_file, open_page):
    page = open_page("pareto", minimum_accuracy="99")
    assert titles(page) == ["None of 109 designs passes: at least 99 % accuracy"]
    assert "EfficientNet-L" in page.info[0].value  # the nearest, and by how much
    assert "misses the limit of accuracy by 23 %" in page.info[0].value
    page.select_slider(key="minimum_accuracy").set_value("any").run()
    assert titles(page)[0].startswith("ImageNet fronts")


def test_unfit_values_in_the_address_are_refused(warehouse_file, open_page):
    page = open_page(
        "pareto",
        overlay="'; drop table networks --",
        evidences=["measured", "<script>"],
        minimum_throughput="nan",
        maximum_power="1e999",
        maximum_rank="-1",
    )
    assert not page.exception
    assert len(page.warning) == 5
    assert titles(page)[0].startswith("ImageNet front: ")


def test_missing_warehouse_has_its_page(tmp_path, monkeypatch, open_page):
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    page = open_page("pareto")
    assert not page.exception
    assert titles(page) == ["No warehouse yet"]


def test_any_two_objectives(warehouse_file, open_page):
    page = open_page("pareto", y="throughput", x="power", evidences="measured")
    assert not page.exception
    assert not page.warning
    assert titles(page)[0].startswith(
        "ImageNet, throughput (inputs/s) against power (W): nothing beats "
    )
    (table,) = page.dataframe
    front = table.value.sort_values("power_watts")
    assert front["throughput_fps"].is_monotonic_increasing


def test_what_lacks_an_objective_is_said(warehouse_file, open_page):
    page = open_page("pareto", x="power", evidences="bound")
    assert "has both" in titles(page)[0]
    assert "Bounds have no power" in page.info[0].value


def test_limit_of_energy_is_one_like_the_others(warehouse_file, open_page):
    page = open_page("pareto", evidences="measured", maximum_energy="20")
    assert re.search(r"Filters: \d+ of 32 measured designs pass", answers(page))
