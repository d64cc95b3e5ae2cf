"""The charts of the catalogue as specifications, and as pictures."""

import pictures
import pytest
from charts.accuracies import accuracy_chart
from charts.bars import beside
from charts.claims import claim_chart
from charts.experiments import experiment_chart, flag_chart
from charts.networks import FIGURES, requirement_bars
from charts.platforms import bandwidth_bars, peak_bars
from queries import catalogue as queries


def layer(spec, mark):
    return next(one for one in spec["layer"] if one["mark"]["type"] == mark)


def not_blank(chart):
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    svg = pictures.to_svg(chart).decode()
    assert "NaN" not in svg
    return svg


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("linear", [True, False])
def test_bars_have_units_and_an_honest_start(warehouse_file, figure, linear):
    table = queries.network_table()
    claims = queries.unused_claims(list(FIGURES))
    spec = requirement_bars(table, claims, figure, linear=linear).to_dict()
    encoding = layer(spec, "bar")["encoding"]
    low, high = encoding["x"]["scale"]["domain"]
    assert encoding["x2"]["datum"] == low
    assert high > table[figure].max()
    assert ("logarithmic" in encoding["x"]["title"]) != linear
    assert "GOP" in encoding["x"]["title"] or "millions" in encoding["x"]["title"]
    assert (low == 0) == linear


def test_every_network_is_named(warehouse_file):
    table = queries.network_table()
    chart = requirement_bars(table, queries.unused_claims([]), "giga_ops")
    svg = not_blank(chart)
    for network in table["network"]:
        assert f">{network}<" in svg


def test_peaks_and_bandwidth_have_their_own_axes(warehouse_file):
    peaks = peak_bars(queries.peaks(), queries.unused_claims(["peak_tops"]))
    bandwidth = bandwidth_bars(queries.platform_table())
    titles = [
        layer(chart.to_dict(), "bar")["encoding"]["x"]["title"]
        for chart in (peaks, bandwidth)
    ]
    assert "TOP/s" in titles[0]
    assert "GB/s" in titles[1]
    svg = not_blank(beside(peaks, bandwidth))
    assert ">U96-Quadcore-A53<" in svg
    assert ">ZCU104-FINN INT2<" in svg


def test_other_claims_are_ticks_beside_the_peak(warehouse_file):
    claims = queries.unused_claims(["peak_tops"])
    assert set(claims["name"]) == {"ZCU102-DPU INT8", "ZCU104-DPU INT8"}
    spec = peak_bars(queries.peaks(), claims).to_dict()
    assert layer(spec, "tick")["encoding"]["x"]["field"] == "claimed_value"


def test_accuracy_points_differ_by_shape(warehouse_file):
    spec = accuracy_chart(queries.accuracies()).to_dict()
    points = layer(spec, "point")["encoding"]
    assert points["shape"]["field"] == "datatype"
    assert "%" in points["x"]["title"]
    assert {p["name"] for p in spec["params"]} == {"pick_datatype"}
    not_blank(accuracy_chart(queries.accuracies()))


def test_claims_stand_around_the_value_used(warehouse_file):
    for figure in queries.disputed_figures()["figure"]:
        claims = queries.claims(figure)
        spec = claim_chart(claims, figure).to_dict()
        low, high = layer(spec, "point")["encoding"]["x"]["scale"]["domain"]
        assert low < claims["claimed_over_used"].min()
        assert high > claims["claimed_over_used"].max()
        assert claims.loc[claims["is_used"], "claimed_over_used"].eq(1).all()
        assert spec["height"] < 590


def test_sources_of_claims_never_look_the_same(warehouse_file):
    points = layer(claim_chart(queries.claims("giga_ops"), "x").to_dict(), "point")
    colours, shapes = (points["encoding"][c]["scale"] for c in ("color", "shape"))
    looks = list(zip(colours["range"], shapes["range"], strict=True))
    assert len(set(looks)) == len(looks) == len(colours["domain"])


@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_experiments_say_their_status_twice(warehouse_file, task):
    chart = experiment_chart(queries.experiments(task))
    points = layer(chart.to_dict(), "point")["encoding"]
    assert points["color"]["field"] == points["shape"]["field"] == "status"
    not_blank(chart)


def test_flags_count_all_measurements(warehouse_file):
    flags = queries.flags()
    for flag, rows in flags.groupby("flag"):
        assert len(queries.flagged_measurements(flag)) == rows["measurements"].sum()
    not_blank(flag_chart(flags))
