"""Which networks and platforms a chart draws where there are more than one can read."""

from dataclasses import replace

from queries import choices
from selection import Selection

MOST_NETWORKS = 24  # that a chart draws unless somebody names them
MOST_PLATFORMS = 16
HOW_TO_SEE_OTHERS = "Name others on the left to see them. "


def drawn(selection: Selection, *, are_named: bool = False) -> tuple[Selection, str]:
    """The selection with named networks and platforms, and what of it is left out.

    `are_named` says that a person chose every one of them: then all are drawn.
    """
    networks, platforms = named(selection)
    remark = ""
    if not are_named:
        networks, of_networks = best_networks(networks)
        platforms, of_platforms = best_platforms(platforms, selection.task.name)
        remark = of_networks + of_platforms
        if remark:
            remark += HOW_TO_SEE_OTHERS
    few = replace(selection, networks=tuple(networks), platforms=tuple(platforms))
    return few, remark


def named(selection: Selection) -> tuple[list[str], list[str]]:
    """The networks and platforms of a selection by name, also where it has all."""
    networks, platforms = selection.networks, selection.platforms
    if networks is None:
        networks = choices.networks_of(selection.task.name)
    if platforms is None:
        platforms = choices.platforms()["platform"]
    return list(networks), list(platforms)


def best_networks(networks: list[str]) -> tuple[list[str], str]:
    """As many as a chart has room for, and a sentence where these are not all."""
    if len(networks) <= MOST_NETWORKS:
        return networks, ""
    chosen = set(networks)
    best = [name for name in choices.best_networks() if name in chosen]
    return best[:MOST_NETWORKS], (
        f"Drawn are {MOST_NETWORKS} of {len(networks):,} networks: those of the best "
        "Pareto rank, measured before predicted, the most accurate first. "
    )


def best_platforms(platforms: list[str], task: str) -> tuple[list[str], str]:
    """As many as a chart has room for, and a sentence where these are not all."""
    if len(platforms) <= MOST_PLATFORMS:
        return platforms, ""
    chosen = set(platforms)
    best = [name for name in choices.best_known_platforms(task) if name in chosen]
    return best[:MOST_PLATFORMS], (
        f"Drawn are {MOST_PLATFORMS} of {len(platforms)} platforms: of those with a "
        "peak and a bandwidth the ones on which most networks of the task were "
        "measured, then those of the highest peak. "
    )
