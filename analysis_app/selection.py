"""What a person has chosen: the same value for the controls, queries and sentences of
every page, so that a choice means one thing wherever it is taken.
"""

from dataclasses import dataclass, field
from typing import Any

from plain_text import counted
from task_words import Task

# How `choose` and its kin are told the limits and names of a Selection.
AS_ARGUMENTS = """
    min_accuracy_pct := $min_accuracy_pct,
    min_throughput_fps := $min_throughput_fps,
    max_latency_ms := $max_latency_ms,
    max_power_watts := $max_power_watts,
    max_energy_mj_per_input := $max_energy_mj_per_input,
    networks := $networks,
    platforms := $platforms,
    datatypes := $datatypes
""".strip("\n")


@dataclass(frozen=True)
class Limits:
    """What a design has to meet; None asks for nothing, on every page.

    `accuracy` is in the unit of the task, and the most where lower is better. What is
    not known of a design meets no limit.
    """

    accuracy: float | None = None
    throughput_fps: float | None = None
    latency_ms: float | None = None
    power_watts: float | None = None
    energy_mj_per_input: float | None = None

    def arguments(self) -> dict[str, float | None]:
        """As `choose` and `pareto_front` of the warehouse name them."""
        return {
            "min_accuracy_pct": self.accuracy,
            "min_throughput_fps": self.throughput_fps,
            "max_latency_ms": self.latency_ms,
            "max_power_watts": self.power_watts,
            "max_energy_mj_per_input": self.energy_mj_per_input,
        }

    @property
    def asks_for_nothing(self) -> bool:
        return all(limit is None for limit in self.arguments().values())

    def in_words(self, task: Task) -> list[str]:
        """Each limit that is asked for: at least 73 % accuracy; at most 20 ms."""
        return list(self.asked(task).values())

    def asked(self, task: Task) -> dict[str, str]:
        """The same by the figure that is limited."""
        least = "at least" if task.higher_is_better else "at most"
        words = {}
        if self.accuracy is not None:
            amount = f"{least} {self.accuracy:g} {task.sign}".strip()
            words["accuracy_pct"] = f"{amount} {task.noun}"
        for figure, limit, side, unit in (
            ("throughput_fps", self.throughput_fps, "at least", "inputs/s"),
            ("latency_ms", self.latency_ms, "at most", "ms"),
            ("power_watts", self.power_watts, "at most", "W"),
            (
                "energy_mj_per_input",
                self.energy_mj_per_input,
                "at most",
                "mJ per input",
            ),
        ):
            if limit is not None:
                words[figure] = f"{side} {limit:g} {unit}"
        return words


@dataclass(frozen=True)
class Selection:
    """Designs of a task. None as a list stands for all, which takes least memory."""

    task: Task
    evidences: tuple[str, ...] = ()
    networks: tuple[str, ...] | None = None
    platforms: tuple[str, ...] | None = None
    datatypes: tuple[str, ...] | None = None
    scope: str = "device"
    limits: Limits = field(default_factory=Limits)

    def arguments(self) -> dict[str, Any]:
        """Values of $task, $evidences, $networks, $platforms, $datatypes, $scope and
        the limits by the names of `choose`."""
        return {
            "task": self.task.name,
            "evidences": list(self.evidences),
            "networks": _listed(self.networks),
            "platforms": _listed(self.platforms),
            "datatypes": _listed(self.datatypes),
            "scope": self.scope,
            **self.limits.arguments(),
        }

    def in_words(self) -> str:
        """The choices that leave something out, in plain text."""
        parts = self.limits.in_words(self.task)
        for names, one in (
            (self.networks, "network"),
            (self.platforms, "platform"),
            (self.datatypes, "datatype"),
        ):
            if names is not None:
                parts.append(
                    f"{one} {names[0]}" if len(names) == 1 else counted(len(names), one)
                )
        return ", ".join(parts)


def _listed(names: tuple[str, ...] | None) -> list[str] | None:
    return None if names is None else list(names)
