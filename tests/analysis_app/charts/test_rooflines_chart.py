"""The roofline chart as Vega draws it, of roofs and networks that one can read."""

import pandas as pd
import pictures
import pytest
from chart_reading import drawn, layers, look_of, table
from charts import theme
from charts.rooflines.roofline import X_TITLE, Y_TITLE, X, Y, roofline_chart

# A memory of 10 GB/s and one of 2: the ridges are at 400, 200 and 100 OP/byte. The
# second computes the least.
ROOFS = table(
    """
    platform   | datatype | intensity | tops | peak_tops | ridge
    ZCU102-DPU | INT8     | 1         | 0.01 | 4         | 400
    ZCU102-DPU | INT8     | 400       | 4    | 4         | 400
    ZCU102-DPU | INT8     | 100000    | 4    | 4         | 400
    ZCU102-DPU | FP16     | 1         | 0.01 | 2         | 200
    ZCU102-DPU | FP16     | 200       | 2    | 2         | 200
    ZCU102-DPU | FP16     | 100000    | 2    | 2         | 200
    NCS2       | FP16     | 1         | 0.002| 0.2       | 100
    NCS2       | FP16     | 100       | 0.2  | 0.2       | 100
    NCS2       | FP16     | 100000    | 0.2  | 0.2       | 100
    """,
    slanted_roof="memory",
    device_class="FPGA",
).rename(columns={"intensity": X, "tops": Y, "ridge": "ridge_point_ops_per_byte"})
ROOFS["platforms_with_this_roof"] = ROOFS["platform"]
ROOFS["memory_bandwidth_gbytes_per_s"] = [10.0] * 6 + [2.0] * 3

# Under the memory, at the peak, and one that moves no bytes.
CROSSINGS = table(
    """
    network | platform   | datatype | intensity | tops | bound_by | throughput_fps
    large   | ZCU102-DPU | INT8     | 40        | 0.4  | memory   | 50
    large   | NCS2       | FP16     | 20        | 0.04 | memory   | 5
    large   | ZCU102-DPU | FP16     | 20        | 0.2  | memory   | 25
    small   | NCS2       | FP16     | 250       | 0.2  | compute  | 123456
    tiny    | ZCU102-DPU | INT8     |           | 4    | compute  | 1000000
    """,
    batch_size=1,
    threads=[1, 2, 1, 1, 1],
    bound_margin=[10, 5, 10, 2.5, None],
    latency_ms=20.0,
    is_feasible=[True, False, None, True, True],
).rename(columns={"intensity": X, "tops": Y})
CROSSINGS["platforms_at_this_point"] = CROSSINGS["platform"]

INTENSITIES = table(
    """
    networks | datatype | intensity | platforms        | lowest_tops | highest_tops
    large    | FP16     | 20        | NCS2, ZCU102-DPU | 0.04        | 0.2
    large    | INT8     | 40        | ZCU102-DPU       | 0.4         | 0.4
    small    | FP16     | 250       | NCS2             | 0.2         | 0.2
    tiny     | INT8     |           | ZCU102-DPU       | 4           | 4
    """
).rename(
    columns={
        "intensity": X,
        "lowest_tops": "lowest_attainable_tops",
        "highest_tops": "highest_attainable_tops",
    }
)
LABELS = table(
    """
    intensity | label         | networks
    28        | large FP16 +1 | large FP16; large INT8
    250       | small FP16    | small FP16
    """
).rename(columns={"intensity": X})


@pytest.fixture(scope="module")
def chart():
    return roofline_chart(ROOFS, CROSSINGS, INTENSITIES, LABELS)


def number(text):
    return float(text.replace(",", ""))


def test_axes_are_logarithmic_and_have_units(chart):
    titles = {"x": X_TITLE, "y": Y_TITLE}
    assert "operations per byte" in X_TITLE and "TOP/s" in Y_TITLE
    for layer in layers(chart):
        for channel, title in titles.items():
            encoding = layer["encoding"].get(channel, {})
            if "field" in encoding:
                assert encoding["scale"]["type"] == "log"
                assert encoding["title"] == title


def test_every_ridge_peak_and_crossing_is_inside_the_axes(chart):
    roof = next(layer for layer in layers(chart) if "y2" in layer["encoding"])
    x, y = (roof["encoding"][axis]["scale"]["domain"] for axis in "xy")
    for rows, column, (low, high) in (
        (ROOFS, "ridge_point_ops_per_byte", x),
        (CROSSINGS.dropna(subset=X), X, x),
        (ROOFS, "peak_tops", y),
        (CROSSINGS, Y, y),
    ):
        assert rows[column].between(low, high, inclusive="neither").all()


def roof_lines(chart):
    return [mark for mark in drawn(chart, "rule") if "next_x" in mark.values]


def test_a_roof_runs_straight_from_corner_to_corner(chart):
    ends = [
        tuple(
            number(mark.values[end]) for end in (X_TITLE, Y_TITLE, "next_x", "next_y")
        )
        for mark in roof_lines(chart)
    ]
    assert sorted(ends) == [
        (1, 0.002, 100, 0.2),
        (1, 0.01, 200, 2),
        (1, 0.01, 400, 4),
        (100, 0.2, 100000, 0.2),
        (200, 2, 100000, 2),
        (400, 4, 100000, 4),
    ]


