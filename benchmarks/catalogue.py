"""A catalogue of measurements, checked and built, against nothing but reading it.

The rows are seeded random figures of the published networks and platforms: no figure
means anything, and none is above its bound by more than chance.
"""

import os
import resource
import subprocess
import sys
import time
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from build import DBT, copy_project
from report import Outcome, duration

FILES = ((1_000, "csv"), (1_000_000, "csv"), (1_000_000, "parquet"))
GENERATED = """
    copy (
        select
            'run ' || number as measurement_id,
            designs.network,
            designs.platform,
            designs.datatype,
            1 << cast(floor(random() * 8) as integer) as batch_size,
            round(designs.throughput_fps * (0.05 + 0.9 * random()), 3)
                as throughput_fps,
            1000 / designs.throughput_fps * (1 + random()) as latency_ms,
            round(1 + 20 * random(), 2) as power_watts
        from (
            select
                *,
                row_number() over (order by network, platform, datatype) - 1
                    as place
            from bounds
        ) as designs
        inner join range({size}) as numbers (number)
            on designs.place = number % (select count(*) from bounds)
        order by number
    ) to '{file}'
"""


def generate(project: Path, size: int, ending: str) -> Path:
    folder = project / f"measured {size} {ending}"
    folder.mkdir()
    with duckdb.connect(project / "warehouse.duckdb", read_only=True) as connection:
        connection.execute("select setseed(0.5)")
        connection.execute("set threads = 1")  # the seed is that of one thread
        file = folder / f"measurements.{ending}"
        connection.execute(GENERATED.format(size=size, file=file))
    return folder


def timed(project: Path, *arguments: str) -> float:
    start = time.perf_counter()
    ended = subprocess.run(
        ["scripts/build_and_swap", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": f"{DBT.parent}{os.pathsep}{os.environ['PATH']}"},
    )
    if ended.returncode != 0:
        raise SystemExit(f"{arguments} failed:\n{ended.stdout[-3000:]}{ended.stderr}")
    return time.perf_counter() - start


def read(project: Path, folder: Path) -> float:
    """DuckDB's own reader, which guesses types and checks nothing, into a file."""
    (file,) = folder.iterdir()
    with duckdb.connect(project / "read.duckdb") as connection:
        start = time.perf_counter()
        connection.execute(f"create or replace table read as from '{file}'")
        return time.perf_counter() - start


def measure(options: Namespace) -> Outcome:
    files = FILES[:1] if options.quick else FILES
    rows = []
    with TemporaryDirectory() as name:
        project = copy_project(Path(name))
        published = timed(project)
        for size, ending in files:
            print(f"catalogue, {size:,} rows of {ending}", file=sys.stderr)
            folder = generate(project, size, ending)
            checked = timed(project, "--check", "--catalogue", folder.name)
            built = timed(project, "--catalogue", folder.name)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            once = read(project, folder)
            rows.append(
                {
                    "measurements": f"{size:,}, {ending}",
                    "`make check`": duration(checked),
                    "`make build`": duration(built),
                    "times one without": f"{built / published:.1f}x",
                    "only read": duration(once),
                    "peak memory": f"{peak / 2**20:.1f} GiB",
                }
            )
    notes = [
        "One run of each. A build without a catalogue took",
        f"{duration(published)} in the same run, parsing in full, as each of these",
        "does. Peak memory is the largest so far of any process. Read: DuckDB's own",
        f"reader into a table, without a check. DuckDB {duckdb.__version__}.",
    ]
    return Outcome(rows, notes)
