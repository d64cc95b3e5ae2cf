"""Charts as files: PNG, SVG and Vega-Lite specification, made without a network.

Pure functions; the app's downloads and the report use the same. A file travels
without its page: its Caption says in the picture what is seen, under which
assumptions, and where it is from.
"""

import json
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import vl_convert
from charts.as_sent import with_values
from links import without_links

WIDTH = 1000  # of a single plot, in pixels
SCALE = 2  # pixels of the PNG per pixel of the chart
# Sizes of letters in pixels; on average one is less than 0.55 of that wide.
TITLE_SIZE, SUBTITLE_SIZE = 18, 12
LETTER_WIDTH = 0.55
LEAST_LETTERS = 20  # of a line, however narrow the picture


@dataclass(frozen=True)
class Caption:
    """The title of the view, its assumptions in words, and its source in a line."""

    title: str
    assumptions: Sequence[str] = ()
    source: str = ""

    def in_words(self) -> str:
        return "\n".join([self.title, *self._small])

    def as_title(self, width: float) -> dict[str, Any]:
        """A title of Vega-Lite in lines that fit into a picture of this width."""
        title = {
            "text": _lines([self.title], width, TITLE_SIZE),
            "anchor": "start",
            "frame": "bounds",
            "align": "left",
            "fontSize": TITLE_SIZE,
            "offset": 14,
        }
        if self._small:
            title |= {
                "subtitle": _lines(self._small, width, SUBTITLE_SIZE),
                "subtitleFontSize": SUBTITLE_SIZE,
                "subtitlePadding": 6,
            }
        return title

    @property
    def _small(self) -> list[str]:
        source = [f"Source: {self.source}"] if self.source else []
        return [*self.assumptions, *source]


def to_spec(chart: alt.TopLevelMixin, caption: Caption | None = None) -> dict[str, Any]:
    """The Vega-Lite specification with its data, on white, of a fixed width."""
    spec = without_links(with_values(chart))
    if spec.get("width") == "container" or ("layer" in spec and "width" not in spec):
        spec["width"] = WIDTH
    spec["background"] = "white"
    spec["padding"] = 12
    if caption:
        # How wide panels and legends come out is known once they are drawn.
        spec["title"] = caption.as_title(_width(vl_convert.vegalite_to_svg(spec)))
        spec["description"] = caption.in_words()
    return spec


def to_json(chart: alt.TopLevelMixin, caption: Caption | None = None) -> bytes:
    return json.dumps(to_spec(chart, caption), indent=1).encode()


def to_svg(chart: alt.TopLevelMixin, caption: Caption | None = None) -> bytes:
    return vl_convert.vegalite_to_svg(to_spec(chart, caption)).encode()


def to_png(chart: alt.TopLevelMixin, caption: Caption | None = None) -> bytes:
    return vl_convert.vegalite_to_png(to_spec(chart, caption), scale=SCALE)


def _width(svg: str) -> float:
    return float(re.search(r'<svg[^>]* width="([\d.]+)"', svg)[1])


def _lines(texts: Sequence[str], width: float, size: int) -> list[str]:
    letters = max(int(width / (size * LETTER_WIDTH)), LEAST_LETTERS)
    return [line for text in texts for line in textwrap.wrap(text, letters)]
