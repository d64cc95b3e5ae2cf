"""The catalogue's views where there are a thousand of each thing, and in the report."""

import re
import shutil

import duckdb
import pytest
from queries import choices
from reporting.catalogue import catalogue_sections
from reporting.page import MOST_ROWS, page
from views.catalogue import accuracies, claims, measured, networks, platforms
from views.drawn import MOST_NETWORKS, MOST_PLATFORMS

MANY = 1000
# What is written a thousand times under other names: table, column of the name, whose.
COPIES = [
    ("networks", "network", "CNV 100%"),
    ("accuracies", "network", "CNV 100%"),
    ("spec_claims", "network", "CNV 100%"),
    ("experiments", "network", "CNV 100%"),
    ("platforms", "platform", "TX2-maxn"),
    ("platform_peaks", "platform", "TX2-maxn"),
    ("spec_claims", "platform", "TX2-maxn"),
]


@pytest.fixture(scope="module")
def large_file(built_warehouse, tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "warehouse.duckdb"
    shutil.copy(built_warehouse, path)
    with duckdb.connect(str(path)) as connection:
        for table, column, name in COPIES:
            connection.execute(
                f"insert into {table} "
                f"select {table}.* replace ('copy ' || number as {column}) "
                f"from {table}, range($copies) as copies (number) "
                f"where {column} = $name",
                {"copies": MANY, "name": name},
            )
    return path


@pytest.fixture
def large(large_file, monkeypatch):
    monkeypatch.setenv("WAREHOUSE_PATH", str(large_file))


def drawn(view, column):
    """The names that any chart of the view has."""
    names = set()
    for chart in view.charts:
        for rows in chart.to_dict()["datasets"].values():
            names |= {row[column] for row in rows if row.get(column)}
    return names


def test_a_report_has_the_first_rows_and_says_how_many_there_are(large):
    text = page(catalogue_sections(choices.tasks()), title="", made="")
    lengths = [
        rows.count("<tr>")
        for rows in re.findall(r"<tbody>(.*?)</tbody>", text, flags=re.S)
    ]
    assert max(lengths) == MOST_ROWS
    known = len(choices.networks())
    assert known > MANY
    assert f"The first {MOST_ROWS} of {known:,} rows" in text


def test_charts_draw_as_many_as_one_can_read(large):
    task = choices.described_tasks()["CIFAR-10"]
    for view in (
        accuracies.accuracies(task),
        networks.networks(),
        measured.experiments(task.name),
    ):
        assert len(drawn(view, "network")) == MOST_NETWORKS
        assert f"Drawn are {MOST_NETWORKS} of 1,0" in view.notes[0]
    view = platforms.platforms()
    assert len(drawn(view, "platform")) == MOST_PLATFORMS
    assert len(view.table.rows) > MANY
    view = claims.claims("peak_tops")
    assert len(drawn(view, "disputed")) == claims.MOST_CLAIMS
    assert view.notes[0].startswith(f"Drawn are {claims.MOST_CLAIMS} of ")


def test_accuracies_of_many_networks_are_of_one_task(large):
    assert not accuracies.share_an_axis()
    titles = [part.title for part in catalogue_sections(choices.tasks())[0].parts]
    assert [title.split(":")[0] for title in titles] == choices.tasks()


def test_accuracies_of_few_networks_share_an_axis(warehouse_file):
    assert accuracies.share_an_axis()


def test_nothing_is_left_out_of_what_is_shipped(warehouse_file):
    for section in catalogue_sections(choices.tasks()):
        for view in section.parts:
            assert not any("Drawn are" in note for note in view.notes), view.title


def test_a_catalogue_alone_has_its_sections(built_catalogue, monkeypatch):
    """Those of the published tables are left out, and no name ends its element."""
    monkeypatch.setenv("WAREHOUSE_PATH", str(built_catalogue))
    sections = catalogue_sections(choices.tasks())
    titles = [section.title for section in sections]
    assert {"Accuracies", "Networks", "Platforms", "Definitions"} <= set(titles)
    assert not {"Disagreements", "Published predictions"} & set(titles)
    text = page(sections, title="", made="")
    assert "<script>document.title" not in text
    assert not re.search(r"<td[^>]*>(?:None|null|nan)<", text)
