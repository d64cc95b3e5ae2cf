"""Every page of the app, against the same page with an empty chart in its frame.

On the server: from the request to the end of the page's script. In the browser:
from the request to a chart (a table, where a page has no chart) that can be seen.
"""

import asyncio
import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app_browser import Sight, at_once, chromium, twice
from app_server import Server, copy_app, serve
from report import Outcome, duration, verdict

APP_PAGES = Path(__file__).parents[1] / "analysis_app" / "app_pages"
PAGES = sorted(page.stem for page in APP_PAGES.glob("*.py"))
VARIANTS = ("page", "frame")
RUNS_FRESH, RUNS, RUNS_IN_BROWSER, ROUNDS_AT_ONCE = 3, 15, 5, 3
SESSIONS = 20
AIM_TIMES_THE_FRAME, AIM_BROWSER_S = 1.5, 2.0
FRESH, CLEARED, WARM = "fresh server", "cache cleared", "warm"
FIRST_VISIT, NEXT_VISIT = "seen, first visit", "seen, next visit"

Times = dict[tuple[str, str, str], list[float]]  # by what, page and variant


def measure(options: Namespace) -> Outcome:
    times: Times = defaultdict(list)
    with TemporaryDirectory() as folder:
        folders = {
            name: copy_app(Path(folder, name), frame_alone=name == "frame")
            for name in VARIANTS
        }
        time_fresh_servers(folders, 1 if options.quick else RUNS_FRESH, times)
        with serve(folders["page"]) as page, serve(folders["frame"]) as frame:
            servers = {"page": page, "frame": frame}
            time_scripts(servers, 2 if options.quick else RUNS, times)
            on_server = time_sessions_on_server(page)
            in_browser = asyncio.run(
                time_in_browser(servers, 1 if options.quick else None, times)
            )
    return Outcome(
        [table_row(page, times) for page in PAGES],
        notes(times, on_server, in_browser),
    )


def pages_and_variants() -> Iterator[tuple[str, str]]:
    """In turn, so that both variants bear what else the machine is doing."""
    for page in PAGES:
        for variant in VARIANTS:
            yield page, variant


def time_fresh_servers(folders: dict[str, Path], runs: int, times: Times) -> None:
    for _ in range(runs):
        for page, variant in pages_and_variants():
            print(f"pages, fresh server: {page}, {variant}", file=sys.stderr)
            with serve(folders[variant]) as server:
                times[FRESH, page, variant].append(server.answer_time(page))


def time_scripts(servers: dict[str, Server], runs: int, times: Times) -> None:
    print("pages, scripts", file=sys.stderr)
    for _ in range(runs):
        for page, variant in pages_and_variants():
            server = servers[variant]
            cleared = server.answer_time(page, cache_cleared=True)
            times[CLEARED, page, variant].append(cleared)
            times[WARM, page, variant].append(server.answer_time(page))


def time_sessions_on_server(server: Server) -> list[float]:
    """Scripts of all pages, mixed and warm, asked for by many sessions at once."""
    for page in PAGES:
        server.answer_time(page)
    asked = islice(cycle(PAGES), SESSIONS)
    with ThreadPoolExecutor(SESSIONS) as sessions:
        return list(sessions.map(server.answer_time, asked))


async def time_in_browser(
    servers: dict[str, Server], runs: int | None, times: Times
) -> dict[str, list[float]]:
    """Fills `times`; returns those of many sessions at once, by variant."""
    async with chromium() as browser:
        for _ in range(runs or RUNS_IN_BROWSER):
            for page, variant in pages_and_variants():
                print(f"pages, browser: {page}, {variant}", file=sys.stderr)
                link = servers[variant].address(page)
                first, following = await twice(browser, link)
                times[FIRST_VISIT, page, variant].append(faultless(first))
                times[NEXT_VISIT, page, variant].append(faultless(following))
        many: dict[str, list[float]] = defaultdict(list)
        for _ in range(runs or ROUNDS_AT_ONCE):
            for variant in VARIANTS:
                print(f"pages, {SESSIONS} at once: {variant}", file=sys.stderr)
                asked = islice(cycle(PAGES), SESSIONS)
                links = [servers[variant].address(page) for page in asked]
                sights = await at_once(browser, links)
                many[variant] += map(faultless, sights)
        return many


def faultless(sight: Sight) -> float:
    """Its time. An error on a page or in the console stops the benchmark."""
    if sight.errors:
        raise SystemExit(f"errors in the browser: {sight.errors}")
    return sight.seconds


def table_row(page: str, times: Times) -> dict[str, str]:
    row = {"page": page}
    for what in (FRESH, CLEARED, WARM, FIRST_VISIT, NEXT_VISIT):
        ours, frame = (
            duration(median(times[what, page, variant])) for variant in VARIANTS
        )
        row[what] = f"{ours} ({frame})"
    return row


def notes(
    times: Times,
    on_server: list[float],
    in_browser: dict[str, list[float]],
) -> list[str]:
    slowest = max(median(times[FIRST_VISIT, page, "page"]) for page in PAGES)
    largest = {
        what: max(
            median(times[what, page, "page"]) / median(times[what, page, "frame"])
            for page in PAGES
        )
        for what in (WARM, NEXT_VISIT)
    }
    runs = [len(times[what, PAGES[0], "page"]) for what in (FRESH, WARM, FIRST_VISIT)]
    return [
        "In brackets the same page with an empty chart: the frame alone. Medians of",
        f"{runs[0]}, {runs[1]}, {runs[1]}, {runs[2]} and {runs[2]} runs, page and frame"
        " in turn. The first three columns: from connecting to the end of the script,",
        "in a new session; on a fresh server that includes reading Python's modules.",
        "The others: from the request until a chart with its axes can be seen in",
        "Chromium; on a first visit that includes loading Streamlit's scripts.",
        f"{SESSIONS} browser sessions at once, pages mixed, on a next visit, without",
        "an error:",
        f"chart seen after {spread(in_browser['page'])}, the frame alone",
        f"{spread(in_browser['frame'])}; browser and server share the machine.",
        f"{SESSIONS} sessions at once without a browser: script finished after",
        f"{spread(on_server)}. Streamlit {version('streamlit')}.",
        verdict(
            "every page warm, whose queries are answered, within 1.5x of its frame on"
            " the server",
            largest[WARM],
            AIM_TIMES_THE_FRAME,
        ),
        verdict(
            "and in the browser on a next visit",
            largest[NEXT_VISIT],
            AIM_TIMES_THE_FRAME,
        ),
        verdict(
            "a visible chart within 2 s on a first visit",
            slowest,
            AIM_BROWSER_S,
            duration,
        ),
    ]


def spread(times_s: list[float]) -> str:
    return f"{duration(median(times_s))} (median; worst {duration(max(times_s))})"
