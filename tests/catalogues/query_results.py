"""The result of each catalogue's question, in its README.

    python tests/catalogues/query_results.py [catalogue ...]

builds each catalogue in a folder of its own, asks its query.sql, and writes the result
below the paragraph of its README that names it.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "warehouse"))

from project_copies import copy_to  # noqa: E402

FOLDERS = sorted(path.parent for path in ROOT.glob("catalogues/*/query.sql"))
# The paragraph that names the query, and the table that follows it.
RESULT = re.compile(r"(`query\.sql`(?:[^\n]+\n)+\n)((?:\|[^\n]*\n)+)")


def built(catalogue, folder):
    """A copy of the project with the warehouse that `make build` makes of one."""
    project = copy_to(folder)
    (project.folder / "catalogues").symlink_to(ROOT / "catalogues")
    project.build_beside("--catalogue", f"catalogues/{catalogue}").succeeded()
    return project


def answer(catalogue, project):
    """What the DuckDB shell of this environment prints as markdown."""
    ended = subprocess.run(
        [
            *(Path(sys.executable).with_name("duckdb"), "-no-init", "-readonly"),
            *("-markdown", project.warehouse),
        ],
        stdin=(ROOT / "catalogues" / catalogue / "query.sql").open(),
        cwd=project.folder,
        capture_output=True,
        encoding="utf-8",
    )
    assert ended.returncode == 0 and not ended.stderr, ended.stderr
    return ended.stdout.strip() + "\n"


def printed(catalogue):
    """The table in the README."""
    readme = (ROOT / "catalogues" / catalogue / "README.md").read_text("utf-8")
    return RESULT.search(readme)[2]


def write(catalogue):
    file = ROOT / "catalogues" / catalogue / "README.md"
    with tempfile.TemporaryDirectory() as folder:
        result = answer(catalogue, built(catalogue, Path(folder)))
    text = RESULT.sub(lambda found: found[1] + result, file.read_text("utf-8"))
    file.write_text(text, "utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:] or [folder.name for folder in FOLDERS]:
        write(name)
