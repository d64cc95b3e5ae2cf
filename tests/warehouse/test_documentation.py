"""Whatever is in the warehouse says what it is, in the project and in the database."""

import json
import re
from collections import Counter

import pytest
import yaml

NUMERALS = ["no", "one", "two", "three", "four", "five", "six", "seven"]


@pytest.fixture(scope="module")
def parsed(copy_project):
    """The project as dbt understands it: one dbt parse, 4 s."""
    project = copy_project()
    run = project.run("dbt", "parse").succeeded()
    manifest = json.loads((project.folder / "target/manifest.json").read_text())
    return run.log, manifest


@pytest.fixture(scope="module")
def nodes(parsed):
    """Models and seeds by name."""
    _, manifest = parsed
    return {
        node["name"]: node
        for node in manifest["nodes"].values()
        if node["resource_type"] in ("model", "seed")
    }


@pytest.fixture(scope="module")
def marts(nodes):
    return {
        name: node
        for name, node in nodes.items()
        if node["original_file_path"].startswith("models/marts/")
    }


@pytest.fixture(scope="module")
def functions(nodes):
    return {
        name: node
        for name, node in nodes.items()
        if node["original_file_path"].startswith("models/functions/")
    }


@pytest.fixture(scope="module")
def keys(parsed):
    """The key that each model's test or its table itself holds, by the identifier."""
    _, manifest = parsed
    nodes = manifest["nodes"].values()
    tested = {
        node["attached_node"]: node["test_metadata"]["kwargs"]["key"]
        for node in nodes
        if node["resource_type"] == "test"
        and "key" in (node.get("test_metadata") or {}).get("kwargs", {})
    }
    tested |= {
        node["unique_id"]: node["config"]["meta"]["promises"]["key"]
        for node in nodes
        if "promises" in node["config"].get("meta", {})
    }
    held = {
        node["unique_id"]: constraint["columns"]
        for node in nodes
        for constraint in node.get("constraints", [])
        if constraint["type"] == "primary_key"
    }
    assert not tested.keys() & held.keys()
    return tested | held


def test_dbt_reads_the_project_without_a_warning(parsed):
    log, _ = parsed
    assert not re.search(r"\[WARNING\]|[Dd]eprecat", log), log


def test_every_model_seed_and_function_has_a_description(nodes):
    assert [name for name, node in nodes.items() if not node["description"]] == []


def test_every_described_column_has_a_description(nodes):
    assert [
        f"{name}.{column}"
        for name, node in nodes.items()
        for column, described in node["columns"].items()
        if not described["description"]
    ] == []


def test_no_description_is_written_twice(root):
    written = Counter(descriptions_as_written(root))
    blocks = doc_blocks(root)
    written.update(blocks.values())
    assert [
        text for text, times in written.items() if times > 1 and "doc(" not in text
    ] == []
    assert len(written) > len(blocks) > 100


def test_every_block_of_documentation_is_used(root):
    used = re.findall(r"doc\('(\w+)'\)", " ".join(descriptions_as_written(root)))
    assert set(used) == set(doc_blocks(root))


def descriptions_as_written(root):
    """The descriptions in the YAML, before dbt puts in what they refer to."""

    def within(node):
        if isinstance(node, dict):
            if isinstance(node.get("description"), str):
                yield " ".join(node["description"].split())
            node = list(node.values())
        if isinstance(node, list):
            for child in node:
                yield from within(child)

    for folder in ("models", "seeds"):
        for file in (root / folder).rglob("*.yml"):
            yield from within(yaml.safe_load(file.read_text("utf-8")))


def doc_blocks(root):
    """The blocks that descriptions refer to: name -> text."""
    text = "".join(
        file.read_text("utf-8") for file in sorted((root / "models").rglob("*.md"))
    )
    blocks = re.findall(r"{% docs (\w+) %}(.*?){% enddocs %}", text, re.DOTALL)
    named = {name: " ".join(block.split()) for name, block in blocks}
    assert len(named) == len(blocks)
    return named


def test_every_mart_has_its_key_tested_or_held(marts, keys):
    assert marts
    assert [name for name in marts if marts[name]["unique_id"] not in keys] == []


def test_every_seed_has_a_test_of_its_key(nodes, keys):
    seeds = {
        name: node for name, node in nodes.items() if node["resource_type"] == "seed"
    }
    assert seeds
    assert [name for name in seeds if seeds[name]["unique_id"] not in keys] == []


def test_the_description_of_a_mart_names_its_key(marts, keys):
    # "Key: network, platform." or, after "One row per ...", "Key: those two."
    for name, node in marts.items():
        key = keys[node["unique_id"]]
        named = re.search(r"Key:\s+([a-z0-9_,\s]+)\.", node["description"])
        assert named, name
        assert re.split(r",?\s+", named[1]) in (key, ["those", NUMERALS[len(key)]])


def test_the_description_of_a_mart_says_why_it_is_a_table_or_a_view(marts):
    for name, node in marts.items():
        kind = node["config"]["materialized"]
        assert re.search(rf"\bA {kind}[:,] ", node["description"]), name


def test_every_mart_has_an_enforced_contract(marts):
    assert [
        name for name, node in marts.items() if not node["contract"]["enforced"]
    ] == []


def test_every_mart_is_in_the_database_with_its_description(database, marts):
    comments = dict(
        database.execute(
            """
            select table_name, comment from duckdb_tables()
            where schema_name = 'main'
            union all
            select view_name, comment from duckdb_views()
            where schema_name = 'main' and not internal
            """
        ).fetchall()
    )
    assert comments == {
        name: node["description"].strip() for name, node in marts.items()
    }


def test_every_column_of_a_mart_is_in_the_database_with_its_description(
    database, marts
):
    comments = database.execute("""
        select table_name, column_name, comment from duckdb_columns()
        where schema_name = 'main' and not internal
    """).fetchall()
    assert {(table, column): text for table, column, text in comments} == {
        (name, column): described["description"].strip()
        for name, node in marts.items()
        for column, described in node["columns"].items()
    }


@pytest.mark.parametrize("schema", ["raw", "staging", "intermediate"])
def test_every_column_before_the_marts_has_a_comment(database, schema):
    columns = database.execute(
        """
        select table_name || '.' || column_name from duckdb_columns()
        where schema_name = ? and coalesce(comment, '') = ''
        """,
        [schema],
    ).fetchall()
    assert columns == []


def test_one_query_lists_every_function_with_its_description(database, functions):
    comments = database.execute("""
        select function_name, comment from duckdb_functions()
        where comment is not null and not internal
    """).fetchall()
    assert dict(comments) == {
        name: node["description"].strip() for name, node in functions.items()
    }
    assert len(comments) == len(functions) > 0


def test_the_description_of_a_function_names_its_arguments(database, functions):
    arguments = database.execute("""
        select function_name, unnest(parameters) from duckdb_functions()
        where schema_name = 'main' and database_name = current_database()
    """).fetchall()
    assert {name for name, _ in arguments} == set(functions)
    unnamed = [
        f"{name}({argument})"
        for name, argument in arguments
        if not re.search(rf"\b{argument}\b", description(functions, name))
    ]
    assert unnamed == []


def description(functions, name):
    """Of a function, and of the one whose arguments it says it shares."""
    text = functions[name]["description"]
    shared = re.search(r"same\s+arguments\s+as\s+(\w+)", text)
    return text + functions[shared[1]]["description"] if shared else text
