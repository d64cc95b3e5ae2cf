"""Where nothing was built, a test that needs a warehouse fails: none is skipped."""

import re
import shutil
import subprocess
import sys

import pytest

NEEDING_IT = {
    "tests/warehouse": ("warehouse", "database"),
    "tests/analysis_app": ("built_warehouse", "warehouse_file", "ask"),
    "tests/analysis_app/browser": ("served_warehouse",),
}


@pytest.fixture
def unbuilt(root, tmp_path):
    """The fixtures of the project where there is no warehouse, with a test of each."""
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copytree(root / "analysis_app", tmp_path / "analysis_app")
    for folder, fixtures in NEEDING_IT.items():
        (tmp_path / folder).mkdir(parents=True)
        for module in (root / folder).glob("*.py"):
            if not module.name.startswith("test_"):
                shutil.copy(module, tmp_path / folder)
        tests = [f"def test_{name}({name}): pass\n" for name in fixtures]
        (tmp_path / folder / "test_fixtures.py").write_text("\n".join(tests))
    return tmp_path


def test_every_test_that_needs_it_fails(unbuilt, monkeypatch):
    monkeypatch.delenv("WAREHOUSE_PATH", raising=False)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests"]
    run = subprocess.run(command, cwd=unbuilt, capture_output=True, text=True)
    asked = sum(map(len, NEEDING_IT.values()))
    assert re.search(rf"= {asked} errors in", run.stdout), run.stdout
    assert run.stdout.count("make build") >= asked
    assert run.returncode == 1
