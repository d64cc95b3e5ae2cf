"""What Spark does for each step from designs to ranks, and so for a billion designs.

Spark's own log of a build counts the stages of every step, the processor's time of
their tasks, and the bytes that are sent between them. What a further design costs is
the difference between the two largest catalogues; the rest is the same for any.
"""

import json
import re
import sys
from argparse import Namespace
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from report import Outcome, duration
from spark import (
    SIZES,
    build_on_duckdb,
    build_on_spark,
    large_project,
    stop_where_ranks_differ,
    version_of_spark,
)

PAGE = Path(__file__).parents[1] / "docs" / "spark.md"
STEPS = {
    "int_front_thresholds": "thresholds, of the highest peaks",
    "int_designs_shortlisted": "what may rank by its peak",
    "int_designs_chosen": "bounds and estimates of that, and what is near the front",
    "int_designs_ranked": "ranks",
    "pareto_designs": "fronts, and chances to be on one",
}
LOGGED = """
spark.eventLog.enabled true
spark.eventLog.dir {folder}
spark.eventLog.compress false
"""
# The plan of a query that writes a table ends in where it writes.
WRITES = re.compile(
    r"InsertIntoHadoopFsRelationCommand\n.*?Arguments: \S*/(\w+),", re.S
)
BILLION = 1e9


@dataclass
class Work:
    stages: int = 0
    cpu_s: float = 0.0
    sent_bytes: int = 0
    written_bytes: int = 0

    def add(self, stage: dict) -> None:
        counted = {
            count["Name"].removeprefix("internal.metrics."): count.get("Value", 0)
            for count in stage["Accumulables"]
        }
        self.stages += 1
        self.cpu_s += counted.get("executorCpuTime", 0) / 1e9
        self.sent_bytes += counted.get("shuffle.write.bytesWritten", 0)
        self.written_bytes += counted.get("output.bytesWritten", 0)


def work_of_models(log: Path) -> dict[str, Work]:
    """From the events of one run: a query has jobs, and a job has stages."""
    models, queries, work = {}, {}, defaultdict(Work)
    for file in sorted(log.glob("*/events_*")):
        for line in file.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            kind = event["Event"].rpartition(".")[2]
            if kind == "SparkListenerSQLExecutionStart":
                if found := WRITES.search(event["physicalPlanDescription"]):
                    models[str(event["executionId"])] = found[1]
            elif kind == "SparkListenerJobStart":
                query = event["Properties"].get("spark.sql.execution.id")
                queries |= dict.fromkeys(event["Stage IDs"], query)
            elif kind == "SparkListenerStageCompleted":
                stage = event["Stage Info"]
                if model := models.get(queries[stage["Stage ID"]]):
                    work[model].add(stage)
    return work


def logged_build(folder: Path, platforms: int, networks: int):
    """How many designs, and the work of every model."""
    project = large_project(folder, platforms, networks)
    build_on_duckdb(project)
    settings, log = folder / "settings", folder / "log"
    settings.mkdir()
    log.mkdir()
    (settings / "spark-defaults.conf").write_text(LOGGED.format(folder=log.as_uri()))
    build_on_spark(project, SPARK_CONF_DIR=str(settings))
    designs, _ = stop_where_ranks_differ(project)
    return designs, work_of_models(log)


def per_billion(sizes: list[int], values: list[float]) -> float:
    """What a billion more of the designs cost, from the two largest catalogues."""
    return (values[-1] - values[-2]) / (sizes[-1] - sizes[-2]) * BILLION


def row_of(title: str, sizes: list[int], works: list[Work]) -> dict[str, str]:
    row = {"step": title, "stages": str(works[-1].stages)}
    for size, work in zip(sizes, works, strict=True):
        row[f"CPU, {size:,} designs"] = duration(work.cpu_s)
    for size, work in zip(sizes[-2:], works[-2:], strict=True):
        row[f"sent, {size:,} designs"] = f"{work.sent_bytes / 1e6:.1f} MB"
    core_hours = per_billion(sizes, [work.cpu_s for work in works]) / 3600
    sent = per_billion(sizes, [work.sent_bytes for work in works]) / 1e9
    written = per_billion(sizes, [work.written_bytes for work in works]) / 1e9
    row["core hours a billion"] = f"{core_hours:.2f}"
    row["sent a billion"] = f"{sent:z.1f} GB"
    row["written a billion"] = f"{written:z.1f} GB"
    return row


def total(works: list[Work]) -> Work:
    return Work(
        sum(work.stages for work in works),
        sum(work.cpu_s for work in works),
        sum(work.sent_bytes for work in works),
        sum(work.written_bytes for work in works),
    )


def measure(options: Namespace) -> Outcome:
    sizes, runs = [], []
    for platforms, networks in ((20, 20), SIZES[0]) if options.quick else SIZES:
        print(f"spark_cost, {platforms:,} x {networks:,}", file=sys.stderr)
        with TemporaryDirectory() as name:
            designs, work = logged_build(Path(name), platforms, networks)
        sizes.append(designs)
        runs.append({model: work[model] for model in STEPS})
    rows = [
        row_of(title, sizes, [run[model] for run in runs])
        for model, title in STEPS.items()
    ]
    rows.append(row_of("all", sizes, [total([*run.values()]) for run in runs]))
    notes = [
        "One build of each catalogue; stages and times are those that Spark counted.",
        "A billion: the difference between the two largest, for each design between",
        f"them, times 1e9. Spark {version_of_spark()}.",
    ]
    return Outcome(rows, notes)
