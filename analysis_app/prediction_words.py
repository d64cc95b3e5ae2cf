"""What is written above a heatmap of predictions, on the page and in the report."""

import pandas as pd
from charts.predictions import EMPTY, MEASURES, REASON_CODES
from overview_words import ROOFS

MARKS = (
    "A slanted mark says that memory binds the design, a flat one that the peak does, "
    "as the roofs they stand for, and an arrow that the host link does"
)


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
        "it can. "
    )
