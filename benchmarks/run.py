"""Run the benchmarks; print their tables and, with --write, put them in README.md.

A benchmark is a module beside this file with a function `measure(options)`,
where `options` has the flags below, that returns a `report.Outcome`. One whose table
belongs on another page says so in `PAGE`.
"""

import argparse
import importlib
from pathlib import Path

from report import machine, markdown, section_of, write_section

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
NAMES = (
    *("build", "catalogue", "ranking", "large", "large_pages", "pages"),
    *("spark", "spark_cost"),
)


def parse_arguments(available: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "names",
        nargs="*",
        metavar="benchmark",
        help=f"any of: {', '.join(available)} (default: all of them)",
    )
    parser.add_argument(
        "--write", action="store_true", help="put the tables into README.md"
    )
    parser.add_argument(
        "--quick", action="store_true", help="small sizes, one run: to try it out"
    )
    parser.add_argument(
        "--deep",
        action="store_true",
        help="also rank 100,000 designs in SQL to the last front (ten seconds a run)",
    )
    options = parser.parse_args()
    for name in options.names:
        if name not in available:
            parser.error(f"no benchmark {name!r}: choose from {', '.join(available)}")
    if options.write and options.quick:
        parser.error("--quick figures mean nothing: they are not for README.md")
    options.names = options.names or available
    return options


def main() -> None:
    available = [name for name in NAMES if (HERE / f"{name}.py").exists()]
    options = parse_arguments(available)
    benchmarks = {name: importlib.import_module(name) for name in options.names}
    pages = {name: getattr(benchmarks[name], "PAGE", README) for name in benchmarks}
    if options.write:
        for name, page in pages.items():
            section_of(page, name)  # before minutes are spent in vain
    for name, benchmark in benchmarks.items():
        outcome = benchmark.measure(options)
        text = f"{markdown(outcome.rows)}\n\n{' '.join(outcome.notes)}\n\n{machine()}"
        print(f"## {name}\n\n{text}\n", flush=True)
        if options.write:
            write_section(pages[name], name, text)


if __name__ == "__main__":
    main()
