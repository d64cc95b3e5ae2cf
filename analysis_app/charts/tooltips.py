"""What a mark tells of itself: to who points at it, and to a screen reader.

Vega writes null of what is not known, and zero of such a number that has a format.
`told` writes anew what is told, of every mark that has a tooltip.
"""

import json

import altair as alt
from altair.utils import parse_shorthand
from charts.composed import rebuilt
from plain_text import NOT_KNOWN

# What stands for an empty cell that says that there is no such thing.
_NO_SUCH_THING = {
    "flagged_for": "nothing",
    "coverage_pct": "no interval",
    "interval_factor": "no interval",
}


def told(chart: alt.TopLevelMixin) -> alt.TopLevelMixin:
    """The chart whose marks say of what is not known that it is not.

    Data, scales and axes are as they were.
    """
    return rebuilt(chart, _tell)


def _tell(part: alt.TopLevelMixin) -> None:
    encoding = part._get("encoding")
    lines = alt.Undefined if encoding is alt.Undefined else encoding._get("tooltip")
    if lines is alt.Undefined or isinstance(lines, alt.TooltipValue):
        return
    part.encoding = encoding.copy(deep=False)
    lines = _written(lines if isinstance(lines, list) else [lines])
    part.encoding.tooltip = alt.TooltipValue(alt.ExprRef(_for_pointers(lines)))
    part.encoding.description = alt.DescriptionValue(
        alt.ExprRef(_for_screen_readers(lines))
    )


def _written(lines: list[alt.Tooltip]) -> dict[str, str]:
    """The expression of each line by its title; of two with one title the first."""
    written = {}
    for line in lines:
        column = parse_shorthand(line.shorthand)
        title, form = line._get("title", column["field"]), line._get("format", "")
        is_number = column["type"] == "quantitative"
        written.setdefault(title, _value(column["field"], is_number, form))
    return written


def _value(field: str, is_number: bool, form: str) -> str:
    value = f"datum[{json.dumps(field)}]"
    known = f"isBoolean({value}) ? ({value} ? 'yes' : 'no') : {value}"
    if is_number:
        known = f"format({value}, {json.dumps(form)})"
    return f"isValid({value}) ? {known} : {json.dumps(_otherwise(field))}"


def _otherwise(field: str) -> str:
    """Of an empty cell."""
    if field.endswith(("_lower", "_upper")):
        return "no interval"
    return _NO_SUCH_THING.get(field, NOT_KNOWN)


def _for_pointers(lines: dict[str, str]) -> str:
    return "{" + ", ".join(f"{json.dumps(t)}: {v}" for t, v in lines.items()) + "}"


def _for_screen_readers(lines: dict[str, str]) -> str:
    return " + '; ' + ".join(
        f"{json.dumps(title + ': ')} + ({value})" for title, value in lines.items()
    )
