"""Non-dominated sorting in SQL, by the macro `pareto_rank`, against libraries.

Each run is checked against moocore's ranks, so that a wrong result cannot be fast.
"""

import sys
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

import duckdb
import moocore
import numpy as np
import pandas as pd
from macros_without_dbt import pareto_rank_macro
from pymoo.util.nds import non_dominated_sorting
from report import Outcome, duration, verdict

DEPTH = 20
SIZES = [10**3, 10**4, 10**5, 10**6, 10**7]
# To the last front, SQL and pymoo go through all designs once per front: at
# 6,300 fronts of ten million designs that is minutes a run.
SQL_ALL_UP_TO, SQL_ALL_DEEP_UP_TO, PYMOO_ALL_UP_TO = 10**4, 10**5, 10**6
AIM_SIZE, AIM = 10**6, 5.0  # times moocore
RANDOM, OTHER_SHAPES = "random", ("one front", "all equal", "thin band")
MOOCORE, PYMOO, PYMOO_FIRST = "moocore, all", "pymoo, all", f"pymoo, first {DEPTH}"
SQL, SQL_FIRST = "SQL, all", f"SQL, first {DEPTH}"


def designs_of(shape: str, size: int) -> np.ndarray:
    """Both objectives of random designs, or of what is far from random."""
    random = np.random.default_rng(0)
    if shape == RANDOM:
        return random.random((size, 2))
    x = random.random(size)
    return np.column_stack(
        {
            "one front": (x, 1 - x),
            "all equal": (np.ones(size), np.ones(size)),
            # A thousandth as wide as long: some fronts, each of very many.
            "thin band": (x, 1 - x + random.random(size) / 1000),
        }[shape]
    )


@dataclass
class Case:
    """Something to time. `ranks` turns its result into ranks from 1, 0 if deeper."""

    title: str
    run: Callable[[], object]
    ranks: Callable[[object], np.ndarray]
    depth: int
    times_s: list[float] = field(default_factory=list)

    def time(self, expected: np.ndarray) -> float:
        start = time.perf_counter()
        result = self.run()
        time_s = time.perf_counter() - start
        if not np.array_equal(
            self.ranks(result), np.where(expected <= self.depth, expected, 0)
        ):
            raise SystemExit(f"{self.title}: wrong ranks for {len(expected):,} designs")
        return time_s


def load(connection: duckdb.DuckDBPyConnection, objectives: np.ndarray) -> None:
    frame = pd.DataFrame(objectives, columns=["throughput_fps", "accuracy_pct"])
    connection.register("frame", frame)
    connection.execute(
        "create or replace table designs as select row_number() over () as design,"
        " 'bound' as evidence, 'ImageNet' as task, * from frame"
    )


def sql_case(
    connection: duckdb.DuckDBPyConnection, title: str, depth: int | None
) -> Case:
    """From one table to another, as dbt runs it; `depth` none ranks every design."""
    query = pareto_rank_macro()(
        "designs", ["evidence", "task"], ["throughput_fps", "accuracy_pct"], depth
    )
    ranks = "select coalesce(pareto_rank, 0) as r from ranked order by design"
    return Case(
        title,
        lambda: connection.execute(f"create or replace table ranked as {query}"),
        lambda _: connection.execute(ranks).fetchnumpy()["r"],
        depth or sys.maxsize,
    )


def pymoo_case(losses: np.ndarray, title: str, depth: int | None) -> Case:
    def ranks(fronts: list[np.ndarray]) -> np.ndarray:
        found = np.zeros(len(losses), dtype=int)
        for front, designs in enumerate(fronts, start=1):
            found[designs] = front
        return found

    sorting = non_dominated_sorting.NonDominatedSorting()
    return Case(
        title,
        lambda: sorting.do(losses, n_fronts=depth),
        ranks,
        depth or sys.maxsize,
    )


def runs_of(size: int, options: Namespace) -> int:
    return 1 if options.quick else 3 if size >= 10**7 else 5


