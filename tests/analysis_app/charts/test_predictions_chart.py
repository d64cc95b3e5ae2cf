"""The heatmap of predictions as a specification, and as a picture."""

import json
import math

import pictures
import pytest
from charts import theme
from charts.predictions.heatmap import MEASURES, prediction_heatmap
from queries import choices
from queries import predictions as queries
from selection import Selection
from task_words import Task
from views import predictions as words

TASK = Task("ImageNet", "top-1 accuracy", "percent", True)


@pytest.fixture
def cells(warehouse_file):
    def cells(task="ImageNet", model="weights_streamed", batch=1, with_accuracy=True):
        return queries.cells(
            Selection(
                choices.described_tasks()[task],
                networks=tuple(choices.networks_of(task)),
            ),
            model,
            batch,
            with_accuracy_only=with_accuracy,
        )

    return cells


def layers(spec, mark):
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def test_every_tile_is_there_once(cells):
    rows = cells(with_accuracy=False)
    networks = choices.networks().query("task == 'ImageNet'")
    tiles = len(networks) * len(choices.datatypes()) * len(choices.platforms())
    assert len(rows) == tiles
    assert not rows.duplicated(["network", "datatype", "platform"]).any()
    assert (rows["throughput_fps"].isna() == rows["reason"].notna()).all()


@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_published_heatmap_has_the_published_numbers(cells, ask, task):
    """Each printed cell, but for those that the source printed wrong."""
    (published,) = choices.predictors("published")
    rows = cells(task, published).dropna(subset="throughput_fps")
    printed = ask(f"from published_predictions where task = '{task}'")
    both = printed.merge(rows, on=["network", "platform", "datatype"], how="left")
    assert both["throughput_fps"].notna().all()
    right = both[both["is_reproduced"]]
    assert right["throughput_fps"].to_list() == pytest.approx(
        right["published_fps"].to_list(), rel=0.01
    )


def test_platforms_run_what_they_can(cells, ask):
    rows = cells(model="weights_batched", batch=10000).dropna(subset="batch_size")
    most = ask(
        "select platform, max(batch_size) as batch_size from operating_conditions "
        "group by platform"
    )
    most = dict(most.itertuples(index=False))
    units = dict(
        ask("select platform, compute_units from platforms").itertuples(index=False)
    )
    assert (rows["batch_size"] == rows["platform"].map(most)).all()
    fitting = rows.dropna(subset="threads")
    assert (fitting["threads"] == fitting["platform"].map(units)).all()


def test_what_no_memory_holds_is_an_empty_tile(cells):
    rows = cells(model="weights_on_chip", batch=10000, with_accuracy=False)
    tiles = rows[rows["reason"] == "memory does not hold the design"]
    assert len(tiles)
    assert tiles["throughput_fps"].isna().all()
    assert "mem" in words.empty_tiles(rows, "throughput")


@pytest.mark.parametrize("measure", MEASURES)
def test_colour_is_logarithmic_with_ends_at_the_data(cells, measure):
    rows = cells("CIFAR-10")
    spec = prediction_heatmap(rows, measure, TASK).to_dict()
    (colour,) = [
        layer["encoding"]["color"]
        for layer in layers(spec, "rect")
        if "color" in layer["encoding"]
    ]
    low, high = colour["scale"]["domain"]
    values = rows[MEASURES[measure].field]
    assert colour["scale"]["type"] == "log"
    assert low <= values.min()
    assert high >= values.max()
    if measure == "memory against compute":
        assert math.isclose(low * high, 1)


def test_platforms_stand_in_the_order_of_every_page(cells):
    rows = cells()
    spec = prediction_heatmap(rows, "throughput", TASK).to_dict()
    for layer in spec["layer"]:
        x = layer["encoding"]["x"]
        if "field" in x:
            assert x["sort"] == theme.order_platforms(rows["platform"])


def test_what_binds_has_a_glyph_and_its_legend_picks(cells):
    rows = cells()
    for platform, bound_by in {"NCS2": "link", "ZCU102-DPU": "memory"}.items():
        rows.loc[rows["platform"] == platform, "bound_by"] = bound_by
    spec = prediction_heatmap(rows, "throughput", TASK).to_dict()
    (points,) = layers(spec, "point")
    assert points["encoding"]["shape"]["field"] == "bound_by"
    scale = points["encoding"]["shape"]["scale"]
    assert scale["domain"] == ["compute", "memory", "link"]
    assert len(set(scale["range"])) == 3
    assert "the host link" in words.title("MNIST", 1, rows)
    assert {p["name"]: p["bind"] for p in spec["params"]} == {"pick_bound_by": "legend"}


def test_empty_tiles_say_why(cells):
    rows = cells(model="activations_counted")
    assert set(rows["reason"].dropna()) == {
        "platform is not available in the datatype",
        "network has no activation count",
    }
    text = json.dumps(prediction_heatmap(rows, "throughput", TASK).to_dict())
    assert "Why empty" in text
    assert "'nc'" in text


@pytest.mark.parametrize("with_accuracy", [True, False])
@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_fits_a_laptop(cells, task, with_accuracy):
    chart = prediction_heatmap(
        cells(task, with_accuracy=with_accuracy), "throughput", TASK
    )
    assert chart.to_dict()["height"] < 590


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("task", ["ImageNet", "MNIST"])
def test_renders_to_a_picture(cells, task, measure):
    rows = cells(task, "weights_on_chip", 10000)
    chart = prediction_heatmap(rows, measure, TASK)
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    svg = pictures.to_svg(chart).decode()
    assert ">na<" in svg
    assert "NaN" not in svg


def test_numbers_are_written_short(cells):
    rows = cells("MNIST")
    rows["throughput_fps"] = 230_123.4
    svg = pictures.to_svg(prediction_heatmap(rows, "throughput", TASK)).decode()
    assert ">230k<" in svg
