"""The what-if charts as specifications, and as pictures."""

import json

import altair as alt
import pictures
import pytest
from charts.what_if.front import what_if_front_chart
from charts.what_if.parts import YOURS
from charts.what_if.roofs import what_if_roof_chart
from charts.what_if.throughputs import bandwidth_chart, throughput_chart
from queries import choices, rooflines
from queries import what_if as queries
from task_words import Task

PLATFORM = {
    "datatypes": ["INT8", "FP16"],
    "peaks": [8.0, 2.0],
    "bandwidth": 12.8,
    "on_chip": 6.0,
    "capacity": None,
    "host_link": None,
    "compute_units": 1,
    "device_class": None,
    "execution_style": None,
    "like": None,
    "batch_size": 1,
}
NETWORK = {
    "giga_ops": 2.0,
    "parameters": 10.0,
    "activations": None,
    "peak_activations": None,
    "input_bytes": None,
    "output_bytes": None,
    "task": "ImageNet",
    "accuracy": 76.0,
    "accuracy_in": "INT8",
    "like": None,
    "batch_size": 1,
}

TASK = Task("ImageNet", "top-1 accuracy", "percent", True)


@pytest.fixture
def rows(warehouse_file):
    return queries.designs_on_platform(PLATFORM, "weights_on_chip")


@pytest.fixture
def charts(rows):
    everything = choices.platforms()["platform"].to_list()
    mine = rows[(rows["task"] == "ImageNet") & rows["accuracy_pct"].notna()]
    network = queries.designs_of_network(NETWORK, "weights_on_chip")
    network_known = network[network["accuracy_pct"].notna()]
    catalogue = queries.front("ImageNet", "weights_on_chip")
    return {
        "roofs": what_if_roof_chart(
            queries.your_roofs(PLATFORM),
            rooflines.roofs(everything, choices.datatypes()),
            rows[rows["task"] == "ImageNet"],
            TASK,
        ),
        "throughput": throughput_chart(rows, "network", TASK),
        "bandwidth": bandwidth_chart(rows, "network", TASK),
        "front": what_if_front_chart(mine, catalogue, "network", TASK),
        "network throughput": throughput_chart(network, "platform", TASK),
        "network bandwidth": bandwidth_chart(network, "platform", TASK),
        "network front": what_if_front_chart(
            network_known, catalogue, "platform", TASK
        ),
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
    "throughput_fps": "inputs per second",
    "compute_bound_fps": "inputs per second",
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
    assert yours["mark"]["color"] == YOURS
    assert yours["mark"]["strokeWidth"] > 2 * others["mark"]["strokeWidth"]
    assert others["encoding"]["opacity"]["condition"][0]["value"] < 0.5
    assert json.dumps(charts["front"].to_dict()).count(YOURS) >= 2


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
    assert set(misfits["standing"]) == {"does not fit in memory"}
    assert not misfits["would_be_pareto_optimal"].any()


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


@pytest.mark.parametrize("name", range(7))
def test_renders_to_a_picture(charts, name):
    chart = list(charts.values())[name]
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    svg = pictures.to_svg(chart).decode()
    assert svg.startswith("<svg")
    assert "NaN" not in svg
