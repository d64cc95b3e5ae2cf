"""Renders macros of this project as dbt would for DuckDB, without starting dbt."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, StrictUndefined

MACROS = Path(__file__).resolve().parents[1] / "macros"
FILES = ("dialect/dialect.sql", "formulas/pareto_rank.sql")
SIGNATURE = ("relation", "partition_by", "maximise", "max_rank")


class Adapter:
    """Stands in for dbt's: finds the variant of a macro for DuckDB."""

    def dispatch(self, name: str) -> Callable[..., str]:
        for engine in ("duckdb", "default"):
            macro = getattr(self.module, f"{engine}__{name}", None)
            if macro is not None:
                return macro
        raise SystemExit(f"no macro duckdb__{name} or default__{name} in {FILES[0]}")


def pareto_rank_macro() -> Callable[..., str]:
    """The macro itself; stops when it no longer takes what `SIGNATURE` says."""
    adapter = Adapter()
    environment = Environment(undefined=StrictUndefined)
    # dbt's `return` also ends a macro; those here have nothing after it.
    environment.globals |= {"adapter": adapter, "return": lambda text: text}
    source = "\n".join((MACROS / file).read_text() for file in FILES)
    adapter.module = environment.from_string(source).module
    macro = getattr(adapter.module, "pareto_rank", None)
    arguments = getattr(macro, "arguments", None)
    if arguments != SIGNATURE:
        raise SystemExit(
            f"the macro pareto_rank in {FILES[1]} takes {arguments} instead of"
            f" {SIGNATURE}: adapt benchmarks/ranking.py"
        )
    return macro
