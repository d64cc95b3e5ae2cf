"""What platforms offer."""

from dataclasses import replace

import labels
from charts.catalogue.platforms import FIGURES, bandwidth_bars, peak_bars
from plain_text import counted
from queries import choices
from queries.catalogue import claims, figures
from views.catalogue.parts import columns, datatypes_of, from_to, notes
from views.drawn import best_platforms
from views.remembered import remembered
from views.view import Table, View

WHAT_IT_IS = ("platform", "device", "operating_mode", "device_class")
WHAT_IT_HAS = (
    "memory_bandwidth_gbytes_per_s",
    "memory_capacity_gbytes",
    "on_chip_memory_mbytes",
    "has_memory",
    "host_link_gbytes_per_s",
    "compute_units",
    "concurrency",
    "max_batch_size",
    "power_watts",
    "power_scope",
    "source",
)


@remembered
def platforms(*, linear: bool = False) -> View:
    """Peaks, bandwidths and, as a table, all that is known of each."""
    table, peaks = figures.platform_table(), figures.peaks()
    others = claims.unused_claims(list(FIGURES))
    chosen, remark = best_platforms(table["platform"].tolist(), choices.first_task())
    drawn = table[table["platform"].isin(chosen)]
    their_peaks = peaks[peaks["platform"].isin(chosen)]
    charts = []
    if len(their_peaks):
        claimed = others[others["name"].isin(their_peaks["name"])]
        charts.append(peak_bars(their_peaks, claimed, linear=linear))
    if drawn["memory_bandwidth_gbytes_per_s"].notna().any():
        claimed = others[others["name"].isin(chosen)]
        charts.append(bandwidth_bars(drawn, claimed, linear=linear))
    return View(
        f"{counted(len(table), 'platform')}: peaks of "
        f"{from_to(peaks['peak_tops'], 'TOP/s')}, bandwidths of "
        f"{from_to(table['memory_bandwidth_gbytes_per_s'], 'GB/s')}",
        "Each quantity on its own axis; a platform appears in the datatypes that it "
        "computes in. Where the picture says none, it has no memory of its own. A "
        "grey tick is what another source claims (Disagreements). na: not available.",
        {"peaks": peaks, "platforms": table, "other_claims": others},
        charts,
        Table(
            table,
            [
                *columns(WHAT_IT_IS, "platforms"),
                *(
                    replace(
                        labels.column("peak_tops", "platform_peaks"),
                        name=datatype,
                        title=f"{datatype} (TOP/s)",
                    )
                    for datatype in datatypes_of(table, (*WHAT_IT_IS, *WHAT_IT_HAS))
                ),
                *columns(WHAT_IT_HAS, "platforms"),
            ],
            "na",
        ),
        notes=notes(remark, "" if charts else "Nobody states a figure to draw."),
        are_beside=True,
    )
