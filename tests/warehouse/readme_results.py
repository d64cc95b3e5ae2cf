"""The results under the SQL blocks of README.md.

    python tests/warehouse/readme_results.py

runs every block against the built warehouse and writes its result below it.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
WAREHOUSE = ROOT / "warehouse.duckdb"

# A fenced block, and the table that follows it, if one does.
BLOCK = re.compile(
    r"^```sql\n(?P<sql>(?:.*\n)*?)```\n(?P<result>\n*(?:\|.*\n)+)?", re.MULTILINE
)


class Block(NamedTuple):
    """One SQL block with the result printed below it, empty if there is none."""

    line: int
    sql: str
    result: str


def blocks(text):
    return [
        Block(
            line=text.count("\n", 0, match.start()) + 1,
            sql=match["sql"].strip(),
            result=(match["result"] or "").strip(),
        )
        for match in BLOCK.finditer(text)
    ]


def run(sql, warehouse=WAREHOUSE):
    """What the DuckDB shell of this environment prints as markdown."""
    shell = Path(sys.executable).with_name("duckdb")
    ended = subprocess.run(
        [shell, "-no-init", "-readonly", "-markdown", warehouse, "-c", sql],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    if ended.returncode != 0 or ended.stderr:
        raise RuntimeError(f"{sql}\n\n{ended.stderr}")
    result = ended.stdout.strip()
    if not all(line.startswith("|") for line in result.splitlines()):
        raise RuntimeError(f"{sql}\n\nhas no result that fits a table:\n{result}")
    return result


def with_results(text, run=run):
    """The text with the result of every block below it."""
    return BLOCK.sub(
        lambda match: f"```sql\n{match['sql']}```\n\n{run(match['sql'])}\n", text
    )


if __name__ == "__main__":
    README.write_text(with_results(README.read_text("utf-8")), "utf-8")
