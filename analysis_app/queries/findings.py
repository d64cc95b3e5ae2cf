"""Findings: what publications say in words, and what the measurements say of it."""

import pandas as pd
import warehouse


def findings(verdicts: list[str]) -> pd.DataFrame:
    """One row per statement, summed up over its subjects."""
    return warehouse.read(
        "from findings where subject = 'all' and list_contains($verdicts, verdict) "
        "order by position",
        {"verdicts": verdicts},
    )


def subjects(finding: str) -> pd.DataFrame:
    """One row per subject of a statement, with the two numbers that decide it."""
    return warehouse.read(
        "from findings where finding = $finding order by subject = 'all', subject",
        {"finding": finding},
    )


def verdicts() -> list[str]:
    rows = warehouse.read(
        "select distinct verdict from findings where subject = 'all' order by verdict",
        allow_empty=True,
    )
    return rows["verdict"].to_list()
