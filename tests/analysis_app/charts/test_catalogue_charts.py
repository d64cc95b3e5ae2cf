"""The charts of the catalogue as Vega draws them, of rows that one can read."""

import pandas as pd
import pictures
import pytest
from chart_reading import drawn, layers, look_of, table
from charts import theme
from charts.bars import beside
from charts.catalogue.accuracies import accuracy_chart
from charts.catalogue.claims import claim_chart
from charts.catalogue.experiments import STATUS_LOOKS, experiment_chart, flag_chart
from charts.catalogue.networks import requirement_bars
from charts.catalogue.platforms import bandwidth_bars, peak_bars
from charts.catalogue.power import power_chart
from task_words import Task

# A hundred times the parameters, and no operations told of one.
NETWORKS = table(
    """
    network | topology | giga_ops | parameters_millions
    small   | CNV      | 0.1      | 0.5
    large   | MLP      |          | 50
    """,
    task="digits",
    source="a paper",
)
PEAKS = table(
    """
    name            | platform   | datatype | peak_tops
    NCS2 FP16       | NCS2       | FP16     | 1
    ZCU102-DPU INT8 | ZCU102-DPU | INT8     | 6.71
    ZCU102-DPU INT4 | ZCU102-DPU | INT4     | 13.42
    """,
    device_class="FPGA",
    memory_bandwidth_gbytes_per_s=19.2,
    ridge_point_ops_per_byte=349.0,
    source="a paper",
)
# One has no memory of its own.
PLATFORMS = table(
    """
    platform   | memory_bandwidth_gbytes_per_s | host_link_gbytes_per_s
    NCS2       |                               | 0.5
    ZCU102-DPU | 19.2                          |
    """,
    device_class="FPGA",
    memory_capacity_gbytes=4.0,
    on_chip_memory_mbytes=4.5,
    source="a paper",
)
CLAIMS = table(
    """
    name            | figure                        | claimed_value | used_value
    ZCU102-DPU INT8 | peak_tops                     | 3.36          | 6.71
    ZCU102-DPU      | memory_bandwidth_gbytes_per_s | 76.8          | 19.2
    small           | giga_ops                      | 0.12          | 0.1
    """,
    source="another paper",
    reason="a sum of it is wrong",
)
NO_CLAIMS = CLAIMS.head(0)


def number(text):
    return float(text.replace(",", ""))


def height(chart):
    return chart.to_dict()["height"]


def can_be_drawn(chart):
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    svg = pictures.to_svg(chart).decode()
    assert "NaN" not in svg and ">null<" not in svg


# ------------------------------------------------------ requirements and offers


def test_bars_reach_from_zero():
    chart = requirement_bars(NETWORKS, NO_CLAIMS, "parameters_millions", linear=True)
    encoding = layers(chart, "bar")[0]["encoding"]
    assert encoding["x"]["scale"]["domain"] == [0, pytest.approx(58.5)]
    assert encoding["x2"] == {"datum": 0}
    assert encoding["x"]["title"] == "Parameters (millions)"
    assert [bar.values["network"] for bar in drawn(chart, "bar")] == ["small", "large"]


def test_a_logarithmic_axis_has_points_and_no_lengths():
    chart = requirement_bars(NETWORKS, NO_CLAIMS, "parameters_millions")
    assert [layer["mark"]["type"] for layer in layers(chart)] == ["point", "text"]
    encoding = layers(chart, "point")[0]["encoding"]
    assert "x2" not in encoding
    assert encoding["x"]["title"] == "Parameters (millions), logarithmic"
    low, high = encoding["x"]["scale"]["domain"]
    assert low == 0.25 and high > 50


def test_each_figure_is_written_out_and_one_that_nobody_tells_is_said_to_be_none():
    chart = requirement_bars(NETWORKS, NO_CLAIMS, "giga_ops")
    assert {of.values["network"]: of.text for of in drawn(chart, "text")} == {
        "small": "0.1",
        "large": "none",
    }
    (point,) = drawn(chart, "point")
    assert point.values["network"] == "small"
    svg = pictures.to_svg(chart).decode()
    assert ">small<" in svg and ">large<" in svg


