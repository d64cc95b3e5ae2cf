"""The Predictions page: default, changed, linked to, refused, and empty."""

import duckdb
import pytest


def titles(page):
    return [title.value for title in page.title]


def test_default_counts_what_binds(warehouse_file, open_page):
    page = open_page("predictions")
    assert not page.exception
    assert not page.warning
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        memory, all_of_them = connection.execute(
            """
            select count(*) filter (bound_by = 'memory'), count(*)
            from predictions semi join accuracies using (network, datatype)
            where task = 'ImageNet' and batch_size = 1
                and traffic_model = 'weights_streamed'
            """
        ).fetchone()
    assert titles(page) == [
        f"ImageNet at batch 1: memory binds {memory} of {all_of_them} predictions, "
        f"the peak {all_of_them - memory}"
    ]


def test_shown_sql_gives_the_shown_rows(warehouse_file, open_page):
    page = open_page("predictions", with_accuracy="false")
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        rows = connection.execute(page.code[0].value).df()
    assert rows["row_name"].nunique() == 45
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

    page = open_page("predictions")
    assert "**na**" in explanation(page)
    assert "**nc**" not in explanation(page)
    page.selectbox(key="traffic_model").set_value("activations_counted").run()
    assert "**nc**" in explanation(page)


def test_nobody_measured_at_this_batch_is_no_error(warehouse_file, open_page):
    page = open_page(
        "predictions", show="measured share", batch_size="10000", platforms="NCS2"
    )
    assert not page.exception
    assert any("**nm**" in caption.value for caption in page.caption)


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
