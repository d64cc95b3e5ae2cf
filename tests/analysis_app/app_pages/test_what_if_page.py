"""The What if page: both modes, every view, links, refusals, trouble."""

import re

import duckdb
import pytest
import warehouse
from queries import what_if as queries
from written_numbers import written

VIEWS = ["Roofs", "Throughput", "Front"]
MODES = ["a platform", "a network"]


def catalogue(platform):
    """The figures that the form begins with."""
    return queries.platforms().set_index("platform").loc[platform]


def title(page):
    return page.title[-1].value


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_a_chart_and_its_sql(warehouse_file, open_page, mode, view):
    page = open_page("what_if", describe=mode, see=view)
    assert not page.exception
    assert not page.warning
    assert len(page.get("vega_lite_chart")) == (2 if view == "Throughput" else 1)
    assert page.get("download_button")
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        for block in page.code:
            assert connection.execute(block.value).fetchall()
    assert "what_if_" in page.code[0].value or "what_if_" in page.code[1].value


def test_default_platform_stands_where_sql_says(warehouse_file, open_page):
    page = open_page("what_if", see="Front")
    counted = warehouse.read(
        """
select count(*) as designs, count_if(would_be_pareto_optimal)::int as optimal
from what_if_platform(
    map {'INT8': 8.0, 'FP16': 2.0}, 12.8, on_chip_memory_bytes := 6e6
)
where traffic_model = 'weights_on_chip' and task = 'ImageNet'
    and accuracy_pct is not null
        """
    ).iloc[0]
    assert title(page) == (
        f"{counted.optimal} of your {counted.designs} designs would stand on the "
        "ImageNet front"
    )


def test_link_reproduces_the_description(warehouse_file, open_page):
    page = open_page(
        "what_if",
        platform="ZCU102-DPU",
        computes_in=["INT8", "FP8"],
        peak_FP8="3.5",
        bandwidth="40",
        batch_size="4",
        see="Throughput",
        traffic_model="weights_batched",
    )
    assert not page.warning
    assert page.text_input(key="bandwidth").value == "40"
    start = catalogue("ZCU102-DPU")
    assert page.text_input(key="peak_INT8").value == written(start["peaks"]["INT8"])
    sql = page.code[0].value
    for part in (
        f"map(['INT8', 'FP8'], [{start['peaks']['INT8']}, 3.5])",
        "memory_bandwidth_gbytes_per_s := 40.0",
        f"on_chip_memory_bytes := {start['on_chip']} * 1e6",
        f"memory_capacity_gbytes := {start['capacity']}",
        f"compute_units := {start['compute_units']}",
        "like_platform := 'ZCU102-DPU'",
        "device_class := 'FPGA'",
        "execution_style := 'threads'",
        "batch_size := 4",
    ):
        assert part in sql


@pytest.mark.parametrize("platform", ["NCS2", "EdgeTPU-fast", "ZCU102-DPU"])
def test_catalogue_platform_gets_what_predictions_say(
    warehouse_file, open_page, platform
):
    """A description that changes nothing is the platform itself."""
    page = open_page("what_if", platform=platform, see="Throughput")
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        described = connection.execute(page.code[0].value).df()
        predicted = connection.execute(
            "select network, datatype, throughput_fps from predictions "
            "inner join platforms using (platform) where platform = $1 "
            "and traffic_model = 'weights_on_chip' and batch_size = 1 "
            "and threads = compute_units",
            [platform],
        ).df()
    both = predicted.merge(described, on=["network", "datatype"])
    assert len(both) == len(predicted) > 0
    assert both["throughput_fps_y"].to_list() == pytest.approx(
        both["throughput_fps_x"].to_list()
    )


@pytest.mark.parametrize(
    ("start", "rests_on"),
    [
        ({}, "no platform that is built and run alike (36)"),
        (
            {"device_class": "GPU", "execution_style": "batched"},
            "other platforms that are built and run alike (36)",
        ),
        ({"platform": "NCS2"}, "the platform and relatives of the network ("),
        ({"traffic_model": "weights_streamed"}, "the bound weights_on_chip alone"),
    ],
)
def test_the_page_says_what_to_expect_and_what_that_rests_on(
    warehouse_file, open_page, start, rests_on
):
    page = open_page("what_if", see="Throughput", **start)
    assert not page.exception
    assert not page.warning
    assert any(rests_on in caption.value for caption in page.caption)


def test_catalogue_platform_gets_its_estimates(warehouse_file, open_page):
    page = open_page("what_if", platform="TX2-maxn", see="Throughput")
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        described = connection.execute(page.code[0].value).df()
        estimated = connection.execute(
            "select network, datatype, modelled_fps from estimates "
            "where platform = 'TX2-maxn' and batch_size = 1"
        ).df()
    both = estimated.merge(described, on=["network", "datatype"])
    assert len(both) == len(estimated) > 0
    assert both["estimated_fps"].to_list() == pytest.approx(
        both["modelled_fps"].to_list()
    )