def test_a_point_tells_its_figures_and_their_source_in_its_tooltip():
    chart = requirement_bars(NETWORKS, NO_CLAIMS, "parameters_millions")
    small, large = (point.values for point in drawn(chart, "point"))
    assert (
        small.items()
        >= {
            "Network": "small",
            "Topology": "CNV",
            "Task": "digits",
            "Operations (GOP)": "0.1",
            "Source": "a paper",
        }.items()
    )
    assert large["Network"] == "large"


def test_peaks_and_bandwidth_have_their_own_axes():
    peaks, bandwidth = peak_bars(PEAKS, CLAIMS), bandwidth_bars(PLATFORMS, CLAIMS)
    titles = [
        layers(chart, "point")[0]["encoding"]["x"]["title"]
        for chart in (peaks, bandwidth)
    ]
    assert "TOP/s" in titles[0]
    assert "GB/s" in titles[1]
    assert height(peaks) == height(bandwidth)
    can_be_drawn(beside(peaks, bandwidth))


def test_platforms_stand_in_their_order_and_a_platform_has_a_row_per_datatype():
    chart = peak_bars(PEAKS, CLAIMS)
    order = ["ZCU102-DPU INT8", "ZCU102-DPU INT4", "NCS2 FP16"]
    assert layers(chart)[0]["encoding"]["y"]["scale"]["domain"] == order
    rows = sorted(drawn(chart, "text"), key=lambda mark: mark.y)
    assert [row.values["name"] for row in rows] == order
    assert [row.text for row in rows] == ["6.71", "13.4", "1"]


def test_a_platform_without_a_memory_has_a_row_and_no_point():
    chart = bandwidth_bars(PLATFORMS, CLAIMS)
    (point,) = drawn(chart, "point")
    assert point.values["platform"] == "ZCU102-DPU"
    texts = {of.values["platform"]: of.text for of in drawn(chart, "text")}
    assert texts == {"NCS2": "none", "ZCU102-DPU": "19.2"}


@pytest.mark.parametrize(
    "chart, row, claimed",
    [
        (peak_bars(PEAKS, CLAIMS), "ZCU102-DPU INT8", 3.36),
        (bandwidth_bars(PLATFORMS, CLAIMS), "ZCU102-DPU", 76.8),
        (requirement_bars(NETWORKS, CLAIMS, "giga_ops"), "small", 0.12),
    ],
)
def test_another_claim_is_a_tick_in_the_row_of_its_value(chart, row, claimed):
    (tick,) = drawn(chart, "tick")
    assert row in tick.values.values()
    assert tick.values["Claimed"] == f"{claimed:g}"
    assert tick.values["Source"] == "another paper"
    encoding = layers(chart, "tick")[0]["encoding"]
    assert encoding["x"]["field"] == "claimed_value"
    assert encoding["y"]["field"] == "name"
    low, high = encoding["x"]["scale"]["domain"]
    assert low < claimed < high
    assert encoding["y"]["scale"] == layers(chart)[0]["encoding"]["y"]["scale"]


# --------------------------------------------------------------------- accuracies

ACCURACIES = table(
    """
    network | topology  | datatype | platform | accuracy_pct | top5_pct
    large   | ResNet-50 | INT8     |          | 75.5         | 92.5
    large   | ResNet-50 | FP16     |          | 76           |
    large   | ResNet-50 | INT8     | NCS2     | 74           |
    small   | MLP       | INT8     |          | 70           |
    """,
    task="ImageNet",
    source="a paper",
)


def test_a_published_accuracy_is_a_point_and_its_shape_is_the_datatype():
    chart = accuracy_chart(ACCURACIES)
    points = drawn(chart, "point")
    assert [
        (of.values["network"], of.values["Datatype"], number(of.values["Accuracy (%)"]))
        for of in points
    ] == [("large", "INT8", 75.5), ("large", "FP16", 76), ("small", "INT8", 70)]
    encoding = layers(chart, "point")[0]["encoding"]
    assert encoding["shape"]["field"] == "datatype"
    assert len(set(encoding["shape"]["scale"]["range"])) == 2
    assert encoding["x"]["scale"] == {"zero": False}
    assert {pick["name"] for pick in chart.to_dict()["params"]} == {"pick_datatype"}
    can_be_drawn(chart)


