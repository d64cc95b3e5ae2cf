"""What if: chips or networks that a person describes, among those there are.

A description is a dictionary of descriptions.py with all of its figures; the first is
that of the fields, the others stand beside it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import labels
import pandas as pd
from charts.rooflines.roofline import roofline_chart
from charts.what_if.compared import compared_chart
from charts.what_if.front import what_if_front_chart
from charts.what_if.roofs import what_if_roof_chart
from charts.what_if.throughputs import bandwidth_chart, throughput_chart
from links import with_links
from plain_text import NOT_KNOWN, counted
from problems import NothingToShow
from queries import choices, rooflines
from queries import what_if as queries
from selection import Selection
from task_words import Task
from views import what_if_words as words
from views.drawn import best_networks, best_platforms
from views.predictions import nothing_predicted
from views.remembered import remembered
from views.view import Table, View

Described = Mapping[str, Any]
# By whether the evidence is an estimate: the throughput that is compared, where the
# design would stand, and the beginning of the names of its files.
BY_EVIDENCE = {
    False: ("throughput_fps", "would_be_pareto_optimal", ""),
    True: ("estimated_fps", "estimate_would_be_pareto_optimal", "estimated_"),
}


@remembered
def platform_roofs(chips: Sequence[Described], traffic_model: str, task: Task) -> View:
    """The roofs of the chips among the catalogue's, and the networks on them."""
    designs = _on_chips(chips, traffic_model)
    together, remark = _drawn(_of_task(designs, task), "network", task)
    own = _numbered("your_roofs", map(queries.your_roofs, chips))
    if all(roofs.empty for roofs in own.values()):
        raise words.missing(
            "No roof is known",
            "It takes a bandwidth, or that of a host link: fill in one on the left.",
        )
    yours = words.with_roof_labels(_together(own))
    platforms, _ = best_platforms(choices.platforms()["platform"].to_list(), task.name)
    others = rooflines.roofs(platforms, choices.datatypes(), allow_empty=True)
    return View(
        f"{words.named(chips, 'The roof of ', 'The roofs of ')} among "
        f"{others['platform'].nunique()} others, and "
        f"{counted(together['network'].nunique(), f'{task.name} network')} on "
        f"{'it' if len(chips) == 1 else 'them'}",
        "Left of its ridge the bandwidth binds, right of it the peak. Pale roofs are "
        "the catalogue's; point at one for its name. A point is a network in one "
        "datatype; ◀ at the right edge moves no bytes, since its weights stay on chip. "
        f"A cross does not fit in the memory. {remark}",
        {**own, **designs, "roofs": others},
        [what_if_roof_chart(yours, others, together, task)],
        Table(
            yours[yours["point"] == "ridge"],
            [
                labels.column("whose"),
                labels.column("datatype"),
                labels.column("peak_tops"),
                labels.column("memory_bandwidth_gbytes_per_s"),
                labels.column("ridge_point_ops_per_byte"),
            ],
        ),
        answers=words.not_predicted(together),
        subject=task.name,
        is_list_on_a_phone=True,
    )


@remembered
def network_roofs(
    networks: Sequence[Described], traffic_model: str, task: Task
) -> View:
    """Where the networks meet the roofs of the catalogue."""
    designs = _together(_of_networks(networks, traffic_model, task))
    everything, remark = best_platforms(
        choices.platforms()["platform"].to_list(), task.name
    )
    roofs = rooflines.roofs(everything, choices.datatypes())
    frames = {
        name: _numbered(name, (ask(network) for network in networks))
        for name, ask in {
            "crossings": lambda of: queries.crossings(of, traffic_model, everything),
            "intensities": lambda of: queries.intensities(of, traffic_model),
            "labels": lambda of: queries.labels(of, traffic_model),
        }.items()
    }
    platforms = roofs["platform"].nunique()
    crossings, intensities, names = map(_together, frames.values())
    return View(
        f"Where {words.named(networks)} {'meets' if len(networks) == 1 else 'meet'} "
        f"the roofs of {counted(platforms, 'platform')}",
        "A vertical line is the intensity of a network in one datatype; a point is "
        "where it meets a roof. ◀ at the right edge moves no bytes: its weights stay "
        f"on chip. Click a legend entry to keep it alone. {remark}",
        {"roofs": roofs, **{k: v for of in frames.values() for k, v in of.items()}},
        [
            roofline_chart(
                roofs, crossings, intensities, words.one_label_per_place(names)
            )
        ],
        Table(
            crossings,
            [
                labels.column("network"),
                labels.column("platform"),
                labels.column("datatype"),
                labels.column("operational_intensity_ops_per_byte"),
                labels.column("attainable_tops"),
                labels.column("bound_by"),
            ],
            "moves no bytes",
        ),
        answers=words.not_predicted(designs),
        subject=task.name,
        is_list_on_a_phone=True,
    )


