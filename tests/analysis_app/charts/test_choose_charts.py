"""The charts of Choose on rows that one can read, as specifications and as pictures."""

import pandas as pd
import pictures
import pytest
from charts.choose.candidates import LINE, ROW, candidates_chart
from charts.choose.trust import trust_chart
from links import with_links
from selection import Selection
from task_words import Task
from views.choose import described

TASK = Task("ImageNet", "top-1 accuracy", "percent", True)
DESIGN = {
    "network": "ResNet-50 100%",
    "platform": "TX2-maxp",
    "datatype": "FP16",
    "device_class": "GPU",
    "fits": True,
    "missed_limit": None,
    "missed_by": None,
    "unknown_limits": None,
    "throughput_fps": 58.9,
    "throughput_fps_lower": None,
    "throughput_fps_upper": None,
    "throughput_scope": "system",
    "accuracy_pct": 75.14,
    "latency_ms": 16.86,
    "power_watts": 9.38,
    "power_scope": "board",
    "batch_size": 1,
    "threads": 1,
    "roofline_fps": 149.0,
    "reached_share": 0.395,
    "measurements": 160,
    "share_10_pct": 0.01,
    "median_share": 0.149,
    "share_90_pct": 0.5,
    "flagged_for": None,
    "is_pareto_optimal": True,
}
ESTIMATED = DESIGN | {
    "platform": "NCS2",
    "throughput_fps": 40.0,
    "throughput_fps_lower": 30.0,
    "throughput_fps_upper": 60.0,
    "latency_ms": 0.05,
    "power_watts": None,
}
TOO_LATE = ESTIMATED | {
    "datatype": "INT8",
    "fits": False,
    "missed_limit": "max_latency_ms",
    "missed_by": 0.0385,
}
UNBOUNDED = ESTIMATED | {
    "fits": False,
    "unknown_limits": "power_watts",
    "roofline_fps": None,
    "share_10_pct": None,
    "share_90_pct": None,
}


def drawn(*designs):
    rows = described(pd.DataFrame(designs), Selection(TASK, ("measured",)))
    return rows, candidates_chart(with_links(rows), TASK)


def layers(chart, kind):
    return [one for one in chart.to_dict()["layer"] if one["mark"]["type"] == kind]


def test_marks_say_what_stands_above_them():
    rows, _ = drawn(DESIGN, ESTIMATED, TOO_LATE, UNBOUNDED)
    assert rows["design"][0] == "ResNet-50 100% FP16 on TX2-maxp"
    assert rows["figures"].to_list()[:2] == [
        "75.1 %, 16.9 ms, 9.38 W",
        "75.1 %, 50.0 µs",
    ]
    assert rows["kept"].to_list() == [
        "✓ meets the limits",
        "✓ meets the limits",
        "✗ latency by 3.85 %",
        "? power watts not known",
    ]


def test_the_dashed_line_is_what_the_platform_usually_reaches():
    rows, chart = drawn(DESIGN)
    assert rows["usual_fps_lower"][0] == pytest.approx(1.49)
    assert rows["usual_fps_upper"][0] == pytest.approx(74.5)
    dashed, interval = layers(chart, "rule")
    assert dashed["encoding"]["x"]["field"] == "usual_fps_lower"
    assert interval["encoding"]["x2"]["field"] == "throughput_fps_upper"


def test_points_on_a_log_axis_each_a_link_to_its_design():
    _, chart = drawn(DESIGN, TOO_LATE)
    full, hollow = layers(chart, "point")
    assert full["mark"]["filled"]
    assert not hollow["mark"]["filled"]
    assert full["encoding"]["x"]["scale"]["type"] == "log"
    assert full["encoding"]["href"]["field"] == "design_link"
    assert full["encoding"]["shape"]["field"] == "platform"
    assert not layers(chart, "bar")


def test_what_is_missed_has_a_line_of_its_own():
    assert drawn(DESIGN)[1].to_dict()["height"] == ROW + 50
    assert drawn(DESIGN, TOO_LATE)[1].to_dict()["height"] == 2 * (ROW + LINE) + 50


def test_everything_drawn_is_in_the_domain():
    rows, chart = drawn(DESIGN, ESTIMATED)
    low, high = layers(chart, "tick")[0]["encoding"]["x"]["scale"]["domain"]
    assert low < rows["usual_fps_lower"].min()
    assert high > rows["roofline_fps"].max()


@pytest.mark.parametrize(
    "designs", [[DESIGN], [UNBOUNDED], [DESIGN, ESTIMATED, TOO_LATE, UNBOUNDED]]
)
def test_candidates_as_pictures(designs):
    _, chart = drawn(*designs)
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    assert "NaN" not in pictures.to_svg(chart).decode()


def test_trust_has_a_line_for_each_traffic_model():
    rows = pd.DataFrame(
        {
            "traffic_model": ["weights_streamed", "weights_on_chip"],
            "description": ["all", "some"],
            "measurements": [10, 10],
            "above_the_prediction": [1, 0],
            "median_ratio": [0.5, 0.3],
            "ratio_10_pct": [0.2, 0.1],
            "ratio_25_pct": [0.3, 0.2],
            "ratio_75_pct": [0.7, 0.4],
            "ratio_90_pct": [1.1, 0.6],
            "least_ratio": [0.1, 0.1],
            "largest_ratio": [1.2, 0.9],
        }
    )
    chart = trust_chart(rows)
    spec = chart.to_dict()["layer"][1]
    assert spec["encoding"]["y"]["scale"]["domain"] == rows["traffic_model"].to_list()
    assert pictures.to_png(chart).startswith(b"\x89PNG")
