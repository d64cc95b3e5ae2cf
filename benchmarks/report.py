"""What a benchmark hands over, and how it gets into a markdown file."""

import datetime
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Outcome:
    """Rows by column title, ready to print, and sentences to go below them."""

    rows: list[dict[str, str]]
    notes: list[str]


def duration(seconds: float) -> str:
    """Three digits or so, in s or ms."""
    if seconds >= 10:
        return f"{seconds:.1f} s"
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1e3:.2f} ms"


def verdict(
    aim: str,
    measured: float,
    limit: float,
    written: Callable[[float], str] = "{:.2f}x".format,
) -> str:
    met = "met" if measured <= limit else "**not met**"
    return f"Aim: {aim}. Measured: {written(measured)}, {met}."


def markdown(rows: list[dict[str, str]]) -> str:
    """A table: the first column is text, the others are figures."""
    titles = list(rows[0])
    lines = [titles, ["---"] + ["---:"] * (len(titles) - 1)]
    lines += [[row[title] for title in titles] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """Where and when; nothing that identifies the machine."""
    memory_gbytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return (
        f"{os.cpu_count()} cores, {memory_gbytes:.0f} GB memory,"
        f" {platform.system()} {platform.machine()},"
        f" Python {platform.python_version()}; {datetime.date.today():%Y-%m-%d}."
    )


def section_of(path: Path, name: str) -> tuple[str, str, str]:
    """The text up to and with the first marker, between the two, and the rest."""
    begin, end = f"<!-- benchmark: {name} -->", "<!-- end -->"
    if not path.exists():
        raise SystemExit(f"{path.name}: no such file to write to")
    before, found_begin, rest = path.read_text(encoding="utf-8").partition(begin)
    between, found_end, after = rest.partition(end)
    if not found_begin:
        raise SystemExit(f"{path.name}: the marker {begin} is missing")
    if not found_end or "<!-- benchmark:" in between:
        raise SystemExit(f"{path.name}: the marker {end} is missing after {begin}")
    return before + begin, between, end + after


def write_section(path: Path, name: str, text: str) -> None:
    """Replace what is between the markers of `name` and leave the rest alone."""
    before, _, after = section_of(path, name)
    path.write_text(f"{before}\n{text}\n{after}", encoding="utf-8")
