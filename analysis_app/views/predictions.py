"""Predictions: what the roofline allows every network on every platform."""

import labels
import pandas as pd
from charts.predictions.heatmap import EMPTY, MEASURES, REASON_CODES, prediction_heatmap
from links import with_links
from problems import NothingToShow
from queries import choices
from queries import predictions as queries
from selection import Selection
from views.choose import ROOFS
from views.drawn import drawn, named
from views.remembered import remembered
from views.view import Table, View

HOW_TO_READ = {
    "throughput": "Inputs per second that the roofline allows",
    "share of peak": "Share of the peak that memory or host link leave attainable",
    "memory against compute": "Bound of the memory or host link over that of the "
    "peak: below 1 the former binds, above it the peak",
    "measured share": "Share of the prediction that was measured at this batch and "
    "number of threads; above 100 % the prediction is no bound",
}
_MARKS = (
    "A slanted mark says that memory binds the design, a flat one that the peak does, "
    "as the roofs they stand for, and an arrow that the host link does"
)
# A telephone has room for the first three.
_COLUMNS = (
    "network",
    "platform",
    "throughput_fps",
    "datatype",
    "bound_by",
    "batch_size",
    "threads",
    "share_of_peak",
    "measured_throughput_fps",
    "measured_share",
    "reason",
)
_SHORT = {"throughput_fps": "Inputs/s"}


@remembered
def heatmap(
    selection: Selection,
    predicted_by: str,
    batch_size: int,
    measure: str = "throughput",
    *,
    with_accuracy_only: bool = True,
    are_named: bool = False,
    assumed: str = "",
) -> View:
    """A tile per network, datatype and platform; `measure` is a key of HOW_TO_READ.

    What predicts is described in `assumed`; `are_named` says that somebody named the
    networks and platforms, so that all are drawn.
    """
    few, not_drawn = drawn(selection, are_named=are_named)
    try:
        cells = queries.cells(
            few, predicted_by, batch_size, with_accuracy_only=with_accuracy_only
        )
    except NothingToShow as nothing:
        raise nothing_predicted(selection) from nothing
    codes = empty_tiles(cells, measure)
    sentences = [
        f"{HOW_TO_READ[measure]}. {_MARKS}.",
        smaller_batches(batch_size, cells),
        assumed,
        not_drawn,
        "; ".join(f"{code}: {why}" for code, why in codes.items()),
    ]
    return View(
        title(selection.task.name, batch_size, cells),
        " ".join(sentence.strip() for sentence in sentences if sentence),
        {"predictions": cells},
        [prediction_heatmap(with_links(cells), measure, selection.task)],
        Table(
            cells,
            [labels.column(name, "predictions", _SHORT.get(name)) for name in _COLUMNS],
            "none",
        ),
        subject=selection.task.name,
        is_list_on_a_phone=True,
        designs=_fastest_first(cells),
    )


def _fastest_first(cells: pd.DataFrame) -> pd.DataFrame:
    predicted = cells[cells["throughput_fps"].notna()]
    return predicted.sort_values("throughput_fps", ascending=False)


def title(task: str, batch_size: int, cells: pd.DataFrame) -> str:
    """How many predictions each roof binds."""
    bound_by = cells["bound_by"].value_counts()
    counts = [(words, bound_by[r]) for r, words in ROOFS.items() if r in bound_by]
    if not counts:
        return f"{task} at batch {batch_size}: nothing can be predicted"
    (roof, count), *others = counts
    return (
        f"{task} at batch {batch_size}: {roof} binds {count} of {bound_by.sum()} "
        "predictions" + "".join(f", {roof} {count}" for roof, count in others)
    )


def empty_tiles(cells: pd.DataFrame, measure: str) -> dict[str, str]:
    """What each code in a tile without a number stands for; those that are there."""
    codes = {
        code: why for why, code in REASON_CODES.items() if why in set(cells["reason"])
    }
    if (cells["reason"].isna() & cells[MEASURES[measure].field].isna()).any():
        code, why = EMPTY[measure]
        codes[code] = why
    return codes


def smaller_batches(batch_size: int, cells: pd.DataFrame) -> str:
    """That some platforms run no such batch, if so."""
    if not (cells["batch_size"] < batch_size).any():
        return ""
    return (
        f"A platform that cannot run batch {batch_size} is shown at the largest that "
        "it can."
    )


def nothing_predicted(selection: Selection) -> NothingToShow:
    """What to say where the roofline predicts nothing of a selection."""
    networks, platforms = named(selection)
    row = choices.missing_figures(networks, platforms).iloc[0]
    nets, boards = f"of {len(networks):,} networks", f"of {len(platforms):,} platforms"
    reasons = [
        f"{row[column]:,} {what}"
        for column, what in {
            "networks_without_operations": f"{nets} have no operation count",
            "networks_without_parameters": f"{nets} have no parameter count",
            "platforms_without_peak": f"{boards} have no peak",
            "platforms_without_bandwidth": f"{boards} have neither the bandwidth of a "
            "memory nor that of a host link",
        }.items()
        if row[column]
    ]
    problem = NothingToShow()
    asked = selection.in_words()
    if not reasons:  # it is the choices
        problem.remedy = (
            f"No platform computes what is chosen ({asked or 'all'}). Widen the "
            "datatypes or platforms on the left; an empty choice stands for all."
        )
        return problem
    problem.title = "The roofline predicts nothing for these choices"
    problem.remedy = (
        "A bound needs the operations and parameters of a network, and the peak and "
        "bandwidth of a platform in the datatype. Here "
        f"{'; '.join(reasons)}. "
        "`prediction_gaps` says it pair by pair. What was measured is on the page "
        "Measurements."
    )
    return problem
