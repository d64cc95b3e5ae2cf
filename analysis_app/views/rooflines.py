"""Rooflines: what platforms can attain, and where networks meet their roofs."""

from charts.rooflines.roofline import roofline_chart
from links import with_links
from plain_text import counted, shortened
from problems import NothingToShow
from queries import rooflines as queries
from selection import Selection
from views.drawn import drawn
from views.predictions import nothing_predicted
from views.remembered import remembered
from views.view import View

HOW_TO_READ = (
    "A roof is the most that a platform attains in one datatype: left of its ridge "
    "the memory binds (the host link where there is none), right of it the peak. A "
    "vertical line is the intensity of a network; a point is where it meets a roof."
)


@remembered
def rooflines(
    selection: Selection,
    figures: str,
    predicted_by: str,
    batch_size: int,
    *,
    whose: str = "",
    are_named: bool = False,
    assumed: str = "",
) -> View:
    """The roofs of the platforms and the networks that meet them.

    `whose` stands for the task, where it is more than one. For the others see
    views.predictions.heatmap.
    """
    whose = whose or selection.task.name
    few, not_drawn = drawn(selection, are_named=are_named)
    try:
        roofs = queries.roofs(few.platforms, few.datatypes, figures)
    except NothingToShow as nothing:
        raise nothing_predicted(selection) from nothing
    predicted = (few, predicted_by, batch_size)
    rows = {
        "roofs": roofs,
        "crossings": queries.crossings(*predicted),
        "intensities": queries.intensities(*predicted),
        "labels": queries.labels(*predicted),
    }
    crossings, intensities = rows["crossings"], rows["intensities"]
    notes = []
    if crossings.empty:
        notes.append(nothing_predicted(selection).remedy.replace("`", ""))
    linked = roofs.loc[roofs["slanted_roof"] == "link", "platform"].unique()
    if linked.size:
        notes.append(
            f"The slanted roof of {shortened(', '.join(linked), 400)} is the host "
            "link: without a memory of its own, a platform gets its weights over it."
        )
    no_bytes = intensities["operational_intensity_ops_per_byte"].isna()
    notes += [
        f"◀ at the right edge, {row.datatype}: {shortened(row.networks, 400)} on "
        f"{shortened(row.platforms, 400)} can keep their weights on chip; a design "
        "that does moves no bytes and runs at its peak."
        for row in intensities[no_bytes].itertuples()
    ]
    return View(
        f"Rooflines of {counted(roofs['platform'].nunique(), 'platform')} and where "
        f"they meet {counted(crossings['network'].nunique(), f'{whose} network')}",
        " ".join(filter(None, (HOW_TO_READ, assumed, not_drawn))),
        rows,
        [roofline_chart(**rows | {"crossings": with_links(crossings)})],
        notes=notes,
        subject=whose,
        designs=crossings.sort_values("attainable_tops", ascending=False),
    )