def test_a_line_spreads_from_the_least_to_the_most_accurate_datatype():
    assert [
        tuple(
            line.values[of] for of in ("network", "Accuracy (%)", "Max of accuracy_pct")
        )
        for line in drawn(accuracy_chart(ACCURACIES), "rule")
    ] == [("large", "75.5", "76"), ("small", "70", "70")]


def test_an_accuracy_that_was_reached_is_a_tick_that_leads_to_its_design():
    chart = accuracy_chart(ACCURACIES)
    (tick,) = drawn(chart, "tick")
    assert tick.values["Reached on"] == "NCS2"
    assert tick.link == "design?network=large&platform=NCS2&datatype=INT8"
    assert {point.link for point in drawn(chart, "point")} == {None}


def test_a_task_gives_its_own_metric():
    depth = Task("Depth", "RMSE", "metres", False)
    x = layers(accuracy_chart(ACCURACIES, depth), "point")[0]["encoding"]["x"]
    assert x["title"] == depth.title != "Accuracy (%)"


# ------------------------------------------------------------------------- claims

DISPUTED = table(
    """
    disputed | source      | claimed_over_used | largest_effect | is_used
    a        | paper       | 1                 | 3.1            | true
    a        | data sheet  | 2                 | 3.1            | false
    b        | paper       | 1                 | 0.0001         | true
    b        | data sheet  |                   | 0.0001         | false
    c        | web page    | 1                 |                | true
    c        | paper       | 0.25              |                | false
    d        | data sheet  |                   |                | false
    """,
    citation="a citation",
    claimed_value=5.0,
    used_value=5.0,
    relative_difference=0.0,
    reason="a sum of it is wrong",
    predictions_changed=3,
    predictions_compared=10,
    largest_throughput_change=0.1,
)


def test_claims_stand_around_the_value_that_is_used():
    chart = claim_chart(DISPUTED, "power_watts")
    points, used = drawn(chart, "point"), drawn(chart, "tick")
    x = layers(chart, "point")[0]["encoding"]["x"]
    assert x["title"] == "Power (W): claimed / used, logarithmic"
    assert [number(of.values[x["title"]]) for of in points] == [1, 2, 1, 1, 0.25]
    assert [of.values["disputed"] for of in used] == ["a", "b", "c"]
    half = 1.5  # of a tick's thickness, which stands by its left edge
    assert [of.x + half for of in used] == pytest.approx([points[0].x] * 3)
    low, high = x["scale"]["domain"]
    assert low < 0.25 and high > 2
    can_be_drawn(chart)


def test_a_stem_reaches_from_each_claim_to_the_value_that_is_used():
    chart = claim_chart(DISPUTED, "power_watts")
    stems = drawn(chart, "rule")
    used = drawn(chart, "point")[0]
    assert DISPUTED["is_used"][0]
    assert len(stems) == DISPUTED["claimed_over_used"].notna().sum()
    for stem in stems:
        assert stem.x + float(stem.look["x2"]) == pytest.approx(used.x)


def test_what_a_claim_would_change_is_said_once_for_each_thing():
    texts = drawn(claim_chart(DISPUTED, "power_watts"), "text")
    assert [(of.values["disputed"], of.text) for of in texts if of.text] == [
        ("a", "up to 310 %"),
        ("b", "changes nothing"),
    ]


def test_of_what_nobody_gives_a_number_there_is_no_row():
    (points,) = layers(claim_chart(DISPUTED, "power_watts"), "point")
    assert points["encoding"]["y"]["scale"]["domain"] == ["a", "b", "c"]


def test_sources_never_look_the_same():
    many = pd.concat([DISPUTED.assign(source=f"source {n}") for n in range(50)])
    encoding = layers(claim_chart(many, "giga_ops"), "point")[0]["encoding"]
    colours, shapes = (look_of(encoding[of]["scale"]) for of in ("color", "shape"))
    looks = [(colours[source], shapes[source]) for source in colours]
    assert len(set(looks)) == len(looks) == 50


# ----------------------------------------------------------- experiments and flags

