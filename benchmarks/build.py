"""`dbt build` of this project against `dbt build` of an empty one.

The empty project has no model at all: what is left is what dbt costs by itself.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import time
from argparse import Namespace
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml
from report import Outcome, duration, verdict

PROJECT = Path(__file__).resolve().parents[1]
DBT = Path(sys.executable).with_name("dbt")
# As `make build` runs it: unit tests judge the code and not the data, and nobody reads
# what dbt writes about itself.
ANY = ("--no-write-json",)
AS_MADE = (*ANY, "--exclude-resource-type", "unit_test")
KINDS = {"cold": AS_MADE, "warm": AS_MADE, "warm, unit tests too": ANY}
RUNS = 5
AIM = 2.5  # times an empty project
NOT_COPIED = (".*", "target", "logs", "report", "__pycache__", "*.duckdb*")


@dataclass
class Cost:
    """Wall-clock time, and user plus system time of every thread, in seconds."""

    wall_s: float
    cpu_s: float
    log: str


def copy_project(folder: Path) -> Path:
    ignore = shutil.ignore_patterns(*NOT_COPIED)
    return Path(shutil.copytree(PROJECT, folder / "project", ignore=ignore))


def empty_project(folder: Path) -> Path:
    """No nodes, but the profile and flags of this project: both log the same."""
    settings = yaml.safe_load((PROJECT / "dbt_project.yml").read_text())
    kept = {key: settings[key] for key in ("name", "version", "profile", "flags")}
    empty = folder / "empty"
    empty.mkdir()
    (empty / "dbt_project.yml").write_text(yaml.safe_dump(kept))
    shutil.copy(PROJECT / "profiles.yml", empty)
    return empty


def timed_build(project: Path, cold: bool, arguments: tuple[str, ...] = ()) -> Cost:
    """Cold: nothing parsed yet and no warehouse. Warm: over the last build."""
    warehouse = project / "warehouse.duckdb"
    if cold:
        shutil.rmtree(project / "target", ignore_errors=True)
        warehouse.unlink(missing_ok=True)
    # Whoever runs this may have settings of their own that lead elsewhere.
    own = {key: value for key, value in os.environ.items() if key[:4] != "DBT_"}
    own |= {"DBT_PROFILES_DIR": str(project), "WAREHOUSE_PATH": str(warehouse)}

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    completed = subprocess.run(
        [DBT, "build", *arguments], cwd=project, env=own, capture_output=True, text=True
    )
    wall_s = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    # A build that failed early, or parsed in full, is not the one to time.
    if completed.returncode != 0:
        raise SystemExit(f"dbt build failed:\n{completed.stdout[-3000:]}")
    if not cold and "Unable to do partial parsing" in completed.stdout:
        raise SystemExit(f"not a warm build:\n{completed.stdout[:1000]}")
    cpu_s = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(wall_s, cpu_s, completed.stdout)


def nodes_built(log: str) -> str:
    """What a build ran, as dbt says it: "14 seeds, 57 view models, ..."."""
    nodes = re.search(r"Finished running (.*) in \d+ hours", log)[1]
    if "data test" not in nodes:
        raise SystemExit("dbt build ran no data tests")
    return nodes


def spread(ratios: list[float]) -> str:
    return f"{median(ratios):.2f}x ({min(ratios):.2f} to {max(ratios):.2f})"


def measure(options: Namespace) -> Outcome:
    runs = 1 if options.quick else RUNS
    rows, ratio = [], {}
    with TemporaryDirectory() as folder:
        project, empty = copy_project(Path(folder)), empty_project(Path(folder))
        if not options.quick:
            timed_build(project, cold=True)  # reads dbt and DuckDB from disk
        for kind, arguments in KINDS.items():
            print(f"build, {kind}: {runs} of each", file=sys.stderr)
            pairs = [
                # In turn, so that both bear what else the machine is doing.
                (
                    timed_build(project, kind == "cold", arguments),
                    timed_build(empty, kind == "cold", arguments),
                )
                for _ in range(runs)
            ]
            row = {"`dbt build`": kind}
            for title, unit in (("", "wall_s"), (", CPU", "cpu_s")):
                ours = [getattr(our, unit) for our, _ in pairs]
                bases = [getattr(base, unit) for _, base in pairs]
                ratios = [our / base for our, base in zip(ours, bases, strict=True)]
                row[f"this project{title}"] = duration(median(ours))
                row[f"empty{title}"] = duration(median(bases))
                row[f"ratio{title}"] = spread(ratios)
                ratio[kind, unit] = median(ratios)
            rows.append(row)
        notes = [
            f"Runs of each, in turn: {runs}. Medians, also of the ratios of each pair",
            "(least to greatest). Warm: the second build, with partial parsing; cold:",
            "nothing parsed yet and no warehouse. The empty project has no model.",
            f"This one ran {nodes_built(pairs[-1][0].log)};",
            f"dbt-core {version('dbt-core')}, dbt-duckdb {version('dbt-duckdb')},",
            f"DuckDB {version('duckdb')}.",
            verdict(
                f"warm, with every data test, at most {AIM:g}x an empty project",
                ratio["warm", "wall_s"],
                AIM,
            ),
        ]
    return Outcome(rows, notes)
