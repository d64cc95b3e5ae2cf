"""The charts of the overview as specifications, and as pictures."""

import pictures
import pytest
from charts import theme
from charts.overview import design_chart, trust_chart
from problems import NothingToShow
from queries import choices
from queries import overview as queries
from task_words import Task

TASK = Task("ImageNet", "top-1 accuracy", "percent", True)


@pytest.fixture
def designs(warehouse_file):
    def designs(task="ImageNet", evidence="measured", accuracy=0.0, power=None):
        classes = choices.platforms()["device_class"].unique().tolist()
        return queries.fitting_designs(task, evidence, accuracy, power, classes)

    return designs


def test_designs_are_ranked_by_throughput(designs):
    rows = designs()
    assert rows["throughput_fps"].is_monotonic_decreasing
    assert rows["place"].to_list() == list(range(1, len(rows) + 1))
    spec = design_chart(rows, TASK).to_dict()
    for layer in spec["layer"]:
        assert layer["encoding"]["y"]["scale"]["domain"] == rows["design"].to_list()


def test_limits_are_kept_and_unknown_power_is_no_promise(designs):
    rows = designs("CIFAR-10", "measured", 80, 12)
    assert (rows["accuracy_pct"] >= 80).all()
    assert (rows["power_watts"] <= 12).all()
    with pytest.raises(NothingToShow):  # a bound has no power
        designs("CIFAR-10", "bound", 80, 12)


def test_points_have_their_colour_shape_and_unit(designs):
    spec = design_chart(designs(), TASK).to_dict()
    point = next(one for one in spec["layer"] if one["mark"]["type"] == "point")
    assert point["encoding"]["color"]["field"] == "platform"
    assert point["encoding"]["shape"]["field"] == "platform"
    assert point["encoding"]["x"]["scale"]["type"] == "log"
    assert "inputs/s" in point["encoding"]["x"]["title"]


def test_knee_lies_between_the_ends_of_the_front(warehouse_file):
    for _, rows in queries.best_designs("measured").groupby("task"):
        by_role = rows.set_index("role")
        ends = by_role.loc[["fastest", "most accurate"]]
        knee = by_role.loc["knee"]
        assert (
            ends["accuracy_pct"].min()
            <= knee["accuracy_pct"]
            <= ends["accuracy_pct"].max()
        )
        assert knee["throughput_fps"] <= by_role.loc["fastest", "throughput_fps"]


def test_trust_shows_quantiles_in_order(warehouse_file):
    rows = queries.trust("MNIST")
    order = ["ratio_10_pct", "ratio_25_pct", "median_ratio", "ratio_75_pct"]
    for low, high in zip(order, [*order[1:], "ratio_90_pct"], strict=True):
        assert (rows[low] <= rows[high]).all()
    assert (rows["above_the_prediction"] <= rows["measurements"]).all()


@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_render_to_pictures(designs, task):
    for chart in (design_chart(designs(task), TASK), trust_chart(queries.trust(task))):
        assert chart.to_dict()["height"] < theme.HEIGHT
        assert pictures.to_png(chart).startswith(b"\x89PNG")
        assert "NaN" not in pictures.to_svg(chart).decode()


def test_one_design_alone_is_drawn(designs):
    rows = designs().head(1)
    assert pictures.to_png(design_chart(rows, TASK)).startswith(b"\x89PNG")