def test_other_start_puts_every_field_back(warehouse_file, open_page):
    page = open_page("what_if", bandwidth="40", peak_INT8="3")
    page.selectbox(key="platform").set_value("TX2-maxn").run()
    assert not page.exception
    start = catalogue("TX2-maxn")
    assert page.multiselect(key="computes_in").value == list(start["peaks"])
    for datatype, peak in start["peaks"].items():
        assert page.text_input(key=f"peak_{datatype}").value == written(peak)
    assert page.text_input(key="bandwidth").value == written(start["bandwidth"])
    assert not page.warning


def test_modes_can_be_changed_and_back(warehouse_file, open_page):
    page = open_page("what_if", bandwidth="40")
    page.segmented_control(key="describe").set_value("a network").run()
    assert not page.exception
    assert not page.warning
    assert "Where your network meets" in title(page)
    page.selectbox(key="network").set_value("ResNet-50 100%").run()
    assert float(page.text_input(key="giga_ops").value) > 0
    page.segmented_control(key="see").set_value("Front").run()
    assert "ImageNet front" in title(page)
    page.segmented_control(key="describe").set_value("a platform").run()
    assert not page.exception
    assert not page.warning


def test_changed_figures_change_the_view(warehouse_file, open_page):
    page = open_page("what_if", see="Throughput")
    before = title(page)
    page.text_input(key="bandwidth").set_value("0.5").run()
    assert title(page) != before
    page.multiselect(key="computes_in").set_value(["INT4"]).run()
    assert not page.exception
    assert page.text_input(key="peak_INT4").value == "1"
    assert "map(['INT4'], [1.0])" in page.code[0].value


@pytest.mark.parametrize(
    "value", ["nan", "inf", "-inf", "1e999", "0", "-3", "1e300", "x"]
)
@pytest.mark.parametrize(
    "key, mode",
    [
        ("bandwidth", "a platform"),
        ("peak_INT8", "a platform"),
        ("host_link", "a platform"),
        ("compute_units", "a platform"),
        ("batch_size", "a platform"),
        ("giga_ops", "a network"),
        ("activations", "a network"),
        ("accuracy", "a network"),
    ],
)
def test_figure_that_cannot_be_is_refused(warehouse_file, open_page, key, mode, value):
    page = open_page("what_if", describe=mode, **{key: value})
    assert not page.exception
    assert not page.error
    assert len(page.warning) == 1
    assert re.search("` is not a (whole )?number from", page.warning[0].value)
    assert page.get("vega_lite_chart")


def test_refusal_of_the_function_is_shown_kindly(
    warehouse_file, open_page, monkeypatch
):
    import what_if_form

    monkeypatch.setitem(what_if_form.OWN_PLATFORM, "bandwidth", -1.0)
    monkeypatch.setattr(what_if_form, "SMALLEST", -10.0)
    page = open_page("what_if")
    assert not page.exception
    assert title(page) == "A value cannot be right"
    assert "memory_bandwidth_gbytes_per_s is -1.0" in page.code[0].value


@pytest.mark.parametrize(
    "address, missing",
    [
        (
            {"describe": "a network", "traffic_model": "activations_counted"},
            "no activation count",
        ),
    ],
)
@pytest.mark.parametrize("view", VIEWS)
def test_missing_figure_is_named(warehouse_file, open_page, address, missing, view):
    page = open_page("what_if", see=view, **address)
    assert not page.exception
    assert title(page) == "Nothing can be predicted from these figures"
    assert missing in page.info[0].value


def test_unknown_accuracy_leaves_the_front_empty(warehouse_file, open_page):
    page = open_page("what_if", computes_in="FP64", see="Front")
    assert not page.exception
    assert title(page) == "0 of your 0 designs would stand on the ImageNet front"
    assert "accuracy" in page.info[0].value


def test_largest_and_smallest_figures_are_drawn(warehouse_file, open_page):
    for value in ("1e-6", "1e6"):
        for view in VIEWS:
            page = open_page("what_if", bandwidth=value, peak_INT8=value, see=view)
            assert not page.exception
            assert page.get("vega_lite_chart")


def test_missing_warehouse_has_its_page(tmp_path, monkeypatch, open_page):
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    page = open_page("what_if")
    assert not page.exception
    assert title(page) == "No warehouse yet"


def test_locked_warehouse_has_its_page(
    tmp_path, monkeypatch, open_page, warehouse_file, lock
):
    copy = tmp_path / "warehouse.duckdb"
    copy.write_bytes(warehouse_file.read_bytes())
    monkeypatch.setenv("WAREHOUSE_PATH", str(copy))
    monkeypatch.setattr(warehouse, "LOCK_PATIENCE_SECONDS", 0.3)
    lock(copy, 60)
    assert title(open_page("what_if")) == "The warehouse is being rebuilt"