EXPERIMENTS = table(
    """
    network | datatype | platform   | measurements | status
    large   | INT8     | NCS2       | 3            | measured
    large   | INT8     | ZCU102-DPU | 12           | measured, not in the overview
    large   | FP16     | NCS2       | 0            | in the overview, not measured
    small   | INT8     | NCS2       | 1            | measured
    """,
    topology="MLP",
    batches_or_threads="1 to 8",
)
FLAGS = table(
    """
    flag          | platform   | measurements
    no_throughput | NCS2       | 3
    no_throughput | ZCU102-DPU | 40
    above_a_bound | NCS2       | 1
    """,
    law="a measurement has a throughput",
)


def test_experiments_say_their_status_twice():
    points = drawn(experiment_chart(EXPERIMENTS), "point")
    assert [of.values["Status"] for of in points] == EXPERIMENTS["status"].to_list()
    encoding = layers(experiment_chart(EXPERIMENTS), "point")[0]["encoding"]
    looks = {
        status: (look_of(encoding["color"]["scale"])[status], shape)
        for status, shape in look_of(encoding["shape"]["scale"]).items()
    }
    assert looks == STATUS_LOOKS
    can_be_drawn(experiment_chart(EXPERIMENTS))


def test_the_number_beside_an_experiment_is_that_of_its_measurements():
    texts = drawn(experiment_chart(EXPERIMENTS), "text")
    assert [text.text for text in texts] == ["3", "12", "0", "1"]
    # Rows are networks in their datatypes, columns platforms in their order.
    assert len({text.y for text in texts}) == 3
    assert texts[0].x > texts[1].x
    assert texts[0].x == texts[2].x


def test_an_experiment_leads_to_its_design():
    links = [point.link for point in drawn(experiment_chart(EXPERIMENTS), "point")]
    assert links[0] == "design?network=large&platform=NCS2&datatype=INT8"
    assert len(set(links)) == 4


def test_a_flag_leads_to_its_measurements_and_says_how_many():
    chart = flag_chart(FLAGS)
    dots, texts = drawn(chart, "circle"), drawn(chart, "text")
    assert [dot.link for dot in dots] == [
        "catalogue?table=Flags&flag=no_throughput",
        "catalogue?table=Flags&flag=no_throughput",
        "catalogue?table=Flags&flag=above_a_bound",
    ]
    assert [text.text for text in texts] == ["3", "40", "1"]
    assert dots[0].values["Law"] == "a measurement has a throughput"
    can_be_drawn(chart)


# -------------------------------------------------------------------------- power

TRACES = table(
    """
    network   | topology  | sample | watts | is_under_load
    MLP 100%  | MLP       | 1      | 4.5   | false
    MLP 100%  | MLP       | 2      | 9     | true
    MLP 50%   | MLP       | 1      | 4.5   | true
    MLP 50%   | MLP       | 2      | 8     | true
    ResNet-50 | ResNet-50 | 1      | 12    | true
    ResNet-50 | ResNet-50 | 2      | 12.5  | true
    """,
    source="a paper",
)


def test_power_has_a_line_for_each_network_in_the_colour_of_its_topology():
    lines = drawn(power_chart(TRACES), "line")
    assert len(lines) == 3
    of_mlp = theme.TOPOLOGY_LOOKS["MLP"][0]
    of_resnet = theme.TOPOLOGY_LOOKS["ResNet-50"][0]
    assert [of.look["stroke"] for of in lines] == [of_mlp, of_mlp, of_resnet]
    (line,) = layers(power_chart(TRACES), "line")
    assert line["encoding"]["y"]["title"] == "Power (W)"


def test_a_sample_that_is_not_taken_for_load_is_a_larger_ring():
    (points,) = layers(power_chart(TRACES), "point")
    size = points["encoding"]["size"]
    assert size["condition"]["test"] == "datum.is_under_load"
    assert size["condition"]["value"] < size["value"]
    marks = drawn(power_chart(TRACES), "point")
    assert len(marks) == len(TRACES)
    assert marks[0].look["d"] not in {of.look["d"] for of in marks[1:]}
    assert "fill" not in marks[0].look
