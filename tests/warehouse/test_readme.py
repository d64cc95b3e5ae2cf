"""Every SQL block of the README gives the result that is printed below it."""

import duckdb
import pytest
import readme_results

TEXT = (
    readme_results.README.read_text("utf-8") if readme_results.README.exists() else ""
)
BLOCKS = readme_results.blocks(TEXT)
EVERY_BLOCK = pytest.mark.parametrize(
    "block", BLOCKS, ids=[f"line-{block.line}" for block in BLOCKS]
)


def test_the_readme_asks_ten_questions_in_sql():
    assert len(BLOCKS) >= 10


@EVERY_BLOCK
def test_a_block_is_one_statement(block):
    assert len(duckdb.extract_statements(block.sql)) == 1


@EVERY_BLOCK
def test_a_block_gives_the_result_below_it(warehouse, block):
    assert block.result, (
        f"line {block.line} of README.md has no result:"
        " run python tests/warehouse/readme_results.py"
    )
    assert readme_results.run(block.sql, warehouse) == block.result


def test_every_fenced_sql_block_is_found():
    assert TEXT.count("```sql") == len(BLOCKS)


README = """\
Before.

```sql
select 1 as one
```
| old |
|-----|
|   0 |

Between.

```sql
select 2 as two
```

After.
"""


def test_results_are_written_below_their_blocks_and_nothing_else_is_changed():
    results = iter(["| one |\n|----:|\n| 1   |", "| two |\n|----:|\n| 2   |"])
    assert (
        readme_results.with_results(README, run=lambda sql: next(results))
        == """\
Before.

```sql
select 1 as one
```

| one |
|----:|
| 1   |

Between.

```sql
select 2 as two
```

| two |
|----:|
| 2   |

After.
"""
    )


def test_writing_the_results_twice_is_writing_them_once():
    def run(sql):
        return f"| a |\n|---|\n| {len(sql)} |"

    once = readme_results.with_results(README, run=run)
    assert readme_results.with_results(once, run=run) == once


def test_a_block_that_fails_is_reported_with_its_sql(warehouse):
    with pytest.raises(RuntimeError, match="no_such_table"):
        readme_results.run("select * from no_such_table", warehouse)