def throughput_on(chips: Sequence[Described], traffic_model: str) -> Iterator[View]:
    """What binds each design of a chip, and what to expect: a view for each chip."""
    task = choices.described_tasks()[choices.first_task()]
    yield from _throughputs(_on_chips(chips, traffic_model), "network", task)


def throughput_of(
    networks: Sequence[Described], traffic_model: str, task: Task
) -> Iterator[View]:
    """What binds a network on each platform, and what to expect: a view for each."""
    designs = _of_networks(networks, traffic_model, task)
    yield from _throughputs(designs, "platform", task)


def _throughputs(
    designs: dict[str, pd.DataFrame], rows_are: str, task: Task
) -> Iterator[View]:
    for name, rows in designs.items():
        whose = rows["whose"].iloc[0]
        if rows["throughput_fps"].isna().all():
            yield View(*words.not_predicted(rows), "", {name: rows})
            continue
        few, remark = _drawn(rows, rows_are, task)
        yield View(
            words.what_binds(rows, rows_are, whose),
            "A filled point is the most that the roofs allow. Where bandwidth binds, a "
            "line runs to what the peak alone would allow. On the right, the bandwidth "
            "at which the peak begins to bind, beside the bandwidth there is (pink): "
            "the line between is what lacks, or what is left over where compute binds. "
            f"{words.expectation(rows)}A cross does not fit in the memory. {remark}",
            {name: rows},
            [
                alt.hconcat(
                    throughput_chart(few, rows_are, task).properties(width=500),
                    bandwidth_chart(few, rows_are, task).properties(width=280),
                )
            ],
            Table(
                rows,
                [
                    labels.column(rows_are),
                    labels.column("datatype"),
                    labels.column("throughput_fps", own_title="At most (inputs/s)"),
                    labels.column("estimated_fps"),
                    labels.column("bound_by"),
                ],
            ),
            subject=whose,
            is_list_on_a_phone=True,
        )


def fronts(
    described: Sequence[Described], traffic_model: str, task: Task, rows_are: str
) -> Iterator[View]:
    """A view for each evidence whose front the designs are compared with."""
    designs = _designs(described, traffic_model, task, rows_are)
    for evidence in queries.compared_evidences(traffic_model).itertuples():
        yield _front(designs, described, evidence, task, rows_are)


def _front(
    designs: dict[str, pd.DataFrame],
    described: Sequence[Described],
    evidence,
    task: Task,
    rows_are: str,
) -> View:
    """Where the designs stand by the bound, or by what to expect of them."""
    catalogue = queries.front(task.name, evidence.evidence)
    if catalogue.empty:
        raise words.missing(
            f"{task.name} has no front of {evidence.evidence} to stand on",
            "No design of the task has both an accuracy and a throughput that is "
            "computed as yours are. Choose another task or traffic model.",
        )
    x_is, would_stand, prefix = BY_EVIDENCE[evidence.is_estimate]
    rows = _of_task(designs, task)
    mine = words.with_standing(
        rows[rows["accuracy_pct"].notna() & rows[x_is].notna()],
        would_stand,
        rows_are,
        len(described) > 1,
    )
    return View(
        f"{words.on_the_front(mine, described)} would stand on the {task.name} front "
        f"of the evidence “{evidence.evidence}”",
        words.how_to_read_front(task, evidence.is_estimate, len(catalogue)),
        {
            **{prefix + name: frame for name, frame in designs.items()},
            f"{prefix}catalogue_designs": catalogue,
        },
        [what_if_front_chart(mine, with_links(catalogue), x_is, rows_are, task)],
        words.table_of_front(mine, x_is, rows_are, task),
        answers=[
            *words.not_predicted(rows),
            *words.none_has_accuracy(mine),
            *words.left_out(rows, evidence.is_estimate),
        ],
        notes=words.at_one_place(mine, x_is),
        subject=f"{task.name} {evidence.evidence}",
        is_list_on_a_phone=True,
        designs=catalogue,
    )


