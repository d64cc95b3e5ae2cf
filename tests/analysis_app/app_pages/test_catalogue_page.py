"""The Catalogue page: every table by link, changed controls, and trouble."""

import duckdb
import pytest
from unfolding import unfolded
from views.catalogue.tables import DEFINITIONS

TABLES = [
    "Accuracy",
    "Networks",
    "Platforms",
    "Disagreements",
    "Experiments",
    "Power",
    "Flags",
    "Published",
    "Definitions",
]
WITHOUT_CHART = {"Published", "Definitions"}


def titles(page):
    return [title.value for title in page.title]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_link(warehouse_file, open_page, ask, table):
    page = unfolded(open_page("catalogue", table=table))
    assert not page.exception
    assert not page.warning
    assert page.segmented_control(key="table").value == table
    assert bool(page.get("vega_lite_chart")) != (table in WITHOUT_CHART)
    for block in page.code:
        assert len(ask(block.value))


def test_accuracies_are_as_published(warehouse_file, open_page, ask):
    page = open_page("catalogue")
    networks = len(ask("from networks"))
    published = len(ask("from accuracies where platform = 'any'"))
    reached = len(ask("from accuracies where platform <> 'any'"))
    assert titles(page) == [
        f"Accuracy of {networks} networks: {published} published, {reached} reached "
        "by platforms"
    ]
    table = page.dataframe[0].value.set_index("network")
    assert table.loc["GoogLeNetv1", "INT8"] == "69.24 (88.45)"
    assert table.loc["GoogLeNetv1", "INT2"] == "nm"
    assert table.loc["CNV 100%", "INT4"] == "87.40"


def test_intensities_are_computed_and_published(warehouse_file, open_page):
    table = open_page("catalogue", table="Networks").dataframe[0].value
    row = table.set_index("network").loc["CNV 100%"]
    assert row["INT2_published"] == pytest.approx(304.95)
    assert row["INT2_computed"] == pytest.approx(304.95, rel=1e-4)


def test_platforms_have_a_column_per_datatype(warehouse_file, open_page, ask):
    table = open_page("catalogue", table="Platforms").dataframe[0].value
    by_platform = table.set_index("platform")
    peaks = ask("select platform, datatype, peak_tops from platform_peaks")
    for platform, datatype, peak in peaks.itertuples(index=False):
        assert by_platform.loc[platform, datatype] == peak
    shown = by_platform[peaks["datatype"].unique().tolist()]
    assert shown.notna().to_numpy().sum() == len(peaks)


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


def test_figure_and_flag_are_in_the_address(warehouse_file, open_page, ask):
    page = open_page("catalogue", table="Disagreements", figure="peak_tops")
    claims = ask("from spec_claims where figure = 'peak_tops'")
    differing = (claims["claimed_value"] != claims["used_value"]).sum()
    assert titles(page)[0].startswith(
        f"Peak (TOP/s): {differing} of {len(claims)} claims"
    )
    page = open_page("catalogue", table="Flags", flag="no_throughput")
    flagged = ask("from measurement_flags where flag = 'no_throughput'")
    assert len(page.dataframe[1].value) == len(flagged)
    law = ask("select law from flags where flag = 'no_throughput'")["law"][0]
    assert any(law in caption.value for caption in page.caption)


@pytest.mark.parametrize(
    "figure", ["memory_bandwidth_gbytes_per_s", "memory_capacity_gbytes"]
)
def test_claim_that_there_is_none_is_listed(warehouse_file, open_page, ask, figure):
    """A platform without memory has a claim, and no value in use."""
    claims = ask(f"from spec_claims where figure = '{figure}'")
    page = open_page("catalogue", table="Disagreements", figure=figure)
    assert not page.exception
    shown = page.dataframe[0].value
    assert len(shown) == len(claims)
    assert (~shown["is_available"]).sum() == (~claims["is_available"]).sum()


def test_wrong_published_predictions_come_first(warehouse_file, open_page, ask):
    rows = ask("from published_predictions where not is_reproduced")
    page = open_page("catalogue", table="Published")
    shown = page.dataframe[0].value
    for explanation in rows["explanation"]:
        assert any(explanation in text.value for text in page.markdown)
    first = shown.head(len(rows))
    assert set(first["explanation"]) == set(rows["explanation"])
    assert shown["is_reproduced"].sum() == len(shown) - len(rows)


def test_definitions_are_in_their_order(warehouse_file, open_page, ask):
    page = open_page("catalogue", table="Definitions")
    for shown, table in zip(page.dataframe, DEFINITIONS, strict=True):
        key = shown.value.columns[0]
        expected = ask(f"select {key} from {table} order by position")
        assert shown.value[key].to_list() == expected[key].to_list()


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
