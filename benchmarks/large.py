"""From the files of a large catalogue to ranked designs, against Polars and pandas.

Each runs in a process of its own, in turn, and every rank is compared.
"""

import os
import subprocess
import sys
import time
from argparse import Namespace
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from build import DBT, copy_project
from generated_catalogue import write_catalogue
from ranked_by_frames import BATCH_SIZES, RANKS
from report import Outcome, duration, verdict

SIZES = ((100, 100), (500, 400), (1000, 800), (2000, 1500))  # platforms, networks
FRAMES = Path(__file__).with_name("ranked_by_frames.py")
LARGE = f"""
  pareto_max_rank: {RANKS}
  batch_sizes: {list(BATCH_SIZES)}
"""
RANKED = """
    select task, network, platform, datatype, pareto_rank
    from pareto_designs
    where evidence = 'bound' and pareto_rank is not null
"""
AIM_GIB = 4.0


@dataclass
class Cost:
    wall_s: float
    peak_gib: float


def timed(command: list[str | Path], project: Path, **environment: str) -> Cost:
    """Also the most memory that the process held, as the system counted it."""
    log = project / "log"
    start = time.perf_counter()
    with log.open("w") as output:
        process = subprocess.Popen(
            command,
            cwd=project,
            stdout=output,
            stderr=output,
            env={**os.environ, "DBT_PROFILES_DIR": str(project), **environment},
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command} failed:\n{log.read_text()[-3000:]}")
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 2**20)


def make_large(
    project: Path,
    catalogue: Path,
    *,
    published: str = "no",
    stored: str = "false",
    memory_limit: str = "3GB",
) -> None:
    """The variables that a large catalogue is built with, as its user writes them."""
    settings = project / "dbt_project.yml"
    variables = LARGE.strip("\n").splitlines()
    variables += [
        f'  published: "{published}"',
        f"  operating_points_are_stored: {stored}",
        f"  memory_limit: {memory_limit}",
        f"  catalogues: ['{catalogue}']",
    ]
    names = [line.split(":")[0] for line in variables]
    kept = [
        line
        for line in settings.read_text().splitlines()
        if line.split(":")[0] not in names
    ]
    place = kept.index("vars:") + 1
    kept[place:place] = variables
    settings.write_text("\n".join(kept) + "\n")


def differences(project: Path, file: Path) -> tuple[int, int]:
    """Rows in only one of both, and rows in all."""
    with duckdb.connect(project / "warehouse.duckdb", read_only=True) as connection:
        return connection.execute(f"""
            select
                count(*) filter (where ours.network is null or theirs.network is null),
                count(*)
            from ({RANKED}) as ours
            full outer join '{file}' as theirs
                using (task, network, platform, datatype, pareto_rank)
        """).fetchone()


def columns_of(costs: dict[str, Cost]) -> dict[str, str]:
    """Time and memory by what was run."""
    columns = {}
    for title, cost in costs.items():
        columns[title] = duration(cost.wall_s)
        columns[f"{title}, memory"] = f"{cost.peak_gib:.1f} GiB"
    return columns


def measure(options: Namespace) -> Outcome:
    rows = []
    for platforms, networks in SIZES[:1] if options.quick else SIZES:
        print(f"large, {platforms:,} x {networks:,}", file=sys.stderr)
        with TemporaryDirectory() as name:
            project = copy_project(Path(name))
            catalogue = write_catalogue(Path(name) / "large", platforms, networks)
            make_large(project, catalogue)
            build = [DBT, "build", "--select", "+pareto_designs"]
            build += ["--exclude-resource-type", "test", "unit_test"]
            costs = {"warehouse": timed(build, project)}
            for library in ("polars", "pandas"):
                file = project / f"{library}.csv"
                costs[library] = timed(
                    [sys.executable, FRAMES, library, catalogue, file], project
                )
                different, ranked = differences(project, file)
                if different:
                    raise SystemExit(
                        f"{different} of {ranked} ranks of {library} differ"
                    )
        size = {"platforms x networks": f"{platforms:,} x {networks:,}"}
        rows.append(size | columns_of(costs) | {"ranked": f"{ranked:,}"})
    notes = [
        "One run of each. Four datatypes and four batch sizes for every pair. The",
        "warehouse is built in full up to pareto_designs, without data tests, with the",
        "engine at 3 GB (what is more goes to disk): files checked, figures judged,",
        "bounds and estimates of what may be near a front; the frames compute the",
        f"bound alone. All give the same ranks. DuckDB {duckdb.__version__}, Polars",
        f"{version('polars')}, pandas {version('pandas')}.",
        verdict(
            "the largest within 4 GiB",
            costs["warehouse"].peak_gib,
            AIM_GIB,
            "{:.1f} GiB".format,
        ),
    ]
    return Outcome(rows, notes)
