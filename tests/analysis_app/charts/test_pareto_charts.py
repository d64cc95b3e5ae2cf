"""The three Pareto charts as specifications, and as pictures."""

import io
import json

import altair as alt
import numpy as np
import pandas as pd
import pictures
import pytest
from charts import theme
from charts.pareto import parts
from charts.pareto.paired import SINGLE, paired_chart
from charts.pareto.separate import separate_scales_chart
from charts.pareto.side_by_side import side_by_side_chart
from PIL import Image
from queries import choices, pareto
from selection import Selection
from task_words import Task
from views.pareto import described

TASK = Task("ImageNet", "top-1 accuracy", "percent", True)
BUILDERS = {
    "separate": lambda rows, sign=parts.AS_COLOUR: separate_scales_chart(
        rows, sign, TASK
    ),
    "paired": lambda rows, sign=parts.AS_COLOUR: paired_chart(
        rows, "platform", sign, TASK
    ),
    "side by side": lambda rows, sign=parts.AS_COLOUR: side_by_side_chart(
        rows, "platform", sign, TASK
    ),
}


@pytest.fixture
def designs(warehouse_file):
    def designs(task="ImageNet", evidences=("bound", "measured"), **names):
        selection = Selection(
            choices.described_tasks()[task], tuple(evidences), **names
        )
        return described(pareto.designs(selection), selection.task)

    return designs


def layers(spec):
    inner = spec.get("spec", spec)
    return inner["layer"]


def marks(spec, kind):
    return [layer for layer in layers(spec) if layer["mark"]["type"] == kind]


@pytest.fixture(params=BUILDERS)
def build(request):
    return BUILDERS[request.param]


def test_axes_have_units_and_accuracy_does_not_start_at_zero(designs, build):
    for layer in layers(build(designs()).to_dict()):
        x, y = layer["encoding"]["x"], layer["encoding"]["y"]
        assert x["scale"]["type"] == "log"
        assert x["title"] == "Throughput (inputs per second)"
        assert y["title"] == "Top-1 accuracy (percent)"
        assert y["scale"]["zero"] is False
        assert y["scale"]["domain"][0] > 60


def test_every_design_is_inside_the_axes(designs, build):
    rows = designs("MNIST")
    encoding = layers(build(rows).to_dict())[0]["encoding"]
    for channel, column in (("x", "throughput_fps"), ("y", "accuracy_pct")):
        low, high = encoding[channel]["scale"]["domain"]
        assert rows[column].between(low, high).all()


def test_border_runs_left_and_down_from_designs_of_the_front(designs, build):
    rules = [
        rule
        for rule in marks(build(designs()).to_dict(), "rule")
        if "is_on_front" in json.dumps(rule["transform"])
    ]
    assert rules
    for rule in rules:
        encoding = rule["encoding"]
        assert encoding["x"]["field"] == "throughput_fps"
        assert encoding["y"]["field"] == "accuracy_pct"
        assert ("x2" in encoding) != ("y2" in encoding)
        made = {step["as"]: step for step in rule["transform"] if "as" in step}
        assert "next_slower_fps" in made["left"]["calculate"]
        assert "next_faster_accuracy_pct" in made["down"]["calculate"]


def test_points_tell_everything_on_hover(designs, build):
    for points in marks(build(designs()).to_dict(), "point"):
        fields = {item["field"] for item in points["encoding"]["tooltip"]}
        assert {"designs_here", "evidence", "dominated_by", "rank"} < fields
        assert {"fps", "accuracy_pct", "latency_ms", "power", "energy"} < fields


def test_rank_is_size_and_opacity(designs, build):
    points = marks(build(designs()).to_dict(), "point")[0]["encoding"]
    size, opacity = points["size"], points["opacity"]["condition"]
    for channel in (size, opacity):
        assert channel["field"] == "standing"
        assert channel["scale"]["type"] == "ordinal"
        assert channel["scale"]["domain"][0] == "rank 1"
        assert channel["scale"]["range"] == sorted(
            channel["scale"]["range"], reverse=True
        )


def test_legend_picks(designs):
    names = {
        kind: BUILDERS[kind](designs()).to_dict()["params"][0]["name"]
        for kind in BUILDERS
    }
    assert names == {
        "separate": "pick_device_class",
        "paired": "pick_paired_platform",
        "side by side": "pick_platform",
    }


