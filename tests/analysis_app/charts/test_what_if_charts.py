"""The what-if charts as specifications, and as pictures."""

import json

import pictures
import pytest
from charts.what_if_front import what_if_front_chart
from charts.what_if_parts import YOURS
from charts.what_if_roofs import what_if_roof_chart
from charts.what_if_throughputs import bandwidth_chart, throughput_chart
from queries import choices, rooflines
from queries import what_if as queries

PLATFORM = {
    "datatypes": ["INT8", "FP16"],
    "peaks": [8.0, 2.0],
    "bandwidth": 12.8,
    "on_chip_mbytes": 6.0,
    "capacity": None,
    "power": None,
    "batch_size": 1,
}
NETWORK = {
    "giga_ops": 2.0,
    "parameters": 10.0,
    "activations": None,
    "peak_activations": None,
    "task": "ImageNet",
    "top1": 76.0,
    "batch_size": 1,
}


@pytest.fixture
def rows(warehouse_file):
    return queries.designs_on_platform(PLATFORM, "weights_on_chip")


@pytest.fixture
def charts(rows):
    everything = choices.platforms()["platform"].to_list()
    mine = rows[(rows["task"] == "ImageNet") & rows["top1_pct"].notna()]
    network = queries.designs_of_network(NETWORK, "weights_on_chip")
    catalogue = queries.front("ImageNet", "weights_on_chip")
    return {
        "roofs": what_if_roof_chart(
            queries.your_roofs(["INT8", "FP16"], [8.0, 2.0], 12.8),
            rooflines.roofs(everything, choices.datatypes()),
            rows[rows["task"] == "ImageNet"],
        ),
        "throughput": throughput_chart(rows, "network"),
        "bandwidth": bandwidth_chart(rows, "network"),
        "front": what_if_front_chart(mine, catalogue, "network"),
        "network throughput": throughput_chart(network, "platform"),
        "network bandwidth": bandwidth_chart(network, "platform"),
        "network front": what_if_front_chart(network, catalogue, "platform"),
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
    "memory_bandwidth_gbytes_per_s": "GB/s",
    "top1_pct": "%",
}


def test_axes_have_units_and_are_logarithmic(charts):
    for chart in charts.values():
        for channel in ("x", "y"):
            for field, encoding in fields(chart, channel).items():
                if "title" in encoding and field in UNITS:
                    assert UNITS[field] in encoding["title"]
                    if field != "top1_pct":
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
        known["bandwidth_at_ridge_gbytes_per_s"]
        > known["memory_bandwidth_gbytes_per_s"]
    )
    assert (needs_more == (known["bound_by"] == "memory")).all()


def test_bound_is_by_hand(rows):
    """ResNet-50 at INT8: 25.5 MB for 7.72 GOP, 12.8 GB/s: 502 inputs per second."""
    row = rows.query("network == 'ResNet-50 100%' and datatype == 'INT8'").iloc[0]
    assert row["throughput_fps"] == pytest.approx(12.8e9 / 25.5e6)
    assert row["compute_bound_fps"] == pytest.approx(8e12 / 7.72e9)


@pytest.mark.parametrize("name", range(7))
def test_renders_to_a_picture(charts, name):
    chart = list(charts.values())[name]
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    svg = pictures.to_svg(chart).decode()
    assert svg.startswith("<svg")
    assert "NaN" not in svg
