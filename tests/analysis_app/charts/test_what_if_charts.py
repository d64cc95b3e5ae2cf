"""The what-if charts as specifications, and as pictures."""

import json

import altair as alt
import pandas as pd
import pictures
import pytest
from charts.what_if.compared import compared_chart
from charts.what_if.front import BEHIND, ON_FRONT, UNFIT, what_if_front_chart
from charts.what_if.parts import CROSS, YOURS
from charts.what_if.roofs import what_if_roof_chart
from charts.what_if.throughputs import bandwidth_chart, throughput_chart
from links import with_links
from queries import choices, rooflines
from queries import what_if as queries
from task_words import Task
from views.what_if_words import with_roof_labels

PLATFORM = {
    "name": "edge",
    "peaks": {"INT8": 8.0, "FP16": 2.0},
    "bandwidth": 12.8,
    "on_chip": 6.0,
    "compute_units": 1,
    "batch_size": 1,
}
NETWORK = {
    "name": "small",
    "giga_ops": 2.0,
    "parameters": 10.0,
    "task": "ImageNet",
    "accuracy": 76.0,
    "accuracy_in": "INT8",
    "batch_size": 1,
}

TASK = Task("ImageNet", "top-1 accuracy", "percent", True)


def design(whose, fps, accuracy, **figures):
    """A design of queries.what_if that is known in all that a chart draws."""
    return {
        "whose": whose,
        "network": "A",
        "topology": "A",
        "datatype": "INT8",
        "task": "ImageNet",
        "accuracy_pct": accuracy,
        "throughput_fps": fps,
        "estimated_fps": fps / 2,
        "estimated_fps_lower": fps / 4,
        "estimated_fps_upper": fps,
        "bound_by": "memory",
        "bound_margin": 2.0,
        "compute_bound_fps": 2 * fps,
        "operational_intensity_ops_per_byte": 50.0,
        "attainable_tops": 0.5,
        "bandwidth_gbytes_per_s": 10.0,
        "bandwidth_at_ridge_gbytes_per_s": 20.0,
        "latency_ms": 1000 / fps,
        "calibrated_on": "family",
        "layers_from": "stated",
        "is_feasible": True,
        "energy_mj_per_input": 5000 / fps,
        "estimated_energy_mj_per_input": 10000 / fps,
    } | figures


DESIGNS = pd.DataFrame(
    [
        design("edge", 400.0, 70.0),
        design("edge", 100.0, 80.0, network="B", is_feasible=False),
        design("NCS2", 200.0, 70.0),
        design("NCS2", 50.0, 60.0, network="B"),
    ]
)
CATALOGUE = pd.DataFrame(
    {
        "evidence": "bound",
        "network": ["A", "B", "C"],
        "platform": ["NCS2", "NCS2", "TX2-maxn"],
        "datatype": "FP16",
        "throughput_fps": [300.0, 100.0, 90.0],
        "accuracy_pct": [65.0, 75.0, 60.0],
        "latency_ms": 10.0,
        "batch_size": 1,
        "threads": 1,
        "is_pareto_optimal": [True, True, False],
    }
)


def front_chart(designs, x_is="throughput_fps", rows_are="network"):
    standing = designs.assign(
        standing=[ON_FRONT, UNFIT, BEHIND, BEHIND],
        fill=["edge", BEHIND, BEHIND, BEHIND],
        name=designs["whose"] + ": " + designs["network"],
    )
    return what_if_front_chart(standing, with_links(CATALOGUE), x_is, rows_are, TASK)


@pytest.fixture
def rows(warehouse_file):
    return queries.designs_on_platform(PLATFORM, "weights_on_chip")


@pytest.fixture
def charts(rows):
    everything = choices.platforms()["platform"].to_list()
    network = queries.designs_of_network(NETWORK, "weights_on_chip")
    return {
        "roofs": what_if_roof_chart(
            with_roof_labels(queries.your_roofs(PLATFORM)),
            rooflines.roofs(everything, choices.datatypes()),
            rows[rows["task"] == "ImageNet"],
            TASK,
        ),
        "throughput": throughput_chart(rows, "network", TASK),
        "bandwidth": bandwidth_chart(rows, "network", TASK),
        "front": front_chart(DESIGNS),
        "front of estimates": front_chart(DESIGNS, "estimated_fps"),
        "compared": compared_chart(DESIGNS, "network", TASK),
        "network throughput": throughput_chart(network, "platform", TASK),
        "network bandwidth": bandwidth_chart(network, "platform", TASK),
    }


