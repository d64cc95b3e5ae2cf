"""Charts as files: PNG, SVG and Vega-Lite specification, made without a network.

Pure functions; the app's downloads and the report use the same.
"""

import json
from typing import Any

import altair as alt
import vl_convert

WIDTH = 1000  # of a single plot, in pixels
SCALE = 2  # pixels of the PNG per pixel of the chart


def to_spec(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The Vega-Lite specification with its data, on white, of a fixed width."""
    spec = chart.to_dict()
    if spec.get("width") == "container" or ("layer" in spec and "width" not in spec):
        spec["width"] = WIDTH
    spec["background"] = "white"
    spec["padding"] = 12
    return spec


def to_json(chart: alt.TopLevelMixin) -> bytes:
    return json.dumps(to_spec(chart), indent=1).encode()


def to_svg(chart: alt.TopLevelMixin) -> bytes:
    return vl_convert.vegalite_to_svg(to_spec(chart)).encode()


def to_png(chart: alt.TopLevelMixin) -> bytes:
    return vl_convert.vegalite_to_png(to_spec(chart), scale=SCALE)
