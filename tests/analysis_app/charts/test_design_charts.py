"""Charts of a design as specifications, on rows that one can read."""

import pandas as pd
import pictures
import pytest
from charts.design.changes import changes_chart
from charts.design.parts import run_title, series_looks
from charts.design.powers import powers_chart
from charts.design.ranges import ranges_chart
from charts.design.roof import roof_chart
from charts.design.roofs_by_run import roofs_by_run_chart
from charts.design.sweep import sweep_chart

HOSTILE = "\"' + datum.network + '\" | a"
UNKNOWN = float("nan")


@pytest.fixture
def runs():
    """A design measured on the device and as a system, and estimated between ends."""
    return pd.DataFrame(
        {
            "row_name": [f"{HOSTILE} on Board in INT8"] * 3,
            "series": ["measured", "measured, whole system", "estimated"],
            "evidence_position": [5, 5, 4],
            "network": [HOSTILE] * 3,
            "platform": ["Board"] * 3,
            "datatype": ["INT8"] * 3,
            "batch_size": [1, 2, 4],
            "threads": [1, 1, 1],
            "inputs_in_flight": [1, 2, 4],
            "throughput_fps": [100.0, 50.0, 120.0],
            "throughput_fps_lower": [UNKNOWN, UNKNOWN, 80.0],
            "throughput_fps_upper": [UNKNOWN, UNKNOWN, 160.0],
            "latency_ms": [10.0, 40.0, 33.3],
            "power_watts": [5.0, 5.5, 6.0],
            "power_watts_lower": [UNKNOWN, UNKNOWN, 5.0],
            "power_watts_upper": [UNKNOWN, UNKNOWN, 7.0],
            "design_link": ["design?network=a&platform=Board&datatype=INT8"] * 3,
        }
    )


@pytest.fixture
def roofs():
    return pd.DataFrame(
        {
            "slanted_roof": ["memory"] * 3,
            "operational_intensity_ops_per_byte": [0.1, 10.0, 1000.0],
            "attainable_tops": [0.01, 1.0, 1.0],
            "ridge_point_ops_per_byte": [10.0] * 3,
            "peak_tops": [1.0] * 3,
        }
    )


@pytest.fixture
def under_roof():
    """A run measured at half of its roof, one that moves no bytes, one not measured."""
    return pd.DataFrame(
        {
            "platform": ["Board"] * 3,
            "operational_intensity_ops_per_byte": [5.0, UNKNOWN, 20.0],
            "attainable_tops": [0.5, 1.0, 1.0],
            "reached_tops": [0.25, 0.5, UNKNOWN],
            "run": ["batch 1", "batch 2", "batch 4"],
            "named": ["batch 1", None, None],
        }
    )


@pytest.fixture
def binding():
    """The memory binds batch 1, the peak batch 4; there is no link."""
    return pd.DataFrame(
        {
            "batch_size": [1, 4],
            "threads": [1, 1],
            "inputs_in_flight": [1, 4],
            "bound_fps": [100.0, 300.0],
            "compute_bound_fps": [300.0, 300.0],
            "memory_bound_fps": [100.0, 400.0],
            "link_bound_fps": [UNKNOWN, UNKNOWN],
            "bound_by": ["memory", "compute"],
            "bound_margin": [3.0, 4 / 3],
        }
    )


@pytest.fixture
def changes():
    """Nothing is won by a faster link."""
    return pd.DataFrame(
        {
            "part": ["convolution", "first layer"],
            "layers": [3, 1],
            "bound_by": ["compute", "memory"],
            "saved_by_peak": [0.06, 0.0],
            "saved_by_bandwidth": [0.0, 0.02],
            "saved_by_link": [0.0, 0.0],
        }
    )


def marks(chart) -> list[str]:
    return [layer["mark"]["type"] for layer in chart.to_dict()["layer"]]


def test_every_mark_of_a_range_opens_its_design(runs):
    layers = ranges_chart(runs).to_dict()["layer"]
    assert [layer["encoding"]["href"]["field"] for layer in layers] == [
        "design_link"
    ] * len(layers)


def test_no_interval_where_both_ends_are_one(runs):
    interval = ranges_chart(runs).to_dict()["layer"][0]
    assert {"filter": "datum.throughput_fps_lower < datum.throughput_fps_upper"} in (
        interval["transform"]
    )


def test_series_of_one_evidence_share_a_colour_and_no_shape(runs):
    colour, shape = (look.to_dict()["scale"]["range"] for look in series_looks(runs))
    assert colour[0] == colour[1] != colour[2]
    assert len(set(shape)) == 3


def test_a_run_that_was_not_measured_is_a_ring_alone(roofs, under_roof):
    layers = roof_chart(roofs, under_roof).to_dict()["layer"][1:]
    full = [layer for layer in layers if layer["mark"].get("filled")]
    assert len(full) == 2
    for layer in full:
        assert {"filter": "isValid(datum.reached_tops)"} in layer["transform"]


def test_a_run_that_moves_no_bytes_stands_at_the_edge(roofs, under_roof):
    layers = roof_chart(roofs, under_roof).to_dict()["layer"][1:]
    x = "isValid(datum.operational_intensity_ops_per_byte)"
    for layer in layers:
        at_edge = {"filter": f"!{x}"} in layer["transform"]
        assert ("value" in layer["encoding"]["x"]) == at_edge


def test_only_a_throughput_has_an_interval(runs):
    assert marks(sweep_chart(runs, "throughput_fps")) == ["rule", "line", "point"]
    assert marks(sweep_chart(runs, "latency_ms")) == ["line", "point"]


@pytest.mark.parametrize(
    ("batches", "threads", "title"),
    [
        ([1, 2], [1, 1], "Batch size"),
        ([1, 1], [1, 2], "Threads"),
        ([1, 1], [1, 1], "Batch size"),
        ([1, 2], [1, 2], "Inputs in flight (batch size times threads)"),
    ],
)
def test_the_axis_is_what_the_runs_differ_in(batches, threads, title):
    runs = pd.DataFrame({"batch_size": batches, "threads": threads})
    assert run_title(runs) == title


def test_a_roof_that_is_not_there_has_no_line(binding):
    spec = roofs_by_run_chart(binding).to_dict()
    assert spec["layer"][1]["encoding"]["color"]["scale"]["domain"] == [
        "compute",
        "memory",
    ]


def test_what_saves_nothing_has_no_bar(changes):
    spec = changes_chart(changes).to_dict()
    rows = spec["datasets"][spec["data"]["name"]]
    assert {(row["more"], row["part"], row["saved"]) for row in rows} == {
        ("peak", "convolution", 0.06),
        ("memory bandwidth", "first layer", 0.02),
    }
    assert spec["encoding"]["x"]["stack"] == "zero"


def test_power_begins_at_zero(runs):
    for layer in powers_chart(runs).to_dict()["layer"]:
        assert layer["encoding"]["y"]["scale"]["zero"]


def test_all_can_be_drawn(runs, roofs, under_roof, binding, changes):
    for chart in (
        ranges_chart(runs),
        roof_chart(roofs, under_roof),
        sweep_chart(runs, "throughput_fps"),
        sweep_chart(runs.head(1), "latency_ms"),
        roofs_by_run_chart(binding),
        changes_chart(changes),
        powers_chart(runs),
    ):
        assert b"<path" in pictures.to_svg(chart)


def test_a_name_is_text_and_no_expression(runs):
    drawn = pictures.to_svg(ranges_chart(runs)).decode()
    assert "datum.network + " in drawn