def fields(chart, channel):
    return {
        layer["encoding"][channel]["field"]: layer["encoding"][channel]
        for layer in chart.to_dict()["layer"]
        if "field" in layer["encoding"].get(channel, {})
    }


UNITS = {
    "operational_intensity_ops_per_byte": "operations per byte",
    "attainable_tops": "TOP/s",
    "throughput_fps": "inputs/s",
    "compute_bound_fps": "inputs/s",
    "bandwidth_at_ridge_gbytes_per_s": "GB/s",
    "bandwidth_gbytes_per_s": "GB/s",
    "accuracy_pct": "percent",
}


def test_axes_have_units_and_are_logarithmic(charts):
    for chart in charts.values():
        for channel in ("x", "y"):
            for field, encoding in fields(chart, channel).items():
                if "title" in encoding and field in UNITS:
                    assert UNITS[field] in encoding["title"]
                    if field != "accuracy_pct":
                        assert encoding["scale"]["type"] == "log"


def test_yours_stands_out_from_pale_others(charts):
    layers = charts["roofs"].to_dict()["layer"]
    others, yours = layers[0], layers[2]
    assert yours["encoding"]["stroke"]["scale"]["range"] == [YOURS]
    assert yours["mark"]["strokeWidth"] > 2 * others["mark"]["strokeWidth"]
    assert others["encoding"]["opacity"]["condition"][0]["value"] < 0.5
    assert json.dumps(charts["front"].to_dict()).count(YOURS) >= 2


def marks(chart, kind):
    layers = chart.to_dict()["layer"]
    return [layer for layer in layers if layer["mark"]["type"] == kind]


def test_each_description_has_a_colour_and_a_shape_of_its_own(charts):
    for name in ("front", "compared"):
        scales = [
            channel["scale"]
            for layer in charts[name].to_dict()["layer"]
            for channel in layer["encoding"].values()
            if isinstance(channel, dict) and channel.get("field") == "whose"
            if "scale" in channel
        ]
        assert len(scales) >= 2
        for scale in scales:
            assert scale["domain"] == ["edge", "NCS2"]
            assert len(set(scale["range"])) == 2


def test_only_what_stands_on_the_front_is_filled_and_named(charts):
    own = next(
        layer
        for layer in marks(charts["front"], "point")
        if "fill" in layer["encoding"]
    )
    fill = own["encoding"]["fill"]["scale"]
    assert fill["domain"] == ["edge", "NCS2", BEHIND]
    assert fill["range"][-1] == "transparent"
    (names,) = marks(charts["front"], "text")
    assert names["transform"][0]["filter"] == f"datum.standing == '{ON_FRONT}'"


def test_what_does_not_fit_is_crossed_out_on_the_front_and_in_the_comparison(charts):
    for name in ("front", "compared", "throughput", "roofs"):
        (cross,) = [
            layer
            for layer in marks(charts[name], "point")
            if layer["mark"].get("shape") == CROSS
        ]
        filters = [step["filter"] for step in cross["transform"]]
        assert "datum.is_feasible === false" in filters


def test_designs_of_the_catalogue_are_links_and_yours_are_not(charts):
    known, *yours = marks(charts["front"], "point")
    assert known["encoding"]["href"]["field"] == "design_link"
    assert all("href" not in layer["encoding"] for layer in yours)


def test_estimates_stand_on_their_intervals_on_the_front(charts):
    assert marks(charts["front"], "rule") == []
    (interval,) = marks(charts["front of estimates"], "rule")
    assert interval["encoding"]["x2"]["field"] == "estimated_fps_upper"


