"""Numbers as people write them: 12.8, 12,8, 1e3, 1 000."""

import re
from decimal import Decimal

_SPACES = "\u00a0\u2009\u202f"  # that some put between thousands
_GROUPED = re.compile(r"[+-]?\d{1,3}( \d{3})+([.,]\d*)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?", re.ASCII | re.I)
# 1,000 is a thousand to some and one to others; 0,125 is neither.
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+", re.ASCII)


def read(text: str) -> float:
    """The number that a text says; ValueError with what to write if it says none.

    A decimal comma is a point, and spaces may be between thousands.
    """
    plain = text.strip().translate(dict.fromkeys(map(ord, _SPACES), " "))
    plain = plain.replace("\u2212", "-")
    if _AMBIGUOUS.fullmatch(plain):
        whole = plain.replace(",", "")
        point = plain.replace(",", ".", 1)
        raise ValueError(f"it may be {whole} or {point}; write it without a comma")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(" ", "")
    if "." not in plain:
        plain = plain.replace(",", ".", 1)
    if not _NUMBER.fullmatch(plain):
        raise ValueError("write digits alone, without a unit")
    return float(plain)


def is_plain(text: str) -> bool:
    """Whether nobody could read the text as another number."""
    return _NUMBER.fullmatch(text.strip()) is not None


def written(number: float | None) -> str:
    """The shortest text that says the number, without an exponent; empty for None."""
    if number is None:
        return ""
    text = f"{Decimal(str(number)):f}"
    return text.removesuffix(".0")
