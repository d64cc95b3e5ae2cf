"""Charts that are made of charts: layers, panels beside each other, facets."""

from collections.abc import Callable, Iterator

import altair as alt

PARTS = ("layer", "hconcat", "vconcat", "concat")


def with_parts(chart: alt.TopLevelMixin) -> Iterator[alt.TopLevelMixin]:
    """The chart, and every one that it is made of."""
    yield chart
    for name in PARTS:
        for part in chart._get(name, []):
            yield from with_parts(part)
    if chart._get("spec") is not alt.Undefined:
        yield from with_parts(chart.spec)


def rebuilt(
    chart: alt.TopLevelMixin, change: Callable[[alt.TopLevelMixin], None]
) -> alt.TopLevelMixin:
    """The chart of copies, each of which `change` may change; data are the same."""
    anew = chart.copy(deep=False)
    for name in PARTS:
        if anew._get(name) is not alt.Undefined:
            anew[name] = [rebuilt(part, change) for part in anew[name]]
    if anew._get("spec") is not alt.Undefined:
        anew.spec = rebuilt(anew.spec, change)
    change(anew)
    return anew
