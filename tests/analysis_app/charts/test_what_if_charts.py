"""The what-if charts as Vega draws them, of described designs that one can read."""

import altair as alt
import pandas as pd
import pictures
import pytest
from chart_reading import drawn, layers, look_of, table
from charts import theme
from charts.rooflines.roofline import X_TITLE
from charts.what_if.compared import compared_chart
from charts.what_if.front import BEHIND, ON_FRONT, UNFIT, what_if_front_chart
from charts.what_if.parts import LOOKS, YOURS
from charts.what_if.roofs import what_if_roof_chart
from charts.what_if.throughputs import bandwidth_chart, throughput_chart
from links import with_links
from task_words import Task
from views.what_if_words import with_roof_labels

TASK = Task("ImageNet", "top-1 accuracy", "percent", True)
INTENSITY, TOPS = "operational_intensity_ops_per_byte", "attainable_tops"
NEEDED, GIVEN = "bandwidth_at_ridge_gbytes_per_s", "bandwidth_gbytes_per_s"
EXPECTED = "To expect (inputs/s)"

# ------------------------------------------------------- on a described platform

# Bound by the memory, by the peak, moving no bytes, not fitting, and not predicted.
ON_EDGE = table(
    """
    network | topology  | throughput_fps | bound_by | compute_bound_fps | estimated_fps
    large   | ResNet-50 | 100            | memory   | 400               | 50
    mid     | ResNet-50 | 300            | compute  | 300               | 150
    small   | CNV       | 900            | compute  | 900               |
    huge    | MLP       | 10             | memory   | 20                |
    other   | MLP       |                |          |                   |
    """,
    whose="edge",
    datatype="INT8",
    task="ImageNet",
    accuracy_pct=76.0,
    bound_margin=2.0,
    latency_ms=10.0,
    calibrated_on="family",
    layers_from="stated",
    bandwidth_gbytes_per_s=12.8,
)
_FIGURES = table(
    """
    intensity | tops | needed | is_feasible | why_not_predicted
    100       | 1.28 | 51.2   | true        |
    700       | 8    | 11.7   | true        |
              | 8    |        |             |
    200       | 2.56 | 25.6   | false       |
              |      |        |             | network has no operation count
    """
).rename(columns={"intensity": INTENSITY, "tops": TOPS, "needed": NEEDED})
ON_EDGE = ON_EDGE.join(_FIGURES).assign(
    estimated_fps_lower=ON_EDGE["estimated_fps"] / 2,
    estimated_fps_upper=ON_EDGE["estimated_fps"] * 1.5,
)
PREDICTED = ON_EDGE.dropna(subset="throughput_fps")


@pytest.fixture(scope="module")
def throughputs():
    return throughput_chart(ON_EDGE, "network", TASK)


@pytest.fixture(scope="module")
def bandwidths():
    return bandwidth_chart(ON_EDGE, "network", TASK)


def number(text):
    return float(text.replace(",", ""))


def told(marks, *titles):
    """What the marks say under these titles."""
    return [tuple(mark.values[title] for title in titles) for mark in marks]


def by_field(chart, channel):
    return {
        layer["encoding"][channel]["field"]: layer["encoding"][channel]
        for layer in layers(chart)
        if "field" in layer["encoding"].get(channel, {})
    }


def test_a_full_point_is_the_bound_of_a_design_in_the_colour_of_what_binds(throughputs):
    full = [of for of in drawn(throughputs, "point") if "fill" in of.look]
    bounds = [of for of in full if of.look["fill"] != "white"]
    assert told(bounds, "Network", "At most (inputs/s)", "Bound by") == [
        ("large", "100", "memory"),
        ("mid", "300", "compute"),
        ("small", "900", "compute"),
        ("huge", "10", "memory"),
    ]
    for mark in bounds:
        assert mark.look["fill"] == theme.BOUND_BY_COLOURS[mark.values["Bound by"]]


