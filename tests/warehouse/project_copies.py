"""Copies of the project that a test may break and build.

Commands run in the environment that runs pytest: its `bin` comes first on PATH. No
copy reads or writes the warehouse of the project itself.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[2]
PROJECT_FILES = ("dbt_project.yml", "profiles.yml")
PROJECT_FOLDERS = ("macros", "models", "scripts", "seeds", "tests/dbt")
WITHOUT_TESTS = ("--exclude-resource-type", "test", "unit_test")


def environment(**variables):
    """The environment of a command: ours, without what points dbt elsewhere, and
    without what a make that runs these tests tells the makes that it starts."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DBT_", "MAKE", "MFLAGS")) and name != "WAREHOUSE_PATH"
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**kept, "PATH": path, "DBT_USE_COLORS": "false", **variables}


@dataclass(frozen=True)
class Run:
    """A command that has ended, with all that it printed."""

    command: tuple
    returncode: int
    log: str

    @property
    def line(self):
        return " ".join(map(str, self.command))

    def succeeded(self):
        assert self.returncode == 0, f"{self.line}:\n{self.log}"
        return self

    def failed(self):
        assert self.returncode != 0, f"{self.line} passed:\n{self.log}"
        return self


@dataclass(frozen=True)
class Project:
    """A copy of the project in a folder of its own."""

    folder: Path

    @property
    def warehouse(self):
        return self.folder / "warehouse.duckdb"

    def start(self, *command, log):
        """Starts a command that prints to a file, so that it may outlive us."""
        with log.open("w") as output:
            return subprocess.Popen(
                command,
                cwd=self.folder,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def run(self, *command, folder=None, variables=None, **options):
        ended = subprocess.run(
            command,
            cwd=folder or self.folder,
            env=environment(**(variables or {})),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            **options,
        )
        return Run(command, ended.returncode, ended.stdout)

    def build_beside(self, *arguments, **options):
        return self.run("scripts/build_and_swap", *arguments, **options)

    def build_in_place(self, *arguments):
        return self.run("dbt", "build", *arguments)

    def seed(self, name):
        (file,) = self.folder.glob(f"seeds/*/{name}.csv")
        return file

    def edit(self, name, old, new, times=1):
        """Replaces a text that a seed contains so many times."""
        text = self.seed(name).read_bytes().decode()
        assert text.count(old) == times, f"{name} has {old!r} {text.count(old)} times"
        self.seed(name).write_bytes(text.replace(old, new).encode())

    def query(self, sql):
        with duckdb.connect(self.warehouse, read_only=True) as connection:
            return connection.execute(sql).fetchall()


def copy_to(folder):
    """A fresh copy of the project, without anything that was built."""
    for file in PROJECT_FILES:
        shutil.copy(ROOT / file, folder / file)
    for name in PROJECT_FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    return Project(folder)