def time_size(
    shape: str, size: int, options: Namespace, folder: Path
) -> tuple[int, list[Case]]:
    """The number of fronts of `size` designs, and the timed cases."""
    objectives = designs_of(shape, size)
    losses = -objectives  # both libraries minimise
    expected = moocore.pareto_rank(losses) + 1
    with duckdb.connect(folder / f"{size}.duckdb") as connection:
        load(connection, objectives)
        cases = [
            Case(
                MOOCORE,
                lambda: moocore.pareto_rank(losses),
                lambda ranks: ranks + 1,
                sys.maxsize,
            ),
            pymoo_case(losses, PYMOO_FIRST, DEPTH),
            sql_case(connection, SQL_FIRST, DEPTH),
        ]
        if size <= PYMOO_ALL_UP_TO:
            cases.append(pymoo_case(losses, PYMOO, None))
        if size <= (SQL_ALL_DEEP_UP_TO if options.deep else SQL_ALL_UP_TO):
            cases.append(sql_case(connection, SQL, None))
        for run in range(runs_of(size, options) + 1):
            for case in cases:  # in turn: all bear what else the machine is doing
                time_s = case.time(expected)
                if run > 0:  # the first warms up
                    case.times_s.append(time_s)
    return int(expected.max()), cases


def pymoo_note() -> str:
    """Whether the installed pymoo sorts by itself: watched, not assumed."""
    how = "ranks by itself"
    if getattr(non_dominated_sorting, "pareto_rank", None) is moocore.pareto_rank:
        original = moocore.pareto_rank
        with patch.object(non_dominated_sorting, "pareto_rank", wraps=original) as seen:
            non_dominated_sorting.NonDominatedSorting().do(np.random.rand(10, 2))
        if seen.called:
            how = "leaves the ranks to moocore, then scans them once per front"
    return f"pymoo {version('pymoo')} {how}."


def table_row(
    shape: str, size: int, fronts: int, medians_s: dict[str, float]
) -> dict[str, str]:
    row = {"shape": shape, "designs": f"{size:,}", "fronts": f"{fronts:,}"}
    for title in (MOOCORE, PYMOO, PYMOO_FIRST, SQL_FIRST, SQL):
        row[title] = duration(medians_s[title]) if title in medians_s else "-"
        if title in medians_s and title != MOOCORE:
            row[title] += f" ({medians_s[title] / medians_s[MOOCORE]:.2f}x)"
    return row


def measure(options: Namespace) -> Outcome:
    sizes = [size for size in SIZES if size <= 10**4 or not options.quick]
    shaped_size = min(AIM_SIZE, sizes[-1])
    rows, verdicts, unit_above_ns = [], [], None
    for shape, size in [
        *((RANDOM, size) for size in sizes),
        *((shape, shaped_size) for shape in OTHER_SHAPES),
    ]:
        print(f"ranking {size:,} designs, {shape}", file=sys.stderr)
        with TemporaryDirectory() as folder:
            fronts, cases = time_size(shape, size, options, Path(folder))
        medians_s = {case.title: median(case.times_s) for case in cases}
        row = table_row(shape, size, fronts, medians_s)
        rows.append(row)

        if size == AIM_SIZE:
            aim = (
                f"the first {DEPTH} ranks of {size:,} designs, {shape}, within {AIM:g}x"
                " of moocore's time for all of them"
            )
            ratio = medians_s[SQL_FIRST] / medians_s[MOOCORE]
            verdicts.append(verdict(aim, ratio, AIM))
        per_unit = f"{SQL_FIRST}, per n log2 n"
        if shape != RANDOM:
            row[per_unit] = "-"
            continue
        unit_ns = medians_s[SQL_FIRST] / (size * np.log2(size)) * 1e9
        growth = f" ({unit_ns / unit_above_ns:.2f}x)" if unit_above_ns else ""
        row[per_unit] = f"{unit_ns:,.0f} ns{growth}"
        unit_above_ns = unit_ns

    runs, runs_last = (runs_of(size, options) for size in (sizes[0], sizes[-1]))
    notes = [
        f"Runs in turn: {runs}, of {sizes[-1]:,} designs {runs_last}; medians. The",
        "ratio in brackets is to moocore in the same row and, in the last column, to",
        "the row above, where 1.00x is growth by n log n. Random: uniform in both",
        "objectives; a thin band is a thousandth as wide as long. All are of one",
        f"partition, and every run gave the ranks of moocore. {pymoo_note()}",
        "SQL reads and writes a table in a file.",
        f"DuckDB {version('duckdb')}, moocore {version('moocore')}.",
        *verdicts,
    ]
    return Outcome(rows, notes)
