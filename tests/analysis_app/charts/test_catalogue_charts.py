"""The charts of the catalogue as specifications, and as pictures."""

import pandas as pd
import pictures
import pytest
from charts.bars import beside
from charts.catalogue.accuracies import accuracy_chart
from charts.catalogue.claims import claim_chart
from charts.catalogue.experiments import experiment_chart, flag_chart
from charts.catalogue.networks import requirement_bars
from charts.catalogue.platforms import FIGURES as OFFERS
from charts.catalogue.platforms import bandwidth_bars, peak_bars
from charts.catalogue.power import power_chart
from queries import catalogue as queries
from queries import choices


def layer(spec, mark):
    return next(one for one in spec["layer"] if one["mark"]["type"] == mark)


def not_blank(chart):
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    svg = pictures.to_svg(chart).decode()
    assert "NaN" not in svg
    return svg


@pytest.fixture
def two_networks():
    """A hundred times the parameters, and no operations told of one."""
    return pd.DataFrame(
        {
            "network": ["small", "large"],
            "topology": ["CNV", "MLP"],
            "task": ["digits", "digits"],
            "giga_ops": [0.1, None],
            "parameters_millions": [0.5, 50.0],
            "source": ["a paper", "a paper"],
        }
    )


NO_CLAIMS = pd.DataFrame(columns=["name", "figure", "claimed_value"])


def test_bars_reach_from_zero(two_networks):
    chart = requirement_bars(
        two_networks, NO_CLAIMS, "parameters_millions", linear=True
    )
    encoding = layer(chart.to_dict(), "bar")["encoding"]
    assert encoding["x"]["scale"]["domain"] == [0, pytest.approx(58.5)]
    assert encoding["x2"] == {"datum": 0}
    assert encoding["x"]["title"] == "Parameters (millions)"


def test_a_logarithmic_axis_has_points_and_no_lengths(two_networks):
    spec = requirement_bars(two_networks, NO_CLAIMS, "parameters_millions").to_dict()
    assert [part["mark"]["type"] for part in spec["layer"]] == ["point", "text"]
    encoding = layer(spec, "point")["encoding"]
    assert "x2" not in encoding
    assert encoding["x"]["title"] == "Parameters (millions), logarithmic"
    low, high = encoding["x"]["scale"]["domain"]
    assert low == 0.25 and high > 50


def test_a_figure_that_nobody_tells_is_said_to_be_none(two_networks):
    assert ">none<" in not_blank(requirement_bars(two_networks, NO_CLAIMS, "giga_ops"))


def test_every_network_is_named(warehouse_file):
    table = queries.network_table()
    chart = requirement_bars(table, queries.unused_claims([]), "giga_ops")
    svg = not_blank(chart)
    for network in table["network"]:
        assert f">{network}<" in svg


def test_peaks_and_bandwidth_have_their_own_axes(warehouse_file):
    claims = queries.unused_claims(list(OFFERS))
    peaks = peak_bars(queries.peaks(), claims)
    bandwidth = bandwidth_bars(queries.platform_table(), claims)
    titles = [
        layer(chart.to_dict(), "point")["encoding"]["x"]["title"]
        for chart in (peaks, bandwidth)
    ]
    assert "TOP/s" in titles[0]
    assert "GB/s" in titles[1]
    svg = not_blank(beside(peaks, bandwidth))
    assert ">null<" not in svg
    assert ">U96-Quadcore-A53<" in svg
    assert ">ZCU104-FINN INT2<" in svg


def test_other_claims_are_ticks_beside_the_peak(warehouse_file):
    claims = queries.unused_claims(list(OFFERS))
    names = [*queries.peaks()["name"], *queries.platform_table()["platform"]]
    assert set(claims["name"]) <= set(names)
    charts = {
        "peak_tops": peak_bars(queries.peaks(), claims),
        "memory_bandwidth_gbytes_per_s": bandwidth_bars(
            queries.platform_table(), claims
        ),
    }
    for figure, chart in charts.items():
        x = layer(chart.to_dict(), "tick")["encoding"]["x"]
        assert x["field"] == "claimed_value"
        low, high = x["scale"]["domain"]
        shown = claims.loc[claims["figure"] == figure, "claimed_value"]
        assert shown.between(low, high).all()


def test_accuracy_points_differ_by_shape(warehouse_file):
    spec = accuracy_chart(queries.accuracies(choices.tasks())).to_dict()
    points = layer(spec, "point")["encoding"]
    assert points["shape"]["field"] == "datatype"
    assert "%" in points["x"]["title"]
    assert {p["name"] for p in spec["params"]} == {"pick_datatype"}
    not_blank(accuracy_chart(queries.accuracies(choices.tasks())))


def test_claims_stand_around_the_value_used(warehouse_file):
    for figure in queries.disputed_figures()["figure"]:
        claims = queries.claims(figure).dropna(subset="claimed_over_used")
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


def test_power_has_a_line_for_each_network(warehouse_file):
    for platform in queries.traced_platforms():
        traces = queries.power_traces(platform)
        chart = power_chart(traces)
        spec = chart.to_dict()
        assert "(W)" in layer(spec, "line")["encoding"]["y"]["title"]
        assert layer(spec, "line")["encoding"]["detail"]["field"] == "network"
        svg = not_blank(chart)
        assert svg.count('aria-roledescription="line mark"') == (
            traces["network"].nunique()
        )


def test_flags_count_all_measurements(warehouse_file):
    flags = queries.flags()
    for flag, rows in flags.groupby("flag"):
        assert len(queries.flagged_measurements(flag)) == rows["measurements"].sum()
    not_blank(flag_chart(flags))
