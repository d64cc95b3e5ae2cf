"""Every page of the app on a large catalogue, beside the published figures.

On the server, for the task with the most networks, as `pages` times them.
"""

import sys
from argparse import Namespace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app_server import Server, copy_app, serve
from build import DBT, copy_project
from generated_catalogue import write_catalogue
from large import make_large, timed
from pages import PAGES
from report import Outcome, duration, verdict

SIZES = ((500, 400),)  # platforms, networks
SIZE_OF_QUICK = (50, 50)
RUNS = 5
CLEARED, WARM = "cache cleared", "warm"
AIM_S = 1.0


def measure(options: Namespace) -> Outcome:
    rows, slowest = [], 0.0
    sizes = [SIZE_OF_QUICK] if options.quick else SIZES
    times = {size: time_pages(*size, 1 if options.quick else RUNS) for size in sizes}
    for page in PAGES:
        row = {"page": page}
        for size in sizes:
            for what in (CLEARED, WARM):
                seconds = median(times[size][page, what])
                row[f"{size[0]:,} x {size[1]:,}, {what}"] = duration(seconds)
                slowest = max(slowest, seconds)
        rows.append(row)
    notes = [
        "Platforms x networks, with four datatypes and four batch sizes, beside what",
        "is published; operating points are tables.",
        f"Medians of {RUNS} runs: from connecting to the end of the",
        "script, in a new session, with the choices that a page begins with.",
        verdict("every page within a second", slowest, AIM_S, duration),
    ]
    return Outcome(rows, notes)


def time_pages(
    platforms: int, networks: int, runs: int
) -> dict[tuple[str, str], list[float]]:
    times = {(page, what): [] for page in PAGES for what in (CLEARED, WARM)}
    with TemporaryDirectory() as name:
        print(f"large_pages, {platforms:,} x {networks:,}", file=sys.stderr)
        warehouse = build_warehouse(Path(name), platforms, networks)
        app = copy_app(Path(name, "app"), warehouse)
        with serve(app) as server:
            time_scripts(server, runs, times)
    return times


def build_warehouse(folder: Path, platforms: int, networks: int) -> Path:
    project = copy_project(folder)
    catalogue = write_catalogue(folder / "large", platforms, networks)
    make_large(project, catalogue, published="yes", stored="true", memory_limit="null")
    build = [DBT, "build", "--exclude-resource-type", "test", "unit_test"]
    timed(build, project)
    return project / "warehouse.duckdb"


def time_scripts(
    server: Server, runs: int, times: dict[tuple[str, str], list[float]]
) -> None:
    for page in PAGES:
        server.answer_time(page)  # reads Python's modules
    for _ in range(runs):
        for page in PAGES:
            print(f"large_pages: {page}", file=sys.stderr)
            cleared = server.answer_time(page, cache_cleared=True)
            times[page, CLEARED].append(cleared)
            times[page, WARM].append(server.answer_time(page))
