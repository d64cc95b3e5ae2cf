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
from queries import choices
from queries.catalogue import accuracies, figures, measured
from queries.catalogue import claims as claim_queries


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
    table = figures.network_table()
    chart = requirement_bars(table, claim_queries.unused_claims([]), "giga_ops")
    svg = not_blank(chart)
    for network in table["network"]:
        assert f">{network}<" in svg


def test_peaks_and_bandwidth_have_their_own_axes(warehouse_file):
    claims = claim_queries.unused_claims(list(OFFERS))
    peaks = peak_bars(figures.peaks(), claims)
    bandwidth = bandwidth_bars(figures.platform_table(), claims)
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
    claims = claim_queries.unused_claims(list(OFFERS))
    names = [*figures.peaks()["name"], *figures.platform_table()["platform"]]
    assert set(claims["name"]) <= set(names)
    charts = {
        "peak_tops": peak_bars(figures.peaks(), claims),
        "memory_bandwidth_gbytes_per_s": bandwidth_bars(
            figures.platform_table(), claims
        ),
    }
    for figure, chart in charts.items():
        x = layer(chart.to_dict(), "tick")["encoding"]["x"]
        assert x["field"] == "claimed_value"
        low, high = x["scale"]["domain"]
        shown = claims.loc[claims["figure"] == figure, "claimed_value"]
        assert shown.between(low, high).all()


def test_accuracy_points_differ_by_shape(warehouse_file):
    spec = accuracy_chart(accuracies.accuracies(choices.tasks())).to_dict()
    points = layer(spec, "point")["encoding"]
    assert points["shape"]["field"] == "datatype"
    assert "%" in points["x"]["title"]
    assert {p["name"] for p in spec["params"]} == {"pick_datatype"}
    not_blank(accuracy_chart(accuracies.accuracies(choices.tasks())))


def test_claims_stand_around_the_value_used(warehouse_file):
    for figure in claim_queries.disputed_figures()["figure"]:
        claims = claim_queries.claims(figure).dropna(subset="claimed_over_used")
        spec = claim_chart(claims, figure).to_dict()
        low, high = layer(spec, "point")["encoding"]["x"]["scale"]["domain"]
        assert low < claims["claimed_over_used"].min()
        assert high > claims["claimed_over_used"].max()
        assert claims.loc[claims["is_used"], "claimed_over_used"].eq(1).all()
        assert spec["height"] < 590


def test_sources_of_claims_never_look_the_same(warehouse_file):
    points = layer(
        claim_chart(claim_queries.claims("giga_ops"), "x").to_dict(), "point"
    )
    colours, shapes = (points["encoding"][c]["scale"] for c in ("color", "shape"))
    looks = list(zip(colours["range"], shapes["range"], strict=True))
    assert len(set(looks)) == len(looks) == len(colours["domain"])


@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_experiments_say_their_status_twice(warehouse_file, task):
    chart = experiment_chart(measured.experiments(task))
    points = layer(chart.to_dict(), "point")["encoding"]
    assert points["color"]["field"] == points["shape"]["field"] == "status"
    not_blank(chart)


def test_power_has_a_line_for_each_network(warehouse_file):
    for platform in measured.traced_platforms():
        traces = measured.power_traces(platform)
        chart = power_chart(traces)
        spec = chart.to_dict()
        assert "(W)" in layer(spec, "line")["encoding"]["y"]["title"]
        assert layer(spec, "line")["encoding"]["detail"]["field"] == "network"
        svg = not_blank(chart)
        assert svg.count('aria-roledescription="line mark"') == (
            traces["network"].nunique()
        )


def test_flags_count_all_measurements(warehouse_file):
    flags = measured.flags()
    for flag, rows in flags.groupby("flag"):
        assert len(measured.flagged_measurements(flag)) == rows["measurements"].sum()
    not_blank(flag_chart(flags))


def test_a_flag_leads_to_its_measurements(warehouse_file):
    spec = flag_chart(measured.flags()).to_dict()
    (rows,) = spec["datasets"].values()
    assert layer(spec, "circle")["encoding"]["href"]["field"] == "flag_link"
    for row in rows:
        assert row["flag_link"] == f"catalogue?table=Flags&flag={row['flag']}"


def test_an_accuracy_that_was_reached_leads_to_its_design(warehouse_file):
    spec = accuracy_chart(accuracies.accuracies(choices.tasks())).to_dict()
    tick = layer(spec, "tick")
    rows = spec["datasets"][tick["data"]["name"]]
    assert tick["encoding"]["href"]["field"] == "design_link"
    assert all(row["design_link"].startswith("design?network=") for row in rows)
    assert "href" not in layer(spec, "point")["encoding"]


def test_a_claim_that_no_prediction_rests_on_says_nothing_of_its_effect():
    rows = pd.DataFrame(
        {
            "disputed": ["a", "b", "c"],
            "source": "a paper",
            "claimed_over_used": [1.0, 1.2, 2.0],
            "largest_effect": [None, 0.0001, 3.1],
            "is_used": [True, False, False],
        }
    )
    spec = claim_chart(rows, "power_watts").to_dict()
    (drawn,) = spec["datasets"].values()
    assert [row["effect"] for row in drawn] == ["", "changes nothing", "up to 310 %"]
    x = layer(spec, "point")["encoding"]["x"]
    assert x["title"] == "Power (W): claimed / used, logarithmic"
