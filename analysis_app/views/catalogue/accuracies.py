"""How accurate networks are: as published, and as platforms reached it."""

import labels
from charts.catalogue.accuracies import accuracy_chart
from plain_text import counted
from queries import choices
from queries.catalogue import accuracies as queries
from task_words import Task
from views.catalogue.parts import datatypes_of, notes
from views.drawn import MOST_NETWORKS, best_networks
from views.remembered import remembered
from views.view import Column, Table, View
from warehouse import column_help


def share_an_axis() -> bool:
    """Whether few networks have accuracies in percent, whatever their task."""
    if len(choices.networks()) > MOST_NETWORKS:
        return False
    return all(task.is_accuracy for task in choices.described_tasks().values())


@remembered
def accuracies(task: Task | None = None) -> View:
    """Those of a task or, where they share an axis, of all."""
    tasks = [task.name] if task else choices.tasks()
    rows = queries.accuracies(tasks)
    table = queries.accuracy_table(tasks)
    chosen, remark = best_networks(rows["network"].unique().tolist())
    published = int(rows["platform"].isna().sum())
    named = f"{task.name}: {task.noun}" if task else "Accuracy"
    return View(
        f"{named} of {counted(len(table), 'network')}: {published:,} published, "
        f"{len(rows) - published:,} reached by platforms",
        "Lines join the datatypes of a network, a tick is what a platform reached; the "
        "axis does not start at 0. In the table top-5 accuracy stands in brackets; nm: "
        f"not measured. {task.direction if task else ''}",
        {"accuracies": rows, "accuracy_table": table},
        [accuracy_chart(rows[rows["network"].isin(chosen)], task)],
        Table(
            table,
            [
                labels.column("network", "networks"),
                *(
                    Column(name, name, None, column_help("accuracies", "accuracy_pct"))
                    for name in datatypes_of(table, ("network", "task", "source"))
                ),
                labels.column("task", "networks"),
                labels.column("source", "accuracies"),
            ],
        ),
        notes=notes(remark),
        subject=task.name if task else "",
        designs=rows,
    )
