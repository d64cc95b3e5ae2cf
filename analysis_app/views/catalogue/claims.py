"""Who disagrees on a figure, and what it would change."""

import labels
from charts.catalogue.claims import claim_chart
from plain_text import counted
from queries.catalogue import claims as queries
from views.catalogue.parts import columns, notes
from views.remembered import remembered
from views.view import Table, View

MOST_CLAIMS = 40  # things that the picture of the disputed has room for
COLUMNS = (
    "datatype",
    "claimed_value",
    "used_value",
    "relative_difference",
    "source",
    "catalogue",
    "is_available",
    "is_used",
    "is_published",
    "reason",
    "predictions_changed",
    "predictions_compared",
    "largest_throughput_change",
)


@remembered
def claims(figure: str) -> View:
    """Every claim about the figure against the value that is used."""
    rows = queries.claims(figure)
    disputed = rows["disputed"].unique()
    drawn = rows[rows["disputed"].isin(disputed[:MOST_CLAIMS])]
    differing = int(rows["differs"].sum())
    is_drawn = drawn["claimed_over_used"].notna().any()
    remark = ""
    if len(disputed) > MOST_CLAIMS:
        remark = (
            f"Drawn are {MOST_CLAIMS} of {len(disputed):,}, those whose claims would "
            "change the most."
        )
    return View(
        f"{labels.title(figure)}: {differing:,} of {counted(len(rows), 'claim')} "
        f"{'differs' if differing == 1 else 'differ'} from the value used",
        "The thick tick is the value used, at 1; a point is what a source claims. On "
        "the right: the most that a claim would change a predicted throughput. Who "
        "says that there is no such thing stands in the table alone.",
        {"claims": rows},
        [claim_chart(drawn, figure)] if is_drawn else [],
        Table(
            rows,
            [
                labels.column("name", own_title="Of"),
                *columns(COLUMNS, "spec_claims"),
                labels.column("citation", "sources"),
            ],
            "none",
        ),
        notes=notes(remark),
        subject=figure,
        is_list_on_a_phone=True,
    )
