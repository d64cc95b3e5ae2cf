"""Round values around two ends: what a slider offers."""

import math

# ISO 3, R10, rounded to what people say: ten steps of about a quarter each.
_RENARD = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)
MOST_STEPS = 40


def even_ratios(low: float, high: float) -> list[float]:
    """Of about equal ratio, from at most `low` to at least `high`.

    >>> even_ratios(3.1, 9)
    [3.0, 4.0, 5.0, 6.0, 8.0, 10.0]
    """
    # One decade more below: the logarithm of what is just under a power of ten is it.
    first = math.floor(math.log10(low)) - 1
    exponents = range(first, math.ceil(math.log10(high)) + 2)
    values = [float(f"{step}e{exponent}") for exponent in exponents for step in _RENARD]
    least = max(value for value in values if value <= low)
    most = min(value for value in values if value >= high)
    return [value for value in values if least <= value <= most]


def even_steps(low: float, high: float) -> list[float]:
    """Of equal distance 1, 2 or 5 times a power of ten, from above `low` to `high`.

    >>> even_steps(0.31, 0.62)[:3]
    [0.31, 0.32, 0.33]
    """
    if math.isclose(low, high):  # no digits are left to step by
        return [low]
    least = (high - low) / MOST_STEPS
    power = math.floor(math.log10(least))
    step = next(s for s in (1, 2, 5, 10) if s * 10.0**power >= least)
    digits = max(0, -power)
    first, last = (math.floor(end / (step * 10.0**power)) for end in (low, high))
    return [
        round(place * step * 10.0**power, digits)
        for place in range(first, last + 1)
        if place > 0
    ]
