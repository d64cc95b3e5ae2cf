"""Charts of evidence, layers and gaps as specifications, on rows that one can read."""

import json

import pandas as pd
import pictures
import pytest
from charts.evidence.estimators import predicted_chart, residual_chart, score_chart
from charts.evidence.gaps import gap_heatmap, waterfall
from charts.rooflines.layers import MOST_NAMES, layer_bars, layer_roofline, part_chart

HOSTILE = "\"' + datum.network + '\" | a | b"


@pytest.fixture
def predicted():
    """The bound ten times too high, the estimate right, with its interval."""
    rows = [
        ("bound", "Board", "Net", 1000.0, None, None, 100.0),
        ("layer products", "Board", "Net", 100.0, 50.0, 200.0, 100.0),
    ]
    fps = "predicted_throughput_fps"
    columns = ["estimator", "platform", "topology", fps, f"{fps}_lower", f"{fps}_upper"]
    return pd.DataFrame(rows, columns=[*columns, "measured_throughput_fps"]).astype(
        {f"{fps}_lower": float, f"{fps}_upper": float}
    )


@pytest.fixture
def steps():
    """1 ms at the peak, 4 saved of 5, 2 added, 3 measured."""
    return pd.DataFrame(
        {
            "position": [1, 2, 4, 7, 8],
            "step": ["peak", "streamed", "on_chip", "calibrated", "measured"],
            "ms_per_input": [1.0, 5.0, 1.0, 3.0, 3.0],
            "added_ms_per_input": [1.0, 4.0, -4.0, 2.0, 0.0],
            "ms_before": [0.0, 1.0, 5.0, 1.0, 3.0],
            "effect": ["all so far", "added", "saved", "added", "all so far"],
        }
    )


@pytest.fixture
def layers():
    """Two layers that move bytes, one that moves none."""
    return pd.DataFrame(
        {
            "layer": [1, 2, 3],
            "layer_name": [HOSTILE, "conv", "conv"],
            "kind": ["convolution", "depthwise convolution", "a new kind"],
            "operational_intensity_ops_per_byte": [10.0, 1.0, float("nan")],
            "attainable_tops": [1.0, 0.1, 1.0],
            "bound_by": ["compute", "memory", "compute"],
            "time_ms": [3.0, 1.0, 2.0],
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


def encodings(spec, channel):
    return [
        layer["encoding"][channel]
        for layer in spec["layer"]
        if channel in layer.get("encoding", {})
    ]


def test_both_axes_of_the_scatter_are_the_same(predicted):
    spec = predicted_chart(predicted, "platform").to_dict()
    scales = [
        encoding["scale"]
        for channel in "xy"
        for encoding in encodings(spec["spec"], channel)
    ]
    assert all(scale == scales[0] for scale in scales)
    assert scales[0]["type"] == "log"
    assert spec["facet"]["column"]["sort"] == ["bound", "layer products"]
    low, high = scales[0]["domain"]
    assert low < 50 and high > 1000


@pytest.mark.parametrize("by", ["platform", "topology"])
def test_the_scatter_tells_apart_what_was_chosen(predicted, by):
    spec = predicted_chart(predicted, by).to_dict()["spec"]
    assert {e["field"] for e in encodings(spec, "color") if "field" in e} == {by}
    assert pictures.to_png(predicted_chart(predicted, by)).startswith(b"\x89PNG")


def test_no_bars_stand_on_logarithmic_axes(predicted):
    ends = {"10": 0.05, "25": 0.08, "75": 0.3, "90": 1.4}
    residuals = pd.DataFrame(
        {"estimator": ["bound"], "platform": ["Board"], "median_ratio": [0.1]}
        | {f"ratio_{end}_pct": [value] for end, value in ends.items()}
    )
    scores = pd.DataFrame(
        {
            "estimator": ["bound", HOSTILE],
            "row_name": ["all", "all"],
            "error_factor": [12.0, 1.2],
        }
    )
    for chart in (
        predicted_chart(predicted, "platform"),
        residual_chart(residuals),
        score_chart(scores),
    ):
        text = json.dumps(chart.to_dict())
        assert '"log"' in text
        assert '"type": "bar"' not in text
        assert pictures.to_svg(chart).startswith(b"<svg")


def test_bars_of_the_waterfall_stand_where_the_one_before_ended(steps):
    chart = waterfall(steps)
    spec = chart.to_dict()
    assert encodings(spec, "x2")[0]["field"] == "ms_per_input"
    svg = pictures.to_svg(chart).decode()
    for number in ("+4 ms", "\N{MINUS SIGN}4 ms", "+2 ms", "3 ms (none)"):
        assert number in svg


def test_the_colours_of_gaps_are_neutral_at_one():
    summary = pd.DataFrame(
        {
            "platform": ["Board"] * 3,
            "step": ["streamed", "on_chip", "measured"],
            "position": [2, 4, 8],
            "mean_ratio": [0.1, 1.0, 3.0],
        }
    )
    spec = gap_heatmap(summary).to_dict()
    low, high = spec["layer"][0]["encoding"]["color"]["scale"]["domain"]
    assert low * high == pytest.approx(1)
    assert low <= 0.1
    assert spec["layer"][0]["encoding"]["x"]["sort"] == summary["step"].to_list()


def test_layers_that_move_no_bytes_are_at_the_edge(roofs, layers):
    chart = layer_roofline(roofs, layers)
    text = json.dumps(chart.to_dict())
    assert '"value": "width"' in text
    assert "Infinity" not in text and "NaN" not in text
    assert "translate(NaN" not in pictures.to_svg(chart).decode()


def test_layer_bars_start_at_zero_and_name_layers_that_share_a_name(layers):
    spec = layer_bars(layers).to_dict()
    assert spec["mark"]["type"] == "bar"
    assert "scale" not in spec["encoding"]["y"]  # linear, from zero
    assert json.dumps(HOSTILE) in spec["encoding"]["x"]["axis"]["labelExpr"]
    assert pictures.to_svg(layer_bars(layers)).startswith(b"<svg")


def test_many_layers_go_by_number(layers):
    many = pd.concat([layers] * (MOST_NAMES // 3 + 1), ignore_index=True)
    many["layer"] = many.index + 1
    assert "labelExpr" not in layer_bars(many).to_dict()["encoding"]["x"]["axis"]


def test_a_share_that_nobody_estimated_is_left_out():
    parts = pd.DataFrame(
        {
            "part": ["first layer", "convolution"],
            "layers": [1, 2],
            "share_of_operations": [0.25, 0.75],
            "share_of_time": [0.5, 0.5],
            "share_of_products": [float("nan")] * 2,
        }
    )
    text = json.dumps(part_chart(parts).to_dict())
    assert "time by the roofline" in text
    assert "what shapes cost" not in text