def test_what_the_bandwidth_costs_is_a_line_to_a_tick_at_the_peak(throughputs):
    ticks = drawn(throughputs, "tick")
    assert told(ticks, "Network", "Bound of the peak (inputs/s)") == [
        ("large", "400"),
        ("huge", "20"),
    ]
    (lost,) = [
        of
        for of in drawn(throughputs, "rule")
        if of.values["Network"] == "large"
        if of.look["stroke"] == theme.BOUND_BY_COLOURS["memory"]
    ]
    thick = 2
    assert lost.x + float(lost.look["x2"]) == pytest.approx(ticks[0].x, abs=thick)


def test_what_to_expect_is_a_ring_on_its_interval(throughputs):
    rings = [of for of in drawn(throughputs, "point") if of.look.get("fill") == "white"]
    intervals = [
        of for of in drawn(throughputs, "rule") if of.look["stroke"] == theme.NEUTRAL
    ]
    assert told(rings, "Network", EXPECTED) == [("large", "50"), ("mid", "150")]
    for ring, interval in zip(rings, intervals, strict=True):
        assert ring.values["Network"] == interval.values["Network"]
        ends = (interval.x, interval.x + float(interval.look["x2"]))
        assert min(ends) < ring.x < max(ends)
    scales = [encoding["scale"] for encoding in by_field(throughputs, "x").values()]
    assert all(scale == scales[0] for scale in scales)


def test_what_is_not_predicted_says_why_in_its_row(throughputs):
    (text,) = drawn(throughputs, "text")
    assert text.text == "network has no operation count"
    assert text.values["network"] == "other"
    (at_left,) = layers(throughputs, "text")
    assert at_left["encoding"]["x"] == {"value": 0}


def test_rows_stand_in_the_order_of_the_frame_in_both_plots(throughputs, bandwidths):
    for chart in (throughputs, bandwidths):
        assert by_field(chart, "y")["network"]["sort"] == ON_EDGE["network"].to_list()
    assert by_field(throughputs, "y")["network"]["axis"]["labels"] is True
    assert by_field(bandwidths, "y")["network"]["axis"]["labels"] is False
    assert throughputs.to_dict()["height"] == bandwidths.to_dict()["height"]


def test_datatypes_have_a_lane_each_in_a_row():
    two = pd.concat([PREDICTED, PREDICTED.assign(datatype="FP16")])
    lanes = by_field(throughput_chart(two, "network", TASK), "yOffset")
    assert lanes["datatype"]["sort"] == ["INT8", "FP16"]
    assert by_field(throughput_chart(PREDICTED, "network", TASK), "yOffset") == {}


def test_bandwidth_needed_is_a_point_beside_the_bandwidth_there_is(bandwidths):
    points, ticks = drawn(bandwidths, "point"), drawn(bandwidths, "tick")
    assert [
        (
            of.values["Network"],
            number(of.values["Bandwidth to be compute bound (GB/s)"]),
        )
        for of in points
    ] == [("large", 51.2), ("mid", 11.7), ("huge", 25.6)]
    assert len(ticks) == len(ON_EDGE)
    assert len({tick.x for tick in ticks}) == 1
    # A design that the memory binds needs more than there is.
    needs_more = {of.values["Network"] for of in points if of.x > ticks[0].x}
    assert needs_more == {"large", "huge"}
    assert {tick.look["fill"] for tick in ticks} == {YOURS}


def test_legends_pick(throughputs):
    picks = {pick["name"]: pick["bind"] for pick in throughputs.to_dict()["params"]}
    assert picks == {"pick_bound_by": "legend", "pick_datatype": "legend"}


# ------------------------------------------------------------------------- roofs

