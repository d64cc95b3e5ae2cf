"""The pages of evidence: default, changed, linked to, refused, and without evidence."""

import duckdb
import pytest
from unfolding import unfolded

PAGES = ["evidence", "layers", "gaps", "findings"]
CHARTS = {"evidence": 4, "layers": 4, "gaps": 2, "findings": 0}


def titles(page):
    return [
        element.value for kind in ("title", "subheader") for element in page.get(kind)
    ]


@pytest.mark.parametrize("name", PAGES)
def test_default_shows_every_view_with_its_sql(warehouse_file, open_page, ask, name):
    page = unfolded(open_page(name))
    assert not page.exception
    assert not page.warning
    assert not page.error
    assert len(page.get("vega_lite_chart")) == CHARTS[name]
    assert page.get("download_button")
    assert page.code
    for block in page.code:
        assert ask(block.value) is not None


@pytest.mark.parametrize(
    "protocol", ["leave one topology out", "leave one network out"]
)
def test_the_title_has_the_held_out_error(warehouse_file, open_page, ask, protocol):
    page = open_page("evidence", protocol=protocol)
    error = ask(
        "select exp(avg(abs(ln(ratio)))) as error from held_out_predictions "
        f"where protocol = '{protocol}'"
    )["error"][0]
    assert f"The estimate is off by a factor of {error:.3g} on" in titles(page)[0]
    assert "had not seen" in page.caption[0].value or any(
        "had not seen" in caption.value for caption in page.caption
    )


def test_a_fitted_value_is_called_one(warehouse_file, open_page):
    page = open_page("evidence", protocol="nothing: as fitted")
    assert not page.warning
    assert "as fitted" in titles(page)[0]
    assert any("says nothing of others" in caption.value for caption in page.caption)


def test_choices_change_what_is_judged(warehouse_file, open_page, ask):
    page = open_page("evidence", platforms="NCS2", estimators="bound")
    count = ask(
        "select count(*) as n from measurements "
        "where platform = 'NCS2' and throughput_fps is not null"
    )["n"][0]
    assert titles(page)[0].startswith("The bound is off")
    assert f"on {count:,} measurements" in titles(page)[0]


def test_nothing_measured_is_said_and_scores_stay(warehouse_file, open_page):
    page = open_page("evidence", platforms="NCS2", datatypes="INT2")
    assert not page.exception
    assert "Nothing was measured" in titles(page)[0]
    assert len(page.get("vega_lite_chart")) >= 1


def test_depthwise_layers_are_what_mobilenet_pays_for(warehouse_file, open_page):
    page = open_page("layers", network="MobileNetv1", platform="EdgeTPU-fast")
    assert "depthwise convolution is 3.1%" in titles(page)[0]
    assert any("0.11 of the bound" in caption.value for caption in page.caption)


def test_link_to_a_measurement_names_it(warehouse_file, open_page, ask):
    row = ask(
        "select * from throughput_gaps where network = 'MobileNetv1' "
        "and platform = 'EdgeTPU-slow' and step = 'measured' limit 1"
    ).iloc[0]
    page = open_page("gaps", network=row.network, platform=row.platform)
    assert not page.warning
    assert titles(page)[0].startswith(f"{row.network} on {row.platform} in ")


@pytest.mark.parametrize("name", PAGES)
def test_unfit_values_in_the_address_are_refused(warehouse_file, open_page, name):
    key = {"evidence": "protocol", "findings": "finding"}.get(name, "network")
    page = open_page(name, **{key: "<script>alert(1)</script>", "unknown": "1"})
    assert not page.exception
    assert len(page.warning) == 2


@pytest.mark.parametrize("name", PAGES)
def test_a_catalogue_without_evidence_is_told_why(
    built_catalogue, monkeypatch, open_page, name
):
    monkeypatch.setenv("WAREHOUSE_PATH", str(built_catalogue))
    page = open_page(name)
    assert not page.exception
    assert titles(page)
    with duckdb.connect(str(built_catalogue), read_only=True) as connection:
        layers = connection.execute("select count(*) from network_layers").fetchone()[0]
        measured = connection.execute("select count(*) from throughput_gaps").fetchone()
    if name == "layers" and not layers:
        assert "has layers" in titles(page)[0]
    if name == "gaps" and not measured[0]:
        assert "Nothing of this task was measured" in titles(page)[0]