def test_separate_scales_are_one_per_evidence(designs):
    spec = BUILDERS["separate"](designs(evidences=pareto.evidences())).to_dict()
    assert spec["resolve"]["scale"]["color"] == "independent"
    scales = [
        layer["encoding"]["color"]["scale"]["range"]
        for layer in marks(spec, "point")
        if "field" in layer["encoding"].get("color", {})
    ]
    assert len(scales) == len(pareto.evidences())
    assert len({str(scale) for scale in scales}) == len(scales)


def test_pairs_share_a_colour_and_a_line(designs):
    rows = designs()
    spec = BUILDERS["paired"](rows).to_dict()
    joining = [
        rule
        for rule in marks(spec, "rule")
        if rule["encoding"].get("x2", {}).get("field") == "next_throughput_fps"
    ]
    points = marks(spec, "point")[0]["encoding"]
    assert joining[0]["encoding"]["color"] == points["color"]
    assert points["color"]["field"] == "paired_platform"
    scale = points["color"]["scale"]
    looks = dict(zip(scale["domain"], scale["range"], strict=True))
    assert looks["only bound"] == theme.NEUTRAL
    assert looks["NCS2"] == theme.PLATFORM_LOOKS["NCS2"][0]
    shapes = points["shape"]["scale"]
    assert shapes["range"][shapes["domain"].index("only bound")] == SINGLE


def test_fill_tells_the_evidence_in_pairs(designs):
    rows = designs(evidences=pareto.evidences())
    spec = BUILDERS["paired"](rows).to_dict()
    scale = marks(spec, "point")[0]["encoding"]["fillOpacity"]["scale"]
    assert scale["type"] == "ordinal"
    assert scale["domain"] == pareto.evidences()
    assert scale["range"] == [0.0, 0.25, 0.6, 0.8, 1.0]


def test_side_by_side_has_a_panel_per_evidence_on_shared_axes(designs):
    spec = BUILDERS["side by side"](designs()).to_dict()
    assert spec["facet"]["column"]["sort"] == ["bound", "measured"]
    assert "resolve" not in spec


@pytest.mark.parametrize("sign", [parts.DATATYPE, parts.DEVICE_CLASS])
def test_shape_is_the_second_sign(designs, build, sign):
    points = marks(build(designs(), sign).to_dict(), "point")[0]["encoding"]
    assert points["shape"]["field"] == sign.replace(" ", "_")


def test_what_filters_leave_out_is_a_ring_and_in_no_legend(designs, build):
    rows = designs(datatypes=("FP16",))
    spec = build(rows).to_dict()
    rings = marks(spec, "point")[-1]
    assert rings["mark"]["filled"] is False
    assert "!datum.is_shown" in json.dumps(rings["transform"])
    shapes = marks(spec, "point")[0]["encoding"]["shape"]["scale"]["domain"]
    assert not {"EdgeTPU-fast", "TPU"} & set(shapes)


def test_unknown_evidence_is_drawn_too(designs, build):
    rows = designs()
    rows["evidence"] = rows["evidence"].replace("bound", "dreamt")
    assert pictures.to_png(build(rows))


def test_renders_to_a_picture(designs, build):
    chart = build(designs("ImageNet", pareto.evidences()))
    image = Image.open(io.BytesIO(pictures.to_png(chart))).convert("RGB")
    colours = np.unique(np.asarray(image).reshape(-1, 3), axis=0)
    assert len(colours) > 50
    svg = pictures.to_svg(chart).decode()
    assert "NaN" not in svg


def test_a_name_that_stands_several_times_is_written_once():
    """Four designs of one network on a front, far apart, and one of another."""
    rows = pd.DataFrame(
        {
            "evidence": "bound",
            "network": ["net", "net", "net", "net", "other"],
            "name_here": ["net", "net", "net", "net", "other"],
            "throughput_fps": [1.0, 10.0, 100.0, 1000.0, 10000.0],
            "accuracy_pct": [90.0, 80.0, 70.0, 60.0, 50.0],
            "is_on_front": True,
            "is_shown": True,
            "is_first_of_equals": True,
            "next_faster_fps": [10.0, 100.0, 1000.0, 10000.0, None],
            "next_faster_accuracy_pct": [80.0, 70.0, 60.0, 50.0, None],
        }
    )
    task = Task("ImageNet", "top-1 accuracy", "percent", True)
    named = parts.names(alt.Chart(rows), parts.Axes(rows, task), rows)
    svg = pictures.to_svg(named.properties(width=900, height=460)).decode()
    assert (svg.count(">net<"), svg.count(">other<")) == (1, 1)