@remembered
def compared(
    described: Sequence[Described], traffic_model: str, task: Task, rows_are: str
) -> list[View]:
    """The descriptions against each other: their figures, and what they come to."""
    designs = _designs(described, traffic_model, task, rows_are)
    rows = _of_task(designs, task) if rows_are == "network" else _together(designs)
    best = rows[rows["is_fastest_datatype"] & rows["throughput_fps"].notna()]
    few, remark = _drawn(best, rows_are, task)
    return [
        View(
            words.who_is_fastest(best, described, rows_are),
            "Each in its fastest datatype that fits in the memory; crossed out where "
            "none does. A full sign is the most that the roofs allow. "
            f"{words.expectation(best)}{remark}",
            {name.replace("designs", "compared"): of for name, of in designs.items()},
            [compared_chart(few, rows_are, task)],
            Table(
                words.side_by_side(best, rows_are),
                words.columns_side_by_side(described, rows_are, best),
                NOT_KNOWN,
            ),
            answers=words.not_predicted(rows),
            subject=task.name,
        ),
        View(
            "What is described, and where it would stand",
            "★ is the best of a line where more or less is better."
            + f" Designs are those of {task.name}." * (rows_are == "network"),
            {name.replace("designs", "figures"): of for name, of in designs.items()},
            table=words.figures(described, rows, rows_are),
            subject=task.name,
        ),
    ]


# ------------------------------------------------------------ the designs


def _designs(
    described: Sequence[Described], traffic_model: str, task: Task, rows_are: str
) -> dict[str, pd.DataFrame]:
    if rows_are == "network":
        return _on_chips(described, traffic_model)
    return _of_networks(described, traffic_model, task)


def _on_chips(
    chips: Sequence[Described], traffic_model: str
) -> dict[str, pd.DataFrame]:
    ask = queries.designs_on_platform
    return _asked(chips, lambda chip: ask(chip, traffic_model), "network")


def _of_networks(
    networks: Sequence[Described], traffic_model: str, task: Task
) -> dict[str, pd.DataFrame]:
    ask = queries.designs_of_network
    try:
        return _asked(networks, lambda of: ask(of, traffic_model), "platform")
    except words.NothingPredicted:
        raise
    except NothingToShow as nothing:
        raise nothing_predicted(Selection(task, networks=())) from nothing


def _asked(
    described: Sequence[Described],
    ask: Callable[[Described], pd.DataFrame],
    rows_are: str,
) -> dict[str, pd.DataFrame]:
    """The designs of each; what is missing where none has a throughput."""
    designs = _numbered("what_if_designs", map(ask, described))
    together = _together(designs)
    if together["throughput_fps"].isna().all():
        raise words.nothing_predicted_of(together, rows_are)
    return designs


def _numbered(name: str, frames) -> dict[str, pd.DataFrame]:
    """designs, designs_2: each with its own SQL."""
    return {
        name if number == 1 else f"{name}_{number}": frame
        for number, frame in enumerate(frames, start=1)
    }


def _together(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(frames.values(), ignore_index=True)


def _of_task(designs: Mapping[str, pd.DataFrame], task: Task) -> pd.DataFrame:
    rows = _together(designs)
    return rows[rows["task"] == task.name].reset_index(drop=True)


def _drawn(rows: pd.DataFrame, rows_are: str, task: Task) -> tuple[pd.DataFrame, str]:
    """The rows that a chart draws, and a sentence where these are not all."""
    names = rows[rows_are].unique().tolist()
    if rows_are == "network":
        few, remark = best_networks(names)
    else:
        few, remark = best_platforms(names, task.name)
    return rows[rows[rows_are].isin(few)], remark
