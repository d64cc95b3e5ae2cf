"""Names as they are: no name formats, links or runs anything where it is shown.

A name of a catalogue may be any text. Markdown would read it as formatting, a
spreadsheet as a formula.
"""

import re

import pandas as pd

NOT_KNOWN = "not known"  # in place of an empty cell, nan or null
SENTENCE = 1000  # characters, of several names
MOST_CHARACTERS = 120  # of a name in a sentence; tables and tooltips have all of it
_JOINER = "\u2060"  # shows nothing, and no pattern of Markdown goes across it
_MARKUP = re.compile(r"([\\`*\[\]<>$~|&#]|\b_|_\b|^[-+=]|(?<=^\d)[.)])")
# Links, :emoji:, :colour[...], and arrows or dashes made of signs.
_PATTERNS = re.compile(r"(?<=[:@])(?=\S)|(?<=www)(?=\.)|(?<=[-<])(?=[->])", re.I)
_FORMULA = tuple("=+-@\t\r")


def in_markdown(name: object, most: int = MOST_CHARACTERS) -> str:
    """The name as Markdown that shows it, in one line; shortened if very long."""
    text = shortened(" ".join(str(name).split()), most)
    return _MARKUP.sub(r"\\\1", _PATTERNS.sub(_JOINER, text))


def counted(number: int, one: str, many: str = "") -> str:
    """1 platform, 2 platforms; `many` where it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def uncapitalized(title: str) -> str:
    """As within a sentence: Accuracy (%) -> accuracy (%); mAP and RMSE stay."""
    first, *_ = title.split() or [""]
    return title[0].lower() + title[1:] if first.istitle() else title


def shortened(name: str, most: int = MOST_CHARACTERS) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"


def in_spreadsheet(rows: pd.DataFrame) -> pd.DataFrame:
    """Text that a spreadsheet would run as a formula begins with an apostrophe."""

    def harmless(cell: object) -> object:
        is_formula = isinstance(cell, str) and cell.startswith(_FORMULA)
        return f"'{cell}" if is_formula and not _is_number(cell) else cell

    texts = [name for name in rows.columns if rows[name].dtype.kind not in "biufcMm"]
    safe = rows.assign(**{name: rows[name].map(harmless) for name in texts})
    return safe.rename(columns=harmless)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
