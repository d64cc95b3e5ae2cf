"""Operating points by two objectives as Vega draws them, on rows that one can read."""

import pytest
from chart_reading import drawn, layers, table
from charts.pareto.objectives import objectives_chart

OPERATING_POINTS = table(
    """
    evidence | network | platform   | latency_ms | accuracy_pct | is_on_front
    measured | small   | ZCU102-DPU | 1          | 66           | true
    measured | mid     | NCS2       | 10         | 71           | true
    measured | mid     | TX2-maxn   | 20         | 70           | false
    measured | big     | TX2-maxn   | 100        | 76           | true
    bound    | small   | ZCU102-DPU | 0.5        | 66           | true
    bound    | big     | TX2-maxn   | 50         | 76           | true
    """,
    datatype="INT8",
    batch_size=1,
    threads=1,
    throughput_fps=100.0,
    power_watts=None,
    power_scope="board",
    energy_mj_per_input=None,
    points_here=1,
).assign(evidence_position=[5] * 4 + [2] * 2)


def by_objectives(x, y):
    return objectives_chart(OPERATING_POINTS, x, y, "Across", "Up")


def test_an_axis_says_which_way_is_better_and_is_linear_for_accuracies():
    encoding = layers(by_objectives("latency_ms", "accuracy_pct"))[0]["encoding"]
    x, y = encoding["x"], encoding["y"]
    assert x["title"] == "Across, lower is better"
    assert y["title"] == "Up, higher is better"
    assert x["scale"]["type"] == "log"
    low, high = x["scale"]["domain"]
    assert low < 0.5 and high > 100
    assert y["scale"] == {"zero": False}


@pytest.mark.parametrize(
    "x, y, step",
    [
        # What is dominated lies right of and below a point, or left of and below it.
        ("latency_ms", "accuracy_pct", "step-after"),
        ("throughput_fps", "accuracy_pct", "step-before"),
    ],
)
def test_the_border_of_the_front_is_level_with_the_better_of_two(x, y, step):
    (line,) = layers(by_objectives(x, y), "line")
    assert line["mark"]["interpolate"] == step


def test_each_evidence_has_its_front_as_a_line_of_its_own():
    chart = by_objectives("latency_ms", "accuracy_pct")
    lines = drawn(chart, "line")
    assert len(lines) == 2
    assert len({line.look.get("stroke-dasharray") for line in lines}) == 2
    (line,) = layers(chart, "line")
    assert line["transform"] == [{"filter": "datum.is_on_front"}]


def test_points_of_the_front_are_large_and_full_and_others_small_and_pale():
    marks = drawn(by_objectives("latency_ms", "accuracy_pct"), "point")
    assert len(marks) == len(OPERATING_POINTS)
    pale = [mark for mark in marks if mark.look["opacity"] == "0.5"]
    assert [mark.values["Latency (ms)"] for mark in pale] == ["20"]
    (size,) = [
        layer["encoding"]["size"]
        for layer in layers(by_objectives("latency_ms", "accuracy_pct"), "point")
    ]
    assert size["condition"]["test"] == "datum.is_on_front"
    assert size["condition"]["value"] > size["value"]
