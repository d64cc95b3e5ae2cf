"""The cells of the Predictions page: what only the warehouse can show of them."""

import pytest
from queries import choices, predictions
from selection import Selection
from views.predictions import heatmap

TASKS = ["ImageNet", "CIFAR-10", "MNIST"]


@pytest.fixture
def select(warehouse_file):
    def select(task):
        networks = tuple(choices.networks_of(task))
        return Selection(choices.described_tasks()[task], networks=networks)

    return select


def test_every_pair_is_a_cell_with_a_throughput_or_a_reason(select):
    cells = predictions.cells(select("ImageNet"), "weights_streamed", 1)
    networks = choices.networks().query("task == 'ImageNet'")
    pairs = len(networks) * len(choices.datatypes()) * len(choices.platforms())
    assert len(cells) == pairs
    assert not cells.duplicated(["network", "datatype", "platform"]).any()
    assert (cells["throughput_fps"].isna() == cells["reason"].notna()).all()


def test_an_empty_cell_says_what_its_model_lacks(select):
    selection = select("ImageNet")
    counted = predictions.cells(
        selection, "activations_counted", 1, with_accuracy_only=True
    )
    assert set(counted["reason"].dropna()) == {
        "platform is not available in the datatype",
        "network has no activation count",
    }
    on_chip = predictions.cells(selection, "weights_on_chip", 10000)
    assert "memory does not hold the design" in set(on_chip["reason"])


@pytest.mark.parametrize("task", TASKS)
def test_published_cells_have_the_published_numbers(select, ask, task):
    """Each printed cell, but for those that the source printed wrong."""
    (published,) = choices.predictors("published")
    cells = predictions.cells(select(task), published, 1, with_accuracy_only=True)
    cells = cells.dropna(subset="throughput_fps")
    printed = ask(f"from published_predictions where task = '{task}'")
    both = printed.merge(cells, on=["network", "platform", "datatype"], how="left")
    assert both["throughput_fps"].notna().all()
    right = both[both["is_reproduced"]]
    assert right["throughput_fps"].to_list() == pytest.approx(
        right["published_fps"].to_list(), rel=0.01
    )


def test_platforms_run_the_largest_batch_and_all_threads_that_they_can(select, ask):
    cells = predictions.cells(select("ImageNet"), "weights_batched", 10000)
    runs = cells.dropna(subset="batch_size")
    most = ask(
        "select platform, max(batch_size) as batch_size from operating_conditions "
        "group by platform"
    )
    units = ask("select platform, compute_units from platforms")
    most, units = (dict(of.itertuples(index=False)) for of in (most, units))
    assert (runs["batch_size"] == runs["platform"].map(most)).all()
    threaded = runs.dropna(subset="threads")
    assert (threaded["threads"] == threaded["platform"].map(units)).all()


@pytest.mark.parametrize("with_accuracy", [True, False])
@pytest.mark.parametrize("task", TASKS)
def test_the_heatmap_of_a_task_fits_a_laptop(select, task, with_accuracy):
    view = heatmap(
        select(task), "weights_streamed", 1, with_accuracy_only=with_accuracy
    )
    (chart,) = view.charts
    assert chart.to_dict()["height"] < 590