YOUR_ROOFS = table(
    """
    datatype | point | intensity | tops    | peak_tops | ridge
    FP16     | first | 0.1       | 0.00128 | 2         | 156.25
    FP16     | ridge | 156.25    | 2       | 2         | 156.25
    FP16     | last  | 160000    | 2       | 2         | 156.25
    INT8     | first | 0.1       | 0.00128 | 8         | 625
    INT8     | ridge | 625       | 8       | 8         | 625
    INT8     | last  | 160000    | 8       | 8         | 625
    """,
    whose="edge",
    slanted_roof="memory",
    memory_bandwidth_gbytes_per_s=12.8,
).rename(columns={"intensity": INTENSITY, "tops": TOPS})
YOUR_ROOFS = YOUR_ROOFS.rename(columns={"ridge": "ridge_point_ops_per_byte"})
OTHER_ROOFS = YOUR_ROOFS.head(3).assign(
    platform="NCS2", platforms_with_this_roof="NCS2"
)


@pytest.fixture(scope="module")
def roofs():
    yours = with_roof_labels(YOUR_ROOFS)
    return what_if_roof_chart(yours, OTHER_ROOFS, ON_EDGE, TASK)


def test_yours_are_thick_and_in_your_colour_and_others_pale_in_theirs(roofs):
    yours, others = (
        [of for of in drawn(roofs, "rule") if title in of.values]
        for title in ("Described", "platform")
    )
    assert len(yours) == 4 and len(others) == 2
    assert {of.look["stroke"] for of in yours} == {YOURS}
    assert {of.look["stroke"] for of in others} == {theme.PLATFORM_LOOKS["NCS2"][0]}
    thick, thin = (float(of[0].look["stroke-width"]) for of in (yours, others))
    assert thick > 2 * thin
    assert float(others[0].look["opacity"]) < 0.5


def test_your_peaks_and_ridges_are_written_out(roofs):
    texts = [mark.text for mark in drawn(roofs, "text")]
    assert texts == [
        "edge, FP16: 2 TOP/s",
        "edge, INT8: 8 TOP/s",
        "156.2 OP/byte",
        "625 OP/byte",
    ]


def test_a_network_is_a_point_on_your_roof_and_without_bytes_an_arrow_at_its_end(roofs):
    named = [of for of in drawn(roofs, "point") if "Network" in of.values]
    full = [of for of in named if of.look.get("stroke") == "white"]
    assert {of.values["Network"] for of in full} == {"large", "mid", "huge", "small"}
    (arrow,) = [of for of in full if X_TITLE not in of.values]
    assert arrow.values["Network"] == "small"
    assert arrow.x > max(of.x for of in full if of is not arrow)


def test_topologies_have_their_colours_and_both_legends_pick(roofs):
    colours = look_of(by_field(roofs, "color")["topology"]["scale"])
    assert colours == {
        name: theme.TOPOLOGY_LOOKS[name][0] for name in ("ResNet-50", "CNV", "MLP")
    }
    picks = {pick["name"] for pick in roofs.to_dict()["params"]}
    assert picks == {"pick_topology", "pick_datatype"}


# ------------------------------------------------------- the front, and each other


DESIGNS = table(
    """
    whose | network | throughput_fps | accuracy_pct | is_feasible
    edge  | A       | 400            | 70           | true
    edge  | B       | 100            | 80           | false
    NCS2  | A       | 200            | 70           | true
    NCS2  | B       | 50             | 60           | true
    """,
    topology="A",
    datatype="INT8",
    task="ImageNet",
    bound_by="memory",
    bound_margin=2.0,
    compute_bound_fps=800.0,
    operational_intensity_ops_per_byte=50.0,
    attainable_tops=0.5,
    bandwidth_gbytes_per_s=10.0,
    bandwidth_at_ridge_gbytes_per_s=20.0,
    latency_ms=10.0,
    calibrated_on="family",
    layers_from="stated",
    energy_mj_per_input=12.5,
    estimated_energy_mj_per_input=25.0,
)
DESIGNS = DESIGNS.assign(
    estimated_fps=DESIGNS["throughput_fps"] / 2,
    estimated_fps_lower=DESIGNS["throughput_fps"] / 4,
    estimated_fps_upper=DESIGNS["throughput_fps"],
    standing=[ON_FRONT, UNFIT, BEHIND, BEHIND],
    fill=["edge", BEHIND, BEHIND, BEHIND],
    name=DESIGNS["whose"] + ": " + DESIGNS["network"],
)
CATALOGUE = with_links(
    table(
        """
        network | platform | throughput_fps | accuracy_pct | is_pareto_optimal
        A       | NCS2     | 300            | 65           | true
        B       | NCS2     | 100            | 75           | true
        C       | TX2-maxn | 90             | 60           | false
        """,
        datatype="FP16",
        evidence="bound",
        latency_ms=10.0,
        batch_size=1,
        threads=1,
    )
)
FPS = "Throughput (inputs/s)"


