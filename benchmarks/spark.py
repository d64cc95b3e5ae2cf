"""The models below the tidy boundary on Spark in this machine, against DuckDB.

Both build a large catalogue from its tidy tables up to ranked designs, in turn, and
every ranked row is compared.
"""

import os
import sys
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from build import DBT, PROJECT, copy_project
from generated_catalogue import write_catalogue
from large import Cost, columns_of, make_large, timed
from report import Outcome

sys.path.insert(0, str(PROJECT / "scripts"))
from on_spark import comparison, tidy_tables

SIZES = ((100, 100), (500, 400), (1000, 800))  # platforms, networks
DBT_ON_SPARK = PROJECT / ".venv-spark" / "bin" / "dbt"
MODELS = ("--select", "+pareto_designs")
WITHOUT_TESTS = ("--exclude-resource-type", "test", "unit_test")
# What Spark gets of DuckDB: what is above the boundary.
ABOVE = ("--exclude", "staging", "resource_type:seed", "int_estimator_parameters")
SPARK = Path("target") / "spark"
SECONDS_BETWEEN_LOOKS = 0.2
# Deeper ones have no rank to compare.
RANKED = "(select * from {} where pareto_rank is not null)"
DESIGNS = "select count(*) from intermediate.int_networks_crossed_with_platforms"


class Memory:
    """The most that the processes of this one held at once, in GiB."""

    peak_gib = 0.0

    def look(self) -> None:
        of_parent, held = {}, {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                # The name before the last bracket may hold anything.
                fields = status.read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has ended
            process = int(status.parent.name)
            of_parent.setdefault(int(fields[1]), []).append(process)
            held[process] = int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
        pages, waiting = 0, list(of_parent.get(os.getpid(), []))
        while waiting:
            process = waiting.pop()
            pages += held[process]
            waiting += of_parent.get(process, [])
        self.peak_gib = max(self.peak_gib, pages / 2**30)


@contextmanager
def watched_memory() -> Iterator[Memory]:
    """Looks at it until the block ends."""
    memory, ended = Memory(), threading.Event()

    def look_on() -> None:
        while not ended.wait(SECONDS_BETWEEN_LOOKS):
            memory.look()

    watcher = threading.Thread(target=look_on)
    watcher.start()
    try:
        yield memory
    finally:
        ended.set()
        watcher.join()


def timed_together(command: list[str | Path], project: Path, **environment) -> Cost:
    """Of a process and all that it starts, as Python starts Java."""
    with watched_memory() as memory:
        cost = timed(command, project, **environment)
    return Cost(cost.wall_s, memory.peak_gib)


def build_on_duckdb(project: Path, *options: str) -> Cost:
    return timed_together([DBT, "build", *MODELS, *WITHOUT_TESTS, *options], project)


def build_on_spark(project: Path, **environment: str) -> Cost:
    """From the tidy tables of the warehouse, which are exported first."""
    if not DBT_ON_SPARK.exists():
        raise SystemExit("there is no .venv-spark: run `make spark` first")
    with duckdb.connect(project / "warehouse.duckdb", read_only=True) as warehouse:
        tidy_tables.export(warehouse, project / SPARK / "tidy")
    target = ["--target", "spark", "--target-path", SPARK / "dbt"]
    return timed_together(
        [DBT_ON_SPARK, "build", *target, *MODELS], project, **environment
    )


def stop_where_ranks_differ(project: Path) -> tuple[int, int]:
    """How many designs there are, and how many are ranked."""
    on_spark = project / SPARK / "warehouse" / "main.db" / "pareto_designs"
    with duckdb.connect(project / "warehouse.duckdb", read_only=True) as warehouse:
        ours = RANKED.format("main.pareto_designs")
        theirs = RANKED.format(f"read_parquet('{on_spark}/*.parquet')")
        if found := comparison.differences(warehouse, ours, theirs):
            raise SystemExit("\n".join(["ranked designs differ", *found]))
        counts = (f"({DESIGNS})", f"(select count(*) from {ours})")
        return warehouse.execute(f"select {', '.join(counts)}").fetchone()


def large_project(folder: Path, platforms: int, networks: int) -> Path:
    project = copy_project(folder)
    make_large(project, write_catalogue(folder / "large", platforms, networks))
    return project


def measure(options: Namespace) -> Outcome:
    rows = []
    for platforms, networks in SIZES[:1] if options.quick else SIZES:
        print(f"spark, {platforms:,} x {networks:,}", file=sys.stderr)
        with TemporaryDirectory() as name:
            project = large_project(Path(name), platforms, networks)
            build_on_duckdb(project)
            costs = {
                "DuckDB": build_on_duckdb(project, *ABOVE),
                "Spark": build_on_spark(project),
            }
            designs, ranked = stop_where_ranks_differ(project)
        size = {
            "platforms x networks": f"{platforms:,} x {networks:,}",
            "designs": f"{designs:,}",
        }
        rows.append(size | columns_of(costs) | {"ranked": f"{ranked:,}"})
    notes = [
        "One run of each, from the same tidy tables up to pareto_designs, four",
        "datatypes and four batch sizes for every pair; what dbt and Java take to",
        "start is part of it. Memory is that of all processes together. Ranked designs",
        "are the same in every column, numbers to a part in 1e9.",
        f"DuckDB {duckdb.__version__}, Spark {version_of_spark()} in local mode with",
        "a driver of 4 GiB.",
    ]
    return Outcome(rows, notes)


def version_of_spark() -> str:
    (found,) = DBT_ON_SPARK.parents[1].glob(
        "lib/python*/site-packages/pyspark-*.dist-info"
    )
    return found.stem.partition("-")[2]
