"""Charts of measurements as specifications, on rows that one can read."""

import json

import pandas as pd
import pictures
import pytest
from charts.measurements.boxes import box_chart
from charts.measurements.efficiency import efficiency_chart
from charts.measurements.points import BRUSH, point_chart
from links import with_links

HOSTILE = "\"' + datum.network + '\" | a | b"
TITLES = {
    "latency_ms": "Latency (ms)",
    "throughput_fps": "Throughput",
    "network": "Network",
}


@pytest.fixture
def rows():
    """Two batches of a design, the second flagged, and another design."""
    table = pd.DataFrame(
        {
            "measurement_id": ["1", "2", "3"],
            "network": [HOSTILE, HOSTILE, "Net"],
            "topology": ["Net", "Net", "Net"],
            "pruning_pct": [100.0, 100.0, 50.0],
            "platform": ["Board", "Board", "Card"],
            "device_class": ["GPU", "GPU", "FPGA"],
            "datatype": ["INT8", "INT8", "FP16"],
            "batch_size": [1, 8, 1],
            "threads": [1, 1, 1],
            "inputs_in_flight": [1, 8, 1],
            "throughput_fps": [100.0, 200.0, 50.0],
            "latency_ms": [10.0, 40.0, 20.0],
            "flags": [0, 1, 0],
            "flagged_for": [None, "repeated", None],
            "share_of_peak": [0.1, 0.2, 0.5],
            "published_share_of_peak": [0.9, 0.9, None],
            "bound_share_of_peak": [1.0, 1.0, 0.8],
        }
    )
    unknown = ("accuracy_pct", "power_watts", "energy_mj_per_input", "share_of_bound")
    figures = ("compute_bound_fps", "bound_fps", "published_fps")
    return with_links(table.assign(**dict.fromkeys((*unknown, *figures), 1.0)))


@pytest.fixture
def groups():
    """The latency of two datatypes at two prunings."""
    table = pd.DataFrame(
        {
            "topology": ["Net"] * 4,
            "pruning_pct": [50.0, 50.0, 100.0, 100.0],
            "datatype": ["INT8", "FP16"] * 2,
            "measurements": [3] * 4,
            "flagged_measurements": [0, 1, 0, 3],
        }
    )
    numbers = ("least", "lower_quartile", "median", "upper_quartile", "largest")
    return table.assign(**{name: 1.0 + n for n, name in enumerate(numbers)})


def marks(spec):
    """The layer of the points."""
    layers = spec.get("spec", spec)["layer"]
    (found,) = [layer for layer in layers if layer["mark"]["type"] == "point"]
    return found


def test_a_flagged_point_is_hollow(rows):
    spec = point_chart(rows, "latency_ms", "throughput_fps", TITLES).to_dict()
    hollow = marks(spec)["encoding"]["fillOpacity"]
    assert hollow["condition"] == {"test": "datum.flags > 0", "value": 0}
    assert hollow["value"] > 0


def test_a_line_goes_through_a_design_from_little_at_once_to_much(rows):
    spec = point_chart(
        rows, "latency_ms", "throughput_fps", TITLES, joined=True
    ).to_dict()
    lines = spec["layer"][0]["encoding"]
    assert lines["order"]["field"] == "inputs_in_flight"
    assert [channel["field"] for channel in lines["detail"]] == [
        "network",
        "platform",
        "datatype",
    ]


@pytest.mark.parametrize("by", ["platform", "topology", "datatype", "device_class"])
def test_colour_is_never_the_only_sign(rows, by):
    spec = point_chart(rows, "latency_ms", "throughput_fps", TITLES, by=by).to_dict()
    encoding = marks(spec)["encoding"]
    assert encoding["color"]["field"] == encoding["shape"]["field"] == by


def test_a_mark_is_a_link_to_its_design(rows):
    spec = point_chart(rows, "latency_ms", "throughput_fps", TITLES).to_dict()
    assert marks(spec)["encoding"]["href"]["field"] == "design_link"


@pytest.mark.parametrize(
    ("x", "facet", "can_be_brushed"),
    [
        ("latency_ms", None, True),
        ("latency_ms", "platform", False),
        ("network", None, False),
    ],
)
def test_one_picture_of_two_metrics_can_be_brushed(rows, x, facet, can_be_brushed):
    spec = point_chart(rows, x, "throughput_fps", TITLES, facet=facet).to_dict()
    assert (f'"name": "{BRUSH}"' in json.dumps(spec)) is can_be_brushed


def test_axes_are_linear_or_logarithmic_by_choice(rows):
    spec = point_chart(
        rows, "latency_ms", "throughput_fps", TITLES, are_log=(False, True)
    ).to_dict()
    encoding = marks(spec)["encoding"]
    assert "type" not in encoding["x"]["scale"]
    assert encoding["y"]["scale"]["type"] == "log"


def test_panels_have_the_values_of_their_column(rows):
    spec = point_chart(
        rows, "latency_ms", "throughput_fps", TITLES, facet="datatype"
    ).to_dict()
    assert spec["facet"]["field"] == "datatype"
    assert set(spec["facet"]["sort"]) == {"INT8", "FP16"}


def test_a_box_has_its_quartiles_and_its_line_all(groups):
    spec = box_chart(
        groups,
        "pruning_pct",
        "latency_ms",
        TITLES | {"pruning_pct": "Channels left (%)"},
    ).to_dict()
    ends = [
        (layer["encoding"]["y"]["field"], layer["encoding"].get("y2", {}).get("field"))
        for layer in spec["layer"]
    ]
    assert ends == [
        ("least", "largest"),
        ("lower_quartile", "upper_quartile"),
        ("median", None),
    ]


def test_bars_of_efficiency_begin_at_zero_on_a_linear_axis(rows):
    spec = efficiency_chart(rows).to_dict()
    bar = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "bar")
    scale = bar["encoding"]["x"]["scale"]
    assert scale["domain"][0] == 0
    assert scale["domain"][1] > 1.0
    assert "type" not in scale


def test_every_chart_can_be_drawn(rows, groups):
    titles = TITLES | {"pruning_pct": "Channels left (%)"}
    for chart in (
        point_chart(rows, "latency_ms", "throughput_fps", titles, joined=True),
        point_chart(rows, "latency_ms", "network", titles, facet="datatype"),
        box_chart(groups, "pruning_pct", "latency_ms", titles, facet="datatype"),
        efficiency_chart(rows),
    ):
        assert len(pictures.to_png(chart)) > 5000
