"""What publications say in words, checked against the numbers."""

from plain_text import counted
from queries import findings as queries
from views.remembered import remembered
from views.view import Column, Table, View
from warehouse import column_help


@remembered
def findings(verdicts: list[str]) -> View:
    """Every statement with its verdict."""
    rows = queries.findings(verdicts)
    counts = rows["verdict"].value_counts()
    return View(
        f"Of {counted(len(rows), 'statement')} of publications the measurements say: "
        + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()),
        "A verdict is computed from two numbers by the comparison beside it; how words "
        "were turned into numbers, and what of it is arbitrary, stands in the reading.",
        {"findings": rows},
        table=Table(
            rows,
            _columns(
                ("statement", "Statement"),
                ("verdict", "Verdict"),
                ("said", "Said"),
                ("said_value", "Said value", "%.4g"),
                ("found", "Found"),
                ("found_value", "Found value", "%.4g"),
                ("unit", "Unit"),
                ("reading", "Reading"),
                ("source", "Source"),
                ("said_in", "Said in"),
            ),
            "none",
        ),
    )


@remembered
def subjects(finding: str) -> View:
    """The numbers of one statement, subject by subject."""
    rows = queries.subjects(finding)
    first = rows.iloc[0]
    return View(
        f"{first.statement} {rows.iloc[-1].verdict.capitalize()}",
        f"{first.reading}",
        {"subjects": rows},
        table=Table(
            rows,
            _columns(
                ("subject", "Subject"),
                ("verdict", "Verdict"),
                ("said", "Said"),
                ("said_value", "Said value", "%.4g"),
                ("comparison", "Must be"),
                ("found", "Found"),
                ("found_value", "Found value", "%.4g"),
                ("unit", "Unit"),
                ("ratio", "Ratio", "%.3g"),
            ),
            "none",
        ),
    )


def _columns(*columns: tuple) -> list[Column]:
    return [
        Column(name, title, *number_format, help_text=column_help("findings", name))
        for name, title, *number_format in columns
    ]
