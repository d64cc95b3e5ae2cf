"""Every page of the app, against an empty page of an app that has nothing else.

On the server: from the request to the end of the page's script. In the browser:
from the request to a chart (a table, where a page has no chart) that can be seen.
"""

import asyncio
import sys
from argparse import Namespace
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app_browser import Sight, at_once, chromium, twice
from app_server import EMPTY, Server, copy_app, serve, write_empty_page
from report import Outcome, duration, verdict

APP_PAGES = Path(__file__).parents[1] / "analysis_app" / "app_pages"
PAGES = sorted(page.stem for page in APP_PAGES.glob("*.py"))
ALL = (*PAGES, EMPTY)  # in turn, so that all bear what else the machine is doing
RUNS_FRESH, RUNS, RUNS_IN_BROWSER, ROUNDS_AT_ONCE = 3, 15, 5, 3
SESSIONS = 20
AIM_TIMES_EMPTY, AIM_BROWSER_S = 1.5, 2.0
FRESH, CLEARED, WARM = "fresh server", "cache cleared", "warm"
FIRST_VISIT, NEXT_VISIT = "seen, first visit", "seen, next visit"

Times = dict[tuple[str, str], list[float]]  # by what and page


def measure(options: Namespace) -> Outcome:
    times: Times = defaultdict(list)
    with TemporaryDirectory() as folder:
        ours = copy_app(Path(folder, "ours"))
        empty = write_empty_page(Path(folder, "empty"))
        time_fresh_servers(ours, empty, 1 if options.quick else RUNS_FRESH, times)
        with serve(ours) as app, serve(empty) as other:
            servers = dict.fromkeys(PAGES, app) | {EMPTY: other}
            time_scripts(servers, 2 if options.quick else RUNS, times)
            on_server = time_sessions_on_server(app)
            in_browser = asyncio.run(
                time_in_browser(servers, 1 if options.quick else None, times)
            )
    return Outcome(
        [table_row(page, times) for page in ALL], notes(times, on_server, in_browser)
    )


def time_fresh_servers(ours: Path, empty: Path, runs: int, times: Times) -> None:
    for _ in range(runs):
        for page in ALL:
            print(f"pages, fresh server: {page}", file=sys.stderr)
            with serve(empty if page == EMPTY else ours) as server:
                times[FRESH, page].append(server.answer_time(page))


def time_scripts(servers: dict[str, Server], runs: int, times: Times) -> None:
    print("pages, scripts", file=sys.stderr)
    for _ in range(runs):
        for page, server in servers.items():
            cleared = server.answer_time(page, cache_cleared=True)
            times[CLEARED, page].append(cleared)
            times[WARM, page].append(server.answer_time(page))


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
    """Fills `times`; returns those of many sessions at once, ours and the empty."""
    async with chromium() as browser:
        for _ in range(runs or RUNS_IN_BROWSER):
            for page, server in servers.items():
                print(f"pages, browser: {page}", file=sys.stderr)
                first, following = await twice(browser, server.address(page))
                times[FIRST_VISIT, page].append(faultless(first))
                times[NEXT_VISIT, page].append(faultless(following))
        many: dict[str, list[float]] = defaultdict(list)
        for _ in range(runs or ROUNDS_AT_ONCE):
            for name, mixed in {"ours": PAGES, EMPTY: [EMPTY]}.items():
                print(f"pages, {SESSIONS} at once: {name}", file=sys.stderr)
                asked = islice(cycle(mixed), SESSIONS)
                links = [servers[page].address(page) for page in asked]
                sights = await at_once(browser, links)
                many[name] += map(faultless, sights)
        return many


def faultless(sight: Sight) -> float:
    """Its time. An error on a page or in the console stops the benchmark."""
    if sight.errors:
        raise SystemExit(f"errors in the browser: {sight.errors}")
    return sight.seconds


def table_row(page: str, times: Times) -> dict[str, str]:
    columns = (FRESH, CLEARED, WARM, FIRST_VISIT, NEXT_VISIT)
    return {"page": page} | {
        what: duration(median(times[what, page])) for what in columns
    }


def notes(
    times: Times,
    on_server: list[float],
    in_browser: dict[str, list[float]],
) -> list[str]:
    slowest = max(median(times[FIRST_VISIT, page]) for page in PAGES)
    largest = {
        what: max(median(times[what, page]) for page in PAGES)
        / median(times[what, EMPTY])
        for what in (WARM, NEXT_VISIT)
    }
    runs = [len(times[what, EMPTY]) for what in (FRESH, WARM, FIRST_VISIT)]
    return [
        f"The last row is {EMPTY}: a title and an empty chart in an app of their own.",
        f"Medians of {runs[0]}, {runs[1]}, {runs[1]}, {runs[2]} and {runs[2]} runs, in",
        "turn. The first three columns: from connecting to the end of the script,",
        "in a new session; on a fresh server that includes importing modules (ours has",
        "imported the libraries as it started).",
        "The others: from the request until a chart with its axes can be seen in",
        "Chromium; on a first visit that includes loading Streamlit's scripts.",
        f"{SESSIONS} browser sessions at once, pages mixed, on a next visit, without",
        f"an error: chart seen after {spread(in_browser['ours'])}, the empty page",
        f"{spread(in_browser[EMPTY])}; browser and server share the machine.",
        f"{SESSIONS} sessions at once without a browser: script finished after",
        f"{spread(on_server)}. Streamlit {version('streamlit')}.",
        verdict(
            "every page warm, whose queries are answered, within 1.5x of the empty one"
            " on the server",
            largest[WARM],
            AIM_TIMES_EMPTY,
        ),
        verdict(
            "and in the browser on a next visit", largest[NEXT_VISIT], AIM_TIMES_EMPTY
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
