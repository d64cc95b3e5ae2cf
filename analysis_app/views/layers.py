"""What the roofline gives each layer of a network, and what takes the time."""

import pandas as pd
from charts.design.changes import CHANGES, changes_chart
from charts.rooflines.layers import layer_bars, layer_roofline, part_chart
from plain_text import counted
from queries import layers as queries
from queries import rooflines
from views.remembered import remembered
from views.view import Column, Table, View, rate
from warehouse import column_help


@remembered
def of_design(*design) -> list[View]:
    """All views of a design as it is run, in the order of the page."""
    return [view(*design) for view in (parts, roofline, times, changes)]


@remembered
def parts(*design) -> View:
    """Which kind of layer takes more than its operations say."""
    rows = queries.parts(*design)
    measured = queries.measured(*design)
    return View(
        _part_title(rows, design),
        "Three shares of the network, each of which adds up to 100 %. The roofline "
        "takes no notice of shapes. The estimator does: a layer is a matrix product of "
        "m pixels by k by n outputs, and pays for each dimension that is short, as "
        "depthwise layers (k is their kernel, n is 1) and a first layer of three "
        f"channels are. {_measured(measured)}{_serial(queries.layers(*design))}",
        {"parts": rows, "measured_design": measured},
        [part_chart(rows)],
        Table(
            rows,
            [
                Column("part", "Layers"),
                Column("layers", "How many", "%d"),
                Column("share_of_operations", "Of the operations", "percent"),
                Column("share_of_time", "Of the time by the roofline", "percent"),
                Column("share_of_products", "Of the work with shapes", "percent"),
            ],
            "not estimated",
        ),
    )


@remembered
def roofline(*design) -> View:
    """The roof of the platform with a point per layer."""
    network, platform, datatype, *_ = design
    rows = queries.layers(*design)
    roofs = rooflines.roofs([platform], [datatype])
    bound_by = rows.groupby("bound_by")["share_of_network_time"].sum()
    binds, share = bound_by.idxmax(), bound_by.max()
    at_edge = rows["operational_intensity_ops_per_byte"].isna().sum()
    return View(
        f"{_ROOFS.get(binds, binds)} binds layers with {share:.0%} of the time of "
        f"{network} on {platform} in {datatype}",
        "A point is a layer below the roof of the platform, its area the time that it "
        "takes. Left of the ridge memory binds, right of it the peak. "
        + (
            f"Arrows at the right edge: {at_edge} layers move no bytes. "
            * bool(at_edge)
        ),
        {"layer_roofline": rows, "layer_roofs": roofs},
        [layer_roofline(roofs, rows)],
    )


@remembered
def times(*design) -> View:
    """Time by layer as bars."""
    network, platform, datatype, *_ = design
    rows = queries.layers(*design)
    longest = rows.loc[rows["time_ms"].idxmax()]
    half = (
        int(
            (
                rows["time_ms"].sort_values(ascending=False).cumsum()
                < rows["time_ms"].sum() / 2
            ).sum()
        )
        + 1
    )
    return View(
        f"Half of the time of {network} goes to {half} of "
        f"{counted(len(rows), 'layer')}; the longest "
        f"is {longest.layer_name} with {longest.share_of_network_time:.0%}",
        f"What the roofline gives each layer on {platform} in {datatype}, if it has "
        "the device to itself; the colour is what binds it.",
        {"layer_times": rows},
        [layer_bars(rows)],
        Table(
            rows,
            [
                *_columns(
                    ("layer", "Layer", "%d"),
                    ("layer_name", "Name", None),
                    ("kind", "Kind", None),
                    ("repeats", "Repeated", "%d"),
                ),
                Column("m", "m", "%d", column_help("network_layers", "m")),
                Column("k", "k", "%d", column_help("network_layers", "k")),
                Column("n", "n", "%d", column_help("network_layers", "n")),
                *_columns(
                    (
                        "operational_intensity_ops_per_byte",
                        "Intensity (OP/byte)",
                        "%.4g",
                    ),
                    ("bound_by", "Bound by", None),
                    ("time_ms", "Time (ms)", "%.3g"),
                    ("share_of_network_time", "Of the time", "percent"),
                ),
                Column("share_of_operations", "Of the operations", "percent"),
                Column("share_of_products", "Of the work with shapes", "percent"),
            ],
            "none",
        ),
    )


@remembered
def changes(*design) -> View:
    """What to change: the time that goes away with more of each roof, and where."""
    network, platform, datatype, *_ = design
    rows = queries.changes(*design)
    saved = rows[list(CHANGES)].sum()
    what, most = saved.idxmax(), saved.max()
    of_it = rows.groupby("part")[what].sum().sort_values(ascending=False)
    raised = f"{rows['roof_raised_by'][0]:.0%} more {CHANGES[what]}"
    where = ", ".join(
        f"{share:.1%} in {part}"
        for part, share in of_it[of_it >= 0.0005].head(3).items()
    )
    return View(
        f"What to change: {raised} takes {most:.1%} of the time of {network} on "
        f"{platform} in {datatype} away ({where})",
        "The share of the network's time that goes away with so much more of one roof "
        "and the same of the others, by kind of layer: a layer gains only where that "
        "roof binds it, and until the next does."
        + ("" if _is_serial(queries.layers(*design)) else " " + _NOT_SERIAL),
        {"layer_changes": rows},
        [changes_chart(rows)],
        Table(
            rows,
            [
                Column("part", "Layers"),
                Column("bound_by", "Bound by", None, _help("bound_by")),
                Column("layers", "How many", "%d"),
                Column("share_of_time", "Of the time by the roofline", "percent"),
                *(
                    Column(name, f"Less with more {roof}", "percent")
                    for name, roof in CHANGES.items()
                ),
            ],
            "none",
        ),
    )


_ROOFS = {"compute": "The peak", "memory": "The memory", "link": "The host link"}


def _columns(*columns: tuple) -> list[Column]:
    return [Column(*column, _help(column[0])) for column in columns]


def _help(column: str) -> str | None:
    return column_help("layer_times", column)


def _part_title(rows: pd.DataFrame, design: tuple) -> str:
    """The kind whose work is most above its operations; of time, if not estimated."""
    network, platform, *_ = design
    field = "share_of_products"
    if rows[field].isna().all():
        field = "share_of_time"
    more = (rows[field] / rows["share_of_operations"]).where(rows[field] >= 0.02)
    row = rows.loc[more.fillna(0).idxmax()]
    of_what = (
        "the work once short dimensions are paid for"
        if field == "share_of_products"
        else "the time by the roofline"
    )
    return (
        f"{network} on {platform}: {row.part} is {row.share_of_operations:.1%} of the "
        f"operations and {row[field]:.1%} of {of_what}"
    )


def _measured(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Nobody measured this design as it is run here. "
    row = rows.iloc[0]
    return (
        f"Measured were {rate(row.measured_throughput_fps)} inputs/s, {row.ratio:.2g} "
        f"of the bound of {rate(row.predicted_throughput_fps)}. "
    )


_NOT_SERIAL = "This platform runs layers at once: their times do not add up to its own."


def _is_serial(rows: pd.DataFrame) -> bool:
    return bool(rows["runs_layers_serially"].all())


def _serial(rows: pd.DataFrame) -> str:
    return "" if _is_serial(rows) else f"{_NOT_SERIAL} "
