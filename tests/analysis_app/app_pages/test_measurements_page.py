"""Measurements: every view of the site, links, limits, and nothing to show."""

import duckdb
import pytest
from reporting.measurements import measurement_sections
from streamlit.testing.v1 import AppTest
from unfolding import unfolded
from views import measurements as views

VIEWS = [*views.PRESETS, views.EFFICIENCY, views.POWER_OVER_TIME]


def title(page: AppTest) -> str:
    return page.title[0].value


@pytest.mark.parametrize("task", ["ImageNet", "MNIST", "CIFAR-10"])
@pytest.mark.parametrize("preset", VIEWS)
def test_every_chart_of_the_site_is_a_link_away(
    warehouse_file, open_page, ask, preset, task
):
    page = unfolded(open_page("measurements", preset=preset, task=task))
    assert not page.exception
    assert not page.warning
    assert not page.error
    assert len(page.get("vega_lite_chart")) == 1
    for block in page.code:
        assert len(ask(block.value))


def test_the_title_has_both_ends_of_the_metric(warehouse_file, open_page, ask):
    page = open_page("measurements", task="MNIST")
    rows = ask(
        "select min(throughput_fps) as low, max(throughput_fps) as high, count(*) as n "
        "from measurements where task = 'MNIST' and throughput_fps > 0 "
        "and latency_ms > 0"
    ).iloc[0]
    assert f"of {rows.n:.0f} measurements" in title(page)
    assert f"from {rows.low:.3g} (" in title(page)
    assert f"to {rows.high:,.0f} (" in title(page)


def test_a_link_holds_what_its_view_does_not_say(warehouse_file, open_page):
    page = open_page(
        "measurements", x="Power (W)", x_scale="logarithmic", panels="Datatype"
    )
    assert not page.warning
    spec = page.get("vega_lite_chart")[0].proto.spec
    assert '"power_watts"' in spec
    assert '"facet"' in spec


def test_another_view_puts_the_controls_to_its_own(warehouse_file, open_page):
    page = open_page("measurements", x="Power (W)")
    page.selectbox(key="preset").select("throughput and accuracy").run()
    assert page.selectbox(key="x").value == "throughput_fps"
    assert page.selectbox(key="y").value == "accuracy_pct"


def test_a_group_has_the_quartiles_of_the_warehouse(warehouse_file, open_page, ask):
    page = open_page("measurements", preset="power by pruning", task="MNIST")
    shown = page.dataframe[0].value.set_index(["pruning_pct", "datatype"])
    asked = ask(
        "select quantile_cont(power_watts, 0.25) as q from measurements "
        "where task = 'MNIST' and pruning_pct = 25 and datatype = 'FP16'"
    )["q"][0]
    assert shown.loc[(25.0, "FP16"), "lower_quartile"] == pytest.approx(asked)


def test_limits_leave_out_what_is_not_known(warehouse_file, open_page, ask):
    page = open_page("measurements", task="ImageNet", minimum_accuracy="75")
    left = ask(
        "select count(*) as n from measurements where task = 'ImageNet' "
        "and accuracy_pct >= 75 and throughput_fps > 0 and latency_ms > 0"
    )["n"][0]
    assert f"of {left} measurements" in title(page)


def test_nothing_that_passes_names_the_filter_and_the_nearest(
    warehouse_file, open_page
):
    page = open_page("measurements", task="ImageNet", minimum_accuracy="99")
    assert not page.exception
    assert "None of 190 measurements" in title(page)
    assert "at least 99 % accuracy" in page.info[0].value
    assert "comes nearest" in page.info[0].value


def test_every_measurement_has_one_row_of_metrics(ask):
    counts = ask(
        "select (select count(*) from measurements) as measurements, count(*) as n, "
        "count(distinct measurement_id) as ids from measurement_metrics"
    ).iloc[0]
    assert counts.measurements == counts.n == counts.ids


def test_energy_and_throughput_per_watt_are_each_other_turned_round(ask):
    rows = ask(
        "select fps_per_watt * energy_mj_per_input as product "
        "from measurement_metrics where fps_per_watt is not null"
    )
    assert len(rows) > 900
    assert rows["product"].to_numpy() == pytest.approx(1000)


def test_shares_are_what_the_points_are_called_by_elsewhere(ask):
    rows = ask(
        "select share_of_bound, throughput_fps / bound_fps as again, share_of_peak, "
        "throughput_fps / compute_bound_fps as of_peak from measurement_metrics "
        "where bound_fps is not null"
    )
    assert rows["share_of_bound"].to_numpy() == pytest.approx(rows["again"].to_numpy())
    assert rows["share_of_peak"].to_numpy() == pytest.approx(rows["of_peak"].to_numpy())


def test_the_report_has_every_view_of_every_task(warehouse_file):
    sections = measurement_sections(["ImageNet", "MNIST"])
    assert [section.title for section in sections] == [
        "Measurements: ImageNet",
        "Measurements: MNIST",
        "Power over time",
    ]
    assert {len(section.parts) for section in sections[:2]} == {len(views.PRESETS) + 1}


def test_a_catalogue_without_measurements_is_told_so(
    built_catalogue, monkeypatch, open_page
):
    monkeypatch.setenv("WAREHOUSE_PATH", str(built_catalogue))
    with duckdb.connect(str(built_catalogue), read_only=True) as connection:
        measured = connection.execute("select count(*) from measurements").fetchone()
    page = open_page("measurements")
    assert not page.exception
    assert not page.error
    if not measured[0]:
        assert "was measured" in title(page)
