"""The What if page: both modes, every view, links, refusals, trouble."""

import re

import duckdb
import pytest
import warehouse
from queries import what_if as queries
from unfolding import unfolded
from written_numbers import written

VIEWS = ["Roofs", "Throughput", "Front", "Compare"]
MODES = ["a platform", "a network"]


def catalogue(platform):
    """The figures that the form begins with."""
    return queries.platforms().set_index("platform").loc[platform]


def title(page):
    return page.title[-1].value


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_a_chart_and_its_sql(warehouse_file, open_page, mode, view):
    page = unfolded(open_page("what_if", describe=mode, see=view))
    assert not page.exception
    assert not page.warning
    assert len(page.get("vega_lite_chart")) == (2 if view == "Front" else 1)
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
        f"{counted.optimal} of {counted.designs} designs of my chip would stand on the "
        "ImageNet front of the evidence “bound”"
    )


def test_link_reproduces_the_description(warehouse_file, open_page):
    page = unfolded(
        open_page(
            "what_if",
            platform="ZCU102-DPU",
            computes_in=["INT8", "FP8"],
            peak_FP8="3.5",
            bandwidth="40",
            batch_size="4",
            see="Throughput",
            traffic_model="weights_batched",
        )
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
    page = unfolded(open_page("what_if", platform=platform, see="Throughput"))
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
    page = unfolded(open_page("what_if", platform="TX2-maxn", see="Throughput"))
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
    assert "Where my network meets" in title(page)
    page.selectbox(key="network").set_value("ResNet-50 100%").run()
    assert float(page.text_input(key="giga_ops").value) > 0
    page.segmented_control(key="see").set_value("Front").run()
    assert "ImageNet front" in title(page)
    page.segmented_control(key="describe").set_value("a platform").run()
    assert not page.exception
    assert not page.warning


def test_changed_figures_change_the_view(warehouse_file, open_page):
    page = unfolded(open_page("what_if", see="Throughput"))
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
    assert title(page).startswith("0 of 0 designs of my chip would stand")
    assert any("has an accuracy" in text.value for text in page.markdown)


def test_largest_and_smallest_figures_are_drawn(warehouse_file, open_page):
    for value in ("1e-6", "1e6"):
        for view in VIEWS:
            page = open_page("what_if", bandwidth=value, peak_INT8=value, see=view)
            assert not page.exception
            assert page.get("vega_lite_chart")


EDGE = "edge~INT8:4~bandwidth:25~on_chip:2~capacity:0.02"


def shown(page):
    return [text.value for text in (*page.caption, *page.markdown)]


def subheaders(page):
    return [text.value for text in page.subheader]


def test_chips_of_a_link_stand_beside_the_fields(warehouse_file, open_page):
    page = unfolded(open_page("what_if", chip=[EDGE, "NCS2"]))
    assert not page.exception
    assert not page.warning
    assert title(page).startswith("The roofs of my chip, edge and NCS2 among")
    sql = [block.value for block in page.code if "what_if_platform" in block.value]
    assert len(sql) == 3
    for part in (
        "map(['INT8'], [4.0])",
        "memory_bandwidth_gbytes_per_s := 25.0",
        "memory_capacity_gbytes := 0.02",
        "like_platform := null",
        "batch_size := 1",
    ):
        assert part in sql[1]
    assert "like_platform := 'NCS2'" in sql[2]


def test_networks_of_a_link_stand_beside_the_fields(warehouse_file, open_page):
    page = unfolded(
        open_page(
            "what_if",
            describe="a network",
            own_network=[
                "tiny~giga_ops:0.5~parameters:2~state_bytes:1000",
                "MobileNetv1",
            ],
        )
    )
    assert not page.exception
    assert not page.warning
    assert title(page).startswith("Where my network, tiny and MobileNetv1 meet")
    sql = [block.value for block in page.code if "what_if_network" in block.value]
    assert any("giga_ops := 0.5" in text for text in sql)
    assert any("state_bytes_per_input := 1000.0" in text for text in sql)


@pytest.mark.parametrize(
    ("chip", "message"),
    [
        (f"{EDGE}~bandwith:12", "`bandwith:12` is no figure of a chip"),
        (f"{EDGE}~power:-1", "`power:-1` is not a number from"),
        (f"{EDGE}~overflow_capacity:4", "is a second memory without its bandwidth"),
        (f"{EDGE}~like:nobody", "`like:nobody` is not known here"),
    ],
)
def test_a_refused_part_is_named_and_the_rest_stands(
    warehouse_file, open_page, chip, message
):
    page = open_page("what_if", chip=chip)
    assert not page.exception
    (warning,) = page.warning
    assert message in warning.value
    assert "Chip `edge`" in warning.value
    assert title(page).startswith("The roofs of my chip and edge among")


@pytest.mark.parametrize("chip", ["nobody", "edge~bandwidth:12", "~~~", "NCS2~"])
def test_what_is_no_chip_is_refused(warehouse_file, open_page, chip):
    page = open_page("what_if", chip=chip)
    assert not page.exception
    (warning,) = page.warning
    assert chip in warning.value
    assert "is not a chip of the catalogue" in warning.value
    assert title(page).startswith("The roof of my chip among")


@pytest.mark.parametrize("view", VIEWS)
def test_of_what_is_not_predicted_the_page_says_why(warehouse_file, open_page, view):
    page = open_page("what_if", see=view, chip="edge~INT8:4~bandwidth:25")
    assert not page.exception
    assert not page.warning
    reason = "Nothing is predicted of edge: platform has no on-chip memory"
    assert any(reason in text for text in (*shown(page), *subheaders(page)))


def test_at_most_four_stand_side_by_side(warehouse_file, open_page):
    names = [f"c{number}~INT8:{number}" for number in range(1, 7)]
    page = open_page("what_if", chip=names)
    assert not page.exception
    assert "at most 3" in page.warning[0].value
    assert title(page).startswith("The roofs of my chip, c1, c2 and c3 among")


def test_equal_names_are_told_apart(warehouse_file, open_page):
    page = open_page("what_if", name="edge", chip=EDGE)
    assert title(page).startswith("The roofs of edge and edge (2) among")


def test_of_equal_chips_the_front_says_that_one_hides_the_other(
    warehouse_file, open_page
):
    twin = "INT8:8~FP16:2~bandwidth:12.8~on_chip:6"
    page = open_page("what_if", see="Front", chip=f"twin~{twin}")
    assert not page.exception
    said = "my chip and twin are the same at 11 places of the picture"
    assert any(said in text for text in shown(page))


def test_keeping_puts_the_fields_into_the_link_and_changing_takes_them_back(
    warehouse_file, open_page
):
    page = open_page("what_if", name="edge", bandwidth="40")
    page.button(key="keep_chip").click().run()
    assert not page.exception
    (kept,) = page.multiselect(key="chip").value
    assert kept.startswith("edge~INT8:8~FP16:2~bandwidth:40~on_chip:6")
    assert page.text_input(key="name").value == "edge (2)"
    page.text_input(key="bandwidth").set_value("5").run()
    assert title(page).startswith("The roofs of edge (2) and edge among")
    page.button(key="change_chip_0").click().run()
    assert not page.exception
    assert page.multiselect(key="chip").value == []
    assert page.text_input(key="bandwidth").value == "40"
    assert page.text_input(key="name").value == "edge"


def test_a_network_of_the_catalogue_can_be_changed(warehouse_file, open_page):
    page = open_page("what_if", describe="a network", own_network="MobileNetv1")
    page.button(key="change_own_network_0").click().run()
    assert not page.exception
    assert page.selectbox(key="network").value == "MobileNetv1"
    start = queries.networks().set_index("network").loc["MobileNetv1"]
    assert float(page.text_input(key="giga_ops").value) == start["giga_ops"]


def test_a_chip_of_the_catalogue_is_the_platform_itself(warehouse_file, open_page, ask):
    page = unfolded(open_page("what_if", chip="TX2-maxn", see="Throughput"))
    described = ask(page.code[-1].value)
    estimated = ask(
        "select network, datatype, modelled_fps from estimates "
        "where platform = 'TX2-maxn' and batch_size = 1"
    )
    both = estimated.merge(described, on=["network", "datatype"])
    assert len(both) == len(estimated) > 0
    assert both["estimated_fps"].to_list() == pytest.approx(
        both["modelled_fps"].to_list()
    )


def test_both_fronts_count_what_the_function_says(warehouse_file, open_page, ask):
    page = open_page("what_if", see="Front", chip=EDGE, computes_in="INT8")
    counted = ask(
        """
select
    count_if(would_be_pareto_optimal)::int as optimal,
    count(*) as designs,
    count_if(estimate_would_be_pareto_optimal)::int as estimate_optimal,
    count(estimated_fps) as estimates,
    count_if(not is_feasible)::int as unfit
from what_if_platform(
    map {'INT8': 4.0}, 25, on_chip_memory_bytes := 2e6, memory_capacity_gbytes := 0.02
)
where traffic_model = 'weights_on_chip' and task = 'ImageNet'
    and accuracy_pct is not null
        """
    ).iloc[0]
    assert counted.unfit > 0
    bound, estimated = page.title[-1].value, page.subheader[-1].value
    assert f"{counted.optimal} of {counted.designs} designs of edge" in bound
    assert "ImageNet front of the evidence “bound”" in bound
    assert (
        f"{counted.estimate_optimal} of {counted.estimates} designs of edge"
        in estimated
    )
    assert "ImageNet front of the evidence “estimated”" in estimated


@pytest.mark.parametrize(
    ("traffic_model", "evidences"),
    [
        ("weights_on_chip", ["bound", "estimated"]),
        ("weights_batched", ["bound"]),
        ("activations_counted", ["bound"]),
        ("inputs_transferred", ["bound"]),
        ("weights_streamed", ["published_roofline"]),
    ],
)
def test_designs_are_compared_with_what_is_computed_alike(
    warehouse_file, traffic_model, evidences
):
    compared = queries.compared_evidences(traffic_model)
    assert compared["evidence"].to_list() == evidences


def test_what_does_not_fit_is_on_no_front_and_said(warehouse_file, open_page):
    """Fast enough to pass every other: only its memory keeps it off."""
    huge = "huge~INT8:1000~bandwidth:10000~on_chip:1"
    page = open_page("what_if", see="Front", chip=[huge, f"{huge}~capacity:0.000001"])
    assert not page.exception
    assert not page.warning
    found = re.search(
        r"(\d+) of (\d+) designs of huge, (\d+) of (\d+) designs of huge \(2\)",
        title(page).replace("\\", ""),
    )
    fits, of_fits, unfit, of_unfit = map(int, found.groups())
    assert fits > 0
    assert of_fits == of_unfit
    assert unfit == 0
    assert any("do not fit in the memory" in text for text in shown(page))


def test_power_changes_the_energy_alone(warehouse_file, open_page):
    """Of a page with a power all is as without, but for what is said of energy."""
    without = open_page("what_if", see="Compare")
    with_power = open_page("what_if", see="Compare", power="10")
    assert title(without) == title(with_power)
    before, after = without.dataframe[0].value, with_power.dataframe[0].value
    assert "my chip energy" not in before
    expected = after["my chip expected"].str.split().str[0].str.replace(",", "")
    energy = after["my chip energy"].str.replace(",", "").astype(float)
    assert energy.to_list() == pytest.approx(
        (10 / expected.astype(float) * 1000).to_list(), rel=0.01
    )
    assert before.equals(after.drop(columns="my chip energy"))
    figures = with_power.dataframe[1].value.set_index("figure")
    assert figures.loc["Power (W)", "of_0"] == "10"
    assert without.dataframe[1].value.equals(figures.drop("Power (W)").reset_index())


@pytest.mark.parametrize("half", ["overflow_bandwidth", "overflow_capacity"])
def test_half_a_second_memory_is_named_and_left_out(warehouse_file, open_page, half):
    page = open_page("what_if", **{half: "4"})
    assert not page.exception
    (warning,) = page.warning
    assert "is a second memory without its" in warning.value
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