def front_of(x_is="throughput_fps", task=TASK, rows_are="network"):
    return what_if_front_chart(DESIGNS, CATALOGUE, x_is, rows_are, task)


@pytest.fixture(scope="module")
def front():
    return front_of()


@pytest.fixture(scope="module")
def compared():
    return compared_chart(DESIGNS, "network", TASK)


def test_each_description_has_a_colour_and_a_shape_of_its_own(front, compared):
    for chart in (front, compared):
        scales = [
            channel["scale"]
            for layer in layers(chart)
            for channel in layer["encoding"].values()
            if isinstance(channel, dict) and channel.get("field") == "whose"
            if "scale" in channel
        ]
        looks = [tuple(look_of(scale).items()) for scale in scales]
        assert set(looks) == {
            tuple(zip(("edge", "NCS2"), of, strict=True))
            for of in zip(*LOOKS[:2], strict=True)
        }


def own(chart):
    """Your designs, by who described them and the network."""
    marks = [of for of in drawn(chart, "point") if "Would stand" in of.values]
    return {(of.values["Described"], of.values["Network"]): of for of in marks}


def test_only_what_stands_on_the_front_is_filled_and_named(front):
    filled = {of for of, mark in own(front).items() if "fill" in mark.look}
    assert own(front).keys() == {
        ("edge", "A"),
        ("edge", "B"),
        ("NCS2", "A"),
        ("NCS2", "B"),
    }
    assert filled == {("edge", "A")}
    assert [mark.text for mark in drawn(front, "text")] == ["edge: A"]


def test_a_name_stands_at_the_fastest_of_its_network_and_counts_the_others():
    both = DESIGNS.assign(standing=ON_FRONT, network="A")
    chart = what_if_front_chart(both, CATALOGUE, "throughput_fps", "network", TASK)
    assert [mark.text for mark in drawn(chart, "text")] == ["edge: A +3"]


@pytest.mark.parametrize(
    "of, crossed",
    [
        ("front", {"B"}),
        ("compared", {"B"}),
        ("throughputs", {"huge"}),
        ("roofs", {"huge"}),
    ],
)
def test_what_does_not_fit_is_crossed_out(of, crossed, request):
    chart = request.getfixturevalue(of)
    marks = drawn(chart, "point")
    (cross,) = [of for of in marks if of.look["d"].count("M") == 2]  # two strokes
    assert cross.look["stroke"] == theme.NEUTRAL
    below = [of for of in marks if (of.x, of.y) == (cross.x, cross.y)]
    assert {of.values["Network"] for of in below if "Network" in of.values} == crossed
    assert len(below) > 1


def test_designs_of_the_catalogue_are_links_and_yours_are_not(front):
    marks = drawn(front, "point")
    known = [of for of in marks if "On the front" in of.values]
    assert [of.link for of in known] == CATALOGUE["design_link"].to_list()
    assert {of.link for of in marks if of not in known} == {None}
    assert told(known, "Network", "Platform", FPS) == [
        ("A", "NCS2", "300"),
        ("B", "NCS2", "100"),
        ("C", "TX2-maxn", "90"),
    ]


