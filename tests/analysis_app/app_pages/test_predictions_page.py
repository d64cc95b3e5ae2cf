"""The Predictions page: default, changed, linked to, refused, and empty."""

import pytest
from unfolding import unfolded


def titles(page):
    return [title.value for title in page.title]


def counts(rows, task, batch_size):
    """The title that these predictions should have."""
    bound_by = rows["bound_by"].value_counts()
    title = (
        f"{task} at batch {batch_size}: the peak binds {bound_by['compute']} of "
        f"{len(rows)} predictions"
    )
    for roof, words in {"memory": "the memory", "link": "the host link"}.items():
        title += f", {words} {bound_by[roof]}" if roof in bound_by else ""
    return title


def test_default_is_as_published(warehouse_file, open_page, ask):
    page = open_page("predictions")
    assert not page.exception
    assert not page.warning
    rows = ask(
        """
        select bound_by
        from roofline_intersections
        semi join (from accuracies where platform = 'any') using (network, datatype)
        where figures = 'published' and task = 'ImageNet'
        """
    )
    assert titles(page) == [counts(rows, "ImageNet", 1)]


def test_traffic_model_counts_what_binds(warehouse_file, open_page, ask):
    page = open_page("predictions", traffic_model="weights_on_chip", batch_size="64")
    assert not page.exception
    assert not page.warning
    rows = ask(
        """
        select bound_by
        from predictions
        inner join platforms using (platform)
        semi join (from accuracies where platform = 'any') using (network, datatype)
        where task = 'ImageNet' and traffic_model = 'weights_on_chip'
            and is_feasible is not false
            and batch_size = if(concurrency = 'thread', 1, least(
                64, coalesce(max_batch_size, 64)
            ))
            and threads = if(concurrency = 'thread', compute_units, 1)
        """
    )
    assert titles(page) == [counts(rows, "ImageNet", 64)]
    assert any("cannot run batch 64" in caption.value for caption in page.caption)


def test_shown_sql_gives_the_shown_rows(warehouse_file, open_page, ask):
    page = unfolded(
        open_page(
            "predictions", with_accuracy="false", traffic_model="weights_streamed"
        )
    )
    rows = ask(page.code[0].value)
    networks = ask("from networks where task = 'ImageNet'")
    datatypes = ask("select distinct datatype from platform_peaks")
    assert rows["row_name"].nunique() == len(networks) * len(datatypes)
    assert (rows["throughput_fps"].isna() == rows["reason"].notna()).all()


@pytest.mark.parametrize(
    "measure",
    ["throughput", "share of peak", "memory against compute", "measured share"],
)
@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_link_sets_task_and_measure(warehouse_file, open_page, task, measure):
    page = open_page(
        "predictions", task=task, show=measure, traffic_model="activations_counted"
    )
    assert not page.exception
    assert not page.warning
    assert titles(page)[0].startswith(task)
    assert page.selectbox(key="show").value == measure


def test_codes_are_explained_only_where_they_stand(warehouse_file, open_page):
    def explanation(page):
        return next(c.value for c in page.caption if "slanted mark" in c.value)

    page = open_page("predictions", traffic_model="weights_streamed")
    assert "na: " in explanation(page)
    assert "nc: " not in explanation(page)
    page.selectbox(key="traffic_model").set_value("activations_counted").run()
    assert "nc: " in explanation(page)


def test_nobody_measured_at_this_batch_is_no_error(warehouse_file, open_page):
    page = open_page(
        "predictions",
        show="measured share",
        traffic_model="weights_batched",
        batch_size="256",
        platforms="NCS2",
    )
    assert not page.exception
    assert any("nm: " in caption.value for caption in page.caption)


def test_nothing_to_show_keeps_the_controls(warehouse_file, open_page):
    page = open_page("predictions", platforms="NCS2", datatypes="INT2")
    assert titles(page) == ["Nothing to show for these choices"]
    page.multiselect(key="datatypes").set_value([]).run()
    assert titles(page)[0].startswith("ImageNet")


def test_unfit_values_in_the_address_are_refused(warehouse_file, open_page):
    page = open_page("predictions", show="1; drop table predictions", batch_size="3")
    assert not page.exception
    assert len(page.warning) == 2
    assert titles(page)[0].startswith("ImageNet at batch 1")


def test_missing_warehouse_has_its_page(tmp_path, monkeypatch, open_page):
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    assert titles(open_page("predictions")) == ["No warehouse yet"]
