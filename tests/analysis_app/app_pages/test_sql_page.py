"""The SQL page: examples, own questions, refusals, links that wait for Run."""

import own_query
import pytest
from queries.examples import EXAMPLES
from unfolding import unfolded

NOT_RUN = "press **Run**"


def press(page, label):
    return next(b for b in page.button if b.label == label).click().run()


def answered(page):
    return any(" row" in text.value and " ms" in text.value for text in page.markdown)


def test_default_answers_the_first_example(warehouse_file, open_page):
    page = open_page("sql")
    assert not page.exception
    assert not page.error
    assert page.title[0].value == "Your own question in SQL"
    assert page.text_area(key="query").value == next(iter(EXAMPLES.values()))
    assert answered(page)
    assert {"result.csv", "result.parquet"} == {
        button.label for button in unfolded(page).get("download_button")
    }


def test_example_fills_the_box_and_is_answered(warehouse_file, open_page):
    page = open_page("sql")
    question, sql = list(EXAMPLES.items())[6]
    press(page, question)
    assert not page.exception
    assert page.text_area(key="query").value == sql
    assert page.dataframe[0].value["network"].to_list()


def test_own_query_is_answered_and_described(warehouse_file, open_page, ask):
    page = open_page("sql")
    page.text_area(key="query").set_value("select count(*) as n from networks")
    press(page, "Run")
    assert not page.exception
    assert page.dataframe[0].value["n"][0] == len(ask("from networks"))
    assert any(
        "select count(*) as n from networks;" in c.value for c in unfolded(page).code
    )


def test_query_of_a_link_waits_for_run(warehouse_file, open_page, monkeypatch):
    asked = []
    run = own_query.run
    monkeypatch.setattr(own_query, "run", lambda sql: asked.append(sql) or run(sql))
    page = open_page("sql", query="from range(3)")
    assert page.text_area(key="query").value == "from range(3)"
    assert NOT_RUN in page.info[0].value
    assert asked == []
    press(page, "Run")
    assert asked == ["from range(3)"]
    assert page.dataframe[0].value["range"].to_list() == [0, 1, 2]
    assert not page.info


def test_long_result_says_that_it_is_cut(warehouse_file, open_page):
    page = press(open_page("sql", query="from range(20000)"), "Run")
    assert any("The first 10,000 rows of more" in m.value for m in page.markdown)
    assert len(page.dataframe[0].value) == own_query.MOST_ROWS


def test_empty_result_is_shown(warehouse_file, open_page):
    page = press(open_page("sql", query="from networks where false"), "Run")
    assert not page.exception
    assert any("**0 rows**" in m.value for m in page.markdown)


@pytest.mark.parametrize(
    "sql",
    ["drop table networks", "select 1; select 2", "selct", "from '/etc/passwd'", "--"],
)
def test_refusal_is_shown_and_the_page_goes_on(warehouse_file, open_page, sql):
    page = press(open_page("sql", query=sql), "Run")
    assert not page.exception
    assert "refused" in page.error[0].value
    page.text_area(key="query").set_value("select 42 as answer")
    press(page, "Run")
    assert not page.error
    assert page.dataframe[0].value["answer"].to_list() == [42]


def test_stopped_query_is_shown(warehouse_file, open_page, monkeypatch):
    monkeypatch.setattr(own_query, "TIME_LIMIT_SECONDS", 0.5)
    endless = "select count(*) from range(1000000) a, range(1000000) b where a <> b"
    page = press(open_page("sql", query=endless), "Run")
    assert "took too long" in page.error[0].value


@pytest.mark.parametrize("thing", ["platforms", "predictions", "what_if_platform"])
def test_tables_views_and_functions_are_described(
    warehouse_file, open_page, ask, thing
):
    page = open_page("sql", about=thing)
    assert not page.exception
    assert page.selectbox(key="about").value == thing
    listed = " ".join(caption.value for caption in page.caption)
    column = "compute_units" if thing == "platforms" else "batch_size"
    meaning = ask(
        "select trim(comment) as comment from duckdb_columns() "
        f"where column_name = '{column}' and comment is not null"
    )["comment"][0]
    assert f"`{column}`" in listed
    assert meaning in listed


def test_limits_are_described_by_what_they_limit(warehouse_file, open_page, ask):
    page = open_page("sql", about="choose")
    listed = " ".join(caption.value for caption in page.caption)
    (meaning,) = ask(
        "select trim(comment) as comment from duckdb_columns() where "
        "table_name = 'operating_points' and column_name = 'latency_ms'"
    )["comment"]
    assert f"`max_latency_ms`: {meaning}" in listed


def test_missing_warehouse_has_its_page(tmp_path, monkeypatch, open_page):
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    page = open_page("sql")
    assert not page.exception
    assert "No warehouse yet" in [title.value for title in page.title]