def test_what_is_behind_the_front_of_the_catalogue_is_pale_and_its_legend_picks(front):
    known = [of for of in drawn(front, "point") if "On the front" in of.values]
    opacity = [float(of.look["opacity"]) for of in known]
    assert opacity[0] == opacity[1] > 2 * opacity[2]
    (pick,) = front.to_dict()["params"]
    assert (pick["name"], pick["bind"]) == ("pick_platform", "legend")
    assert len(drawn(front, "line")) == 1


def test_estimates_stand_on_their_intervals_on_the_front(front):
    assert drawn(front, "rule") == []
    estimated = front_of("estimated_fps")
    intervals = drawn(estimated, "rule")
    assert len(intervals) == len(DESIGNS)
    for mark, interval in zip(own(estimated).values(), intervals, strict=True):
        assert interval.x < mark.x < interval.x + float(interval.look["x2"])


def test_the_better_end_of_the_front_is_above_where_lower_is_better():
    chart = front_of(task=Task("Depth", "RMSE", "metres", False))
    low, high = layers(chart)[0]["encoding"]["y"]["scale"]["domain"]
    assert low > high


def test_a_lane_of_a_network_has_the_bound_full_and_what_to_expect_as_a_ring(compared):
    marks = drawn(compared, "point")
    full = [of for of in marks if of.look.get("fill", "white") != "white"]
    rings = [of for of in marks if of.look.get("fill") == "white"]
    assert told(full, "Described", "Network", "At most (inputs/s)") == [
        ("edge", "A", "400"),
        ("edge", "B", "100"),
        ("NCS2", "A", "200"),
        ("NCS2", "B", "50"),
    ]
    assert told(rings, EXPECTED) == [("200",), ("50",), ("100",), ("25",)]
    for ring, interval in zip(rings, drawn(compared, "rule"), strict=True):
        assert interval.x < ring.x < interval.x + float(interval.look["x2"])
    assert len({of.y for of in full}) == len(full)


def test_energy_is_told_where_somebody_gave_a_power(compared):
    title = "Energy at the bound (mJ)"
    assert {of.values.get(title) for of in drawn(compared, "point")} == {"12.5"}
    powerless = DESIGNS.assign(
        energy_mj_per_input=None, estimated_energy_mj_per_input=None
    )
    without = drawn(compared_chart(powerless, "network", TASK), "point")
    assert all(title not in of.values for of in without)


# ---------------------------------------------------------------------------- all

UNITS = {
    INTENSITY: "operations per byte",
    TOPS: "TOP/s",
    "throughput_fps": "inputs/s",
    "compute_bound_fps": "inputs/s",
    "estimated_fps": "inputs/s",
    NEEDED: "GB/s",
    GIVEN: "GB/s",
    "accuracy_pct": "percent",
}
CHARTS = ("throughputs", "bandwidths", "roofs", "front", "compared")


@pytest.mark.parametrize("of", CHARTS)
def test_axes_have_units_and_are_logarithmic_but_for_accuracies(of, request):
    chart = request.getfixturevalue(of)
    seen = 0
    for channel in ("x", "y"):
        for field, encoding in by_field(chart, channel).items():
            if "title" in encoding and field in UNITS:
                assert UNITS[field] in encoding["title"]
                scale = encoding["scale"].get("type")
                assert scale == (None if field == "accuracy_pct" else "log")
                seen += 1
    assert seen


@pytest.mark.parametrize("of", CHARTS)
def test_can_be_drawn_as_a_picture(of, request):
    chart = request.getfixturevalue(of)
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    assert "NaN" not in pictures.to_svg(chart).decode()


def test_both_plots_of_a_platform_together_are_a_picture(throughputs, bandwidths):
    both = alt.hconcat(throughputs, bandwidths)
    assert pictures.to_png(both).startswith(b"\x89PNG")
