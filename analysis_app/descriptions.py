"""A chip or a network that a person describes, and how a link writes it.

edge~INT8:8~FP16:2~bandwidth:12.8~like:NCS2 is a name and its figures; a name alone is
what the catalogue calls so. What a link leaves out is that of what it is like. In a
name, a figure and its value %, ~ and : stand as %25, %7E and %3A.
"""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from written_numbers import read as read_number
from written_numbers import written

SMALLEST, LARGEST = 1e-6, 1e6  # wide, and far from what overflows
LARGEST_WHOLE = 1_000_000
MOST_AT_ONCE = 4  # that can be told from each other
MOST_CHARACTERS = 40  # of a name


class Kind(NamedTuple):
    """What is described, and its figures by how they are read."""

    noun: str
    key: str  # in the address, once for each
    numbers: tuple[str, ...]
    whole_numbers: tuple[str, ...]
    names: tuple[str, ...]  # that the warehouse knows
    has_peaks: bool
    needed: tuple[str, ...]  # where it is like nothing
    example: str

    @property
    def figures(self) -> tuple[str, ...]:
        return (*self.numbers, *self.whole_numbers, *self.names)


CHIP = Kind(
    noun="chip",
    key="chip",
    numbers=(
        *("bandwidth", "on_chip", "capacity", "host_link"),
        *("overflow_bandwidth", "overflow_capacity", "power"),
    ),
    whole_numbers=("compute_units", "batch_size"),
    names=("device_class", "execution_style", "like"),
    has_peaks=True,
    needed=("peaks",),
    example="edge~INT8:8~bandwidth:12.8",
)
NETWORK = Kind(
    noun="network",
    key="own_network",
    numbers=(
        *("giga_ops", "parameters", "activations", "peak_activations"),
        *("input_bytes", "output_bytes", "state_bytes", "accuracy"),
    ),
    whole_numbers=("batch_size",),
    names=("task", "accuracy_in", "like"),
    has_peaks=False,
    needed=("giga_ops", "parameters"),
    example="small~giga_ops:2~parameters:10",
)


def write(kind: Kind, described: Mapping[str, Any]) -> str:
    """The description as a link has it; what is not known is left out.

    >>> write(CHIP, {"name": "a:b", "peaks": {"INT8": 8.0}, "bandwidth": 12.8})
    'a%3Ab~INT8:8~bandwidth:12.8'
    """
    figures = dict(described.get("peaks", {})) | {
        field: described[field]
        for field in kind.figures
        if described.get(field) is not None
    }
    return "~".join(
        [
            _escaped(described["name"]),
            *(
                f"{_escaped(field)}:"
                + (_escaped(value) if isinstance(value, str) else written(value))
                for field, value in figures.items()
            ),
        ]
    )


def read(
    kind: Kind, text: str, known: Mapping[str, Collection[str]]
) -> tuple[dict[str, Any] | None, list[tuple[str, str]]]:
    """What a link describes, and each part of it that was left out with the reason.

    `known` has the names that a figure may have by the figure, datatypes among them.
    None where too little is left.
    """
    name, *parts = text.split("~")
    own_name = unquote(name)[:MOST_CHARACTERS] or kind.noun
    described: dict[str, Any] = {"name": own_name, "peaks": {}}
    if not parts and unquote(name) in known["like"]:
        return described | {"like": unquote(name)}, []
    left_out = []
    for part in parts:
        field, _, value = map(unquote, part.partition(":"))
        try:
            if field in known["datatypes"] and kind.has_peaks:
                described["peaks"][field] = _number(value, SMALLEST, LARGEST)
            else:
                described[field] = _figure(kind, field, value, known)
        except ValueError as error:
            left_out.append((part, str(error)))
    left_out += without_half_a_memory(described)
    is_enough = described.get("like") or all(described.get(f) for f in kind.needed)
    return (described if is_enough else None), left_out


def _figure(
    kind: Kind, field: str, value: str, known: Mapping[str, Collection[str]]
) -> float | int | str:
    if field in kind.numbers:
        return _number(value, SMALLEST, 100.0 if field == "accuracy" else LARGEST)
    if field in kind.whole_numbers:
        return int(_number(value, 1, LARGEST_WHOLE))
    if field not in kind.names:
        raise ValueError(f"is no figure of a {kind.noun}")
    if value not in known[field]:
        raise ValueError("is not known here")
    return value


def _number(text: str, least: float, most: float) -> float:
    """A whole one where `least` is."""
    is_whole = isinstance(least, int)
    try:
        number = read_number(text)
        if least <= number <= most and not (is_whole and number % 1):
            return number
    except ValueError:
        pass
    raise ValueError(
        f"is not a {'whole ' * is_whole}number from {written(least)} to {written(most)}"
    )


def without_half_a_memory(described: dict[str, Any]) -> list[tuple[str, str]]:
    """Take out the bandwidth of a second memory without its capacity, or the other way
    round: the figure and why."""
    pair = {"overflow_bandwidth": "capacity", "overflow_capacity": "bandwidth"}
    given = [field for field in pair if described.get(field) is not None]
    if len(given) != 1:
        return []
    described[given[0]] = None
    return [(given[0], f"is a second memory without its {pair[given[0]]}")]


def complete(
    described: Mapping[str, Any], figures: Mapping[str, Any], batch_size: int
) -> dict[str, Any]:
    """With the figures of what it is like, and run at `batch_size` unless it says."""
    own = {field: value for field, value in described.items() if value is not None}
    if not own.get("peaks"):
        own.pop("peaks", None)
    return {"batch_size": batch_size, **figures, **own}


def named_apart(described: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """No two of one name: the second is called a (2)."""
    names: list[str] = []
    for one in described:
        names.append(free_name(one["name"], names))
    return [one | {"name": name} for one, name in zip(described, names, strict=True)]


def free_name(name: str, taken: Collection[str]) -> str:
    """The name or, if it is taken, the next: a, a (2), a (3)."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _escaped(text: str) -> str:
    for character in "%~:":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
