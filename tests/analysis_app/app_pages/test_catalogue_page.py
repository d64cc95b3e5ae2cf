"""The Catalogue page: every table by link, changed controls, and trouble."""

import duckdb
import pytest

TABLES = [
    "Accuracy",
    "Networks",
    "Platforms",
    "Disagreements",
    "Experiments",
    "Flags",
]


def titles(page):
    return [title.value for title in page.title]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_link(warehouse_file, open_page, table):
    page = open_page("catalogue", table=table)
    assert not page.exception
    assert not page.warning
    assert page.segmented_control(key="table").value == table
    assert page.get("vega_lite_chart")
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        for block in page.code:
            connection.execute(block.value)


def test_accuracies_are_as_published(warehouse_file, open_page):
    page = open_page("catalogue")
    assert titles(page) == [
        "Accuracy of 17 networks: 45 are published, 40 not measured"
    ]
    table = page.dataframe[0].value.set_index("network")
    assert table.loc["GoogLeNetv1", "INT8"] == "69.24 (88.45)"
    assert table.loc["GoogLeNetv1", "INT2"] == "nm"
    assert table.loc["CNV 100%", "INT4"] == "87.40"


def test_intensities_are_computed_and_published(warehouse_file, open_page):
    table = open_page("catalogue", table="Networks").dataframe[0].value
    row = table.set_index("network").loc["CNV 100%"]
    assert row["INT2 published"] == pytest.approx(304.95)
    assert row["INT2 computed"] == pytest.approx(304.95, rel=1e-4)


def test_platforms_have_a_column_per_datatype(warehouse_file, open_page):
    table = open_page("catalogue", table="Platforms").dataframe[0].value
    row = table.set_index("platform").loc["NCS2"]
    assert (row["INT8"], row["FP16"]) == (1.0, 0.5)
    assert table.set_index("platform").isna().loc["NCS2", "INT2"]


def test_new_datatype_gets_a_column(warehouse_file, tmp_path, monkeypatch, open_page):
    copy = tmp_path / "warehouse.duckdb"
    copy.write_bytes(warehouse_file.read_bytes())
    with duckdb.connect(str(copy)) as connection:
        connection.execute(
            "insert into platform_peaks values ('NCS2', 'FP8', 2.0, 156.25, 'mine')"
        )
    monkeypatch.setenv("WAREHOUSE_PATH", str(copy))
    page = open_page("catalogue", table="Platforms")
    assert not page.exception
    assert "FP8" in page.dataframe[0].value.columns


def test_figure_and_flag_are_in_the_address(warehouse_file, open_page):
    page = open_page("catalogue", table="Disagreements", figure="peak_tops")
    assert titles(page)[0].startswith("peak tops: 2 of 4 claims")
    page = open_page("catalogue", table="Flags", flag="no_throughput")
    assert len(page.dataframe[0].value) == 5


def test_leaving_a_table_leaves_its_controls_behind(warehouse_file, open_page):
    page = open_page("catalogue", table="Disagreements", figure="peak_tops")
    page.segmented_control(key="table").set_value("Networks").run()
    assert not page.exception
    assert not page.warning
    page.toggle(key="linear").set_value(True).run()
    assert not page.exception


def test_unfit_table_is_refused(warehouse_file, open_page):
    page = open_page("catalogue", table="pragma database_list")
    assert not page.exception
    assert len(page.warning) == 1
    assert "Accuracy" in titles(page)[0]


def test_warehouse_of_another_version_has_its_page(tmp_path, monkeypatch, open_page):
    path = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table networks as select 'MLP' as network")
    monkeypatch.setenv("WAREHOUSE_PATH", str(path))
    page = open_page("catalogue")
    assert not page.exception
    assert "another version" in titles(page)[0]


def test_missing_warehouse_has_its_page(tmp_path, monkeypatch, open_page):
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    assert titles(open_page("catalogue")) == ["No warehouse yet"]