def test_a_platform_of_two_memories_has_two_slanted_roofs():
    second = ROOFS.tail(3).assign(slanted_roof="second memory")
    second[Y] /= [10, 1, 1]
    both = roofline_chart(pd.concat([ROOFS, second]), CROSSINGS, INTENSITIES, LABELS)
    assert len(roof_lines(both)) == 8


def test_colour_is_the_platform_and_the_dash_the_datatype(chart):
    looks = {
        (mark.values["Platform"], mark.values["Datatype"]): (
            mark.look["stroke"],
            mark.look.get("stroke-dasharray"),
        )
        for mark in roof_lines(chart)
    }
    board, stick = (theme.PLATFORM_LOOKS[name][0] for name in ("ZCU102-DPU", "NCS2"))
    dash = ",".join(map(str, theme.DATATYPE_LOOKS["FP16"][0]))
    assert {of: look for of, look in looks.items() if of[1] == "FP16"} == {
        ("ZCU102-DPU", "FP16"): (board, dash),
        ("NCS2", "FP16"): (stick, dash),
    }
    assert looks["ZCU102-DPU", "INT8"] == (board, "1,0")


def test_a_point_stands_where_a_network_meets_a_roof(chart):
    marks = drawn(chart, "point")
    assert {
        (of.values["Network"], of.values["Platform"], of.values["Datatype"])
        for of in marks
    } == set(CROSSINGS[["network", "platform", "datatype"]].itertuples(index=False))
    assert len(marks) == len(CROSSINGS)
    places = {
        (of.values["Network"], number(of.values[X_TITLE]), number(of.values[Y_TITLE]))
        for of in marks
        if X_TITLE in of.values
    }
    assert places == {
        ("large", 40, 0.4),
        ("large", 20, 0.04),
        ("large", 20, 0.2),
        ("small", 250, 0.2),
    }


def test_a_design_that_moves_no_bytes_is_an_arrow_at_the_right_edge(chart):
    marks = drawn(chart, "point")
    (arrow,) = [mark for mark in marks if X_TITLE not in mark.values]
    assert arrow.values["Network"] == "tiny"
    assert arrow.x > max(mark.x for mark in marks if mark is not arrow)
    _, at_edge = layers(chart, "point")
    assert at_edge["mark"]["shape"] == "triangle-left"
    assert at_edge["encoding"]["x"] == {"value": "width"}


def test_shape_is_the_second_sign_of_a_platform(chart):
    shape = layers(chart, "point")[0]["encoding"]["shape"]
    assert look_of(shape["scale"]) == {
        name: theme.PLATFORM_LOOKS[name][1] for name in ("ZCU102-DPU", "NCS2")
    }


def test_networks_are_vertical_lines_and_those_without_bytes_have_none(chart):
    lines = [
        mark for mark in drawn(chart, "rule") if mark.look["stroke"] == theme.NEUTRAL
    ]
    assert [(number(of.values[X_TITLE]), of.values["Datatype"]) for of in lines] == [
        (20, "FP16"),
        (40, "INT8"),
        (250, "FP16"),
    ]


def test_a_point_tells_everything_in_its_tooltip(chart):
    first, second, third, *_ = (mark.values for mark in drawn(chart, "point"))
    assert (
        first.items()
        >= {
            "Network": "large",
            "Platform": "ZCU102-DPU",
            "Datatype": "INT8",
            "Runs at": "batch 1, 1 thread",
            "Attainable (TOP/s)": "0.4",
            "Intensity (OP/byte)": "40",
            "Bound by": "memory",
            "Other bound further by": "10",
            "Throughput (inputs/s)": "50",
            "Latency (ms)": "20",
            "Fits in memory": "yes",
        }.items()
    )
    assert second["Runs at"] == "batch 1, 2 threads"
    assert (second["Fits in memory"], third["Fits in memory"]) == ("no", "not known")


def test_labels_are_upright_above_the_plot(chart):
    texts = drawn(chart, "text")
    assert [text.text for text in texts] == ["large FP16 +1", "small FP16"]
    assert all(text.y < 0 for text in texts)
    assert [text.values["Networks"] for text in texts] == LABELS["networks"].to_list()


def test_every_mark_has_a_tooltip_and_every_line_a_wide_one_for_the_pointer(chart):
    plain = [layer for layer in layers(chart) if "tooltip" not in layer["encoding"]]
    assert [layer["mark"]["color"] for layer in plain] == [theme.NEUTRAL]
    network, _roof = [
        layer
        for layer in layers(chart, "rule")
        if layer["mark"].get("strokeOpacity", 1) < 0.01
        if layer["mark"]["strokeWidth"] > 5
    ]
    # What lies over the plain lines of the networks speaks for them.
    assert network["data"] == plain[0]["data"]
    assert network["encoding"]["tooltip"]


def test_both_legends_pick(chart):
    picks = {pick["name"]: pick["bind"] for pick in chart.to_dict()["params"]}
    assert picks == {"pick_platform": "legend", "pick_datatype": "legend"}


def test_can_be_drawn_as_a_picture(chart):
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    svg = pictures.to_svg(chart).decode()
    assert "NaN" not in svg and "Infinity" not in svg