def test_the_better_end_of_the_front_is_above_where_lower_is_better():
    task = Task("Depth", "RMSE", "metres", False)
    standing = DESIGNS.assign(standing=BEHIND, fill=BEHIND, name="")
    chart = what_if_front_chart(
        standing, with_links(CATALOGUE), "throughput_fps", "network", task
    )
    low, high = chart.to_dict()["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert low > high


def test_legends_pick(charts):
    picks = {
        name: {p["name"] for p in chart.to_dict().get("params", [])}
        for name, chart in charts.items()
    }
    assert picks["roofs"] == {"pick_topology", "pick_datatype"}
    assert picks["throughput"] == {"pick_bound_by", "pick_datatype"}
    assert picks["front"] == {"pick_platform"}


def test_memory_bound_design_needs_more_bandwidth_than_there_is(rows):
    known = rows[rows["bandwidth_at_ridge_gbytes_per_s"].notna()]
    needs_more = (
        known["bandwidth_at_ridge_gbytes_per_s"] > known["bandwidth_gbytes_per_s"]
    )
    assert (needs_more == (known["bound_by"] == "memory")).all()


def test_bound_is_by_hand(warehouse_file):
    """INT8 and 25.5 M parameters over 12.8 GB/s; 7.72 GOP at 8 TOP/s; streamed."""
    resnet = NETWORK | {"giga_ops": 7.72, "parameters": 25.5}
    rows = queries.designs_of_network(resnet, "weights_streamed")
    row = rows.query("platform == 'NCS2' and datatype == 'FP16'").iloc[0]
    assert row["throughput_fps"] == pytest.approx(
        min(row["compute_bound_fps"], row["bandwidth_gbytes_per_s"] * 1e9 / 51e6)
    )


def test_what_to_expect_is_a_ring_on_its_interval(charts):
    for name in ("throughput", "network throughput"):
        layers = charts[name].to_dict()["layer"]
        ring, interval = (
            next(
                layer
                for layer in layers
                if layer["encoding"]["x"].get("field") == field
            )
            for field in ("estimated_fps", "estimated_fps_lower")
        )
        assert ring["mark"]["fill"] == "white"
        assert interval["encoding"]["x2"]["field"] == "estimated_fps_upper"
        domains = [layer["encoding"]["x"]["scale"] for layer in (ring, interval)]
        assert domains[0] == domains[1]


def test_an_estimate_stands_beside_the_bound_of_the_device_alone(warehouse_file, rows):
    estimated = rows[rows["is_feasible"].ne(False)]
    assert (estimated["estimated_fps_upper"] <= estimated["throughput_fps"]).all()
    streamed = queries.designs_on_platform(PLATFORM, "weights_streamed")
    assert streamed["estimated_fps"].isna().all()


def test_one_accuracy_is_that_of_one_datatype(warehouse_file):
    rows = queries.designs_of_network(NETWORK, "weights_on_chip")
    assert set(rows.loc[rows["accuracy_pct"].notna(), "datatype"]) == {"INT8"}


def test_network_of_the_catalogue_has_its_accuracies(warehouse_file):
    like = NETWORK | {"like": "GoogLeNetv1", "accuracy": None}
    rows = queries.designs_of_network(like, "weights_on_chip")
    assert rows.loc[rows["accuracy_pct"].notna(), "datatype"].nunique() > 1


def test_what_does_not_fit_stands_on_no_front(warehouse_file):
    small = PLATFORM | {"capacity": 0.01}
    rows = queries.designs_on_platform(small, "weights_on_chip")
    misfits = rows[rows["is_feasible"].eq(False)]
    assert not misfits.empty
    assert misfits["estimated_fps"].isna().all()
    assert not misfits["would_be_pareto_optimal"].any()
    assert not misfits["estimate_would_be_pareto_optimal"].any()


def test_a_second_memory_has_a_roof_and_lets_more_fit(warehouse_file):
    small = PLATFORM | {"capacity": 0.01}
    two = small | {"overflow_bandwidth": 1.0, "overflow_capacity": 8.0}
    fitting = [
        queries.designs_on_platform(of, "weights_on_chip")["is_feasible"].sum()
        for of in (small, two)
    ]
    assert fitting[0] < fitting[1]
    roofs = queries.your_roofs(two)
    assert set(roofs["memory_bandwidth_gbytes_per_s"]) == {12.8, 1.0}


def test_without_memory_the_host_link_binds(warehouse_file):
    stick = PLATFORM | {"bandwidth": None, "host_link": 0.5}
    rows = queries.designs_on_platform(stick, "weights_streamed")
    assert set(rows["bound_by"]) <= {"link", "compute"}
    assert set(rows["bandwidth_gbytes_per_s"]) == {0.5}
    roofs = queries.your_roofs(stick)
    ridge = roofs[roofs["point"] == "ridge"].iloc[0]
    assert ridge["operational_intensity_ops_per_byte"] == pytest.approx(
        ridge["attainable_tops"] * 1e3 / 0.5
    )


def test_both_plots_together_are_a_picture(charts):
    both = alt.hconcat(charts["throughput"], charts["bandwidth"])
    assert pictures.to_png(both).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", range(8))
def test_renders_to_a_picture(charts, name):
    chart = list(charts.values())[name]
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    svg = pictures.to_svg(chart).decode()
    assert svg.startswith("<svg")
    assert "NaN" not in svg
