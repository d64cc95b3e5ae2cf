"""Catalogue: what is published of networks and platforms, and who disagrees."""

import address
import catalogue_columns as columns
import page_frame
import streamlit as st
from charts.accuracies import accuracy_chart
from charts.bars import beside
from charts.claims import claim_chart
from charts.experiments import experiment_chart, flag_chart
from charts.networks import FIGURES, requirement_bars
from charts.platforms import bandwidth_bars, peak_bars
from queries import catalogue as queries
from queries import choices
from warehouse import column_help

NUMBER = st.column_config.NumberColumn
LINEAR_HELP = (
    "From zero, so that lengths compare; small values vanish. Otherwise logarithmic: "
    "ends compare, lengths do not."
)


def show_accuracies() -> None:
    table = queries.accuracy_table()
    accuracies = queries.accuracies()
    known = ["network", "task", "topology", "pruning_pct", "source"]
    datatypes = columns.datatypes_of(table, known)
    page_frame.heading(
        f"Accuracy of {len(table)} networks: {len(accuracies)} are published, "
        f"{len(table) * len(datatypes) - len(accuracies)} not measured",
        "Top-1 in percent, top-5 in brackets; **nm**: not measured. Click a column to "
        "sort. Points join the datatypes of a network; the axis does not start at 0.",
    )
    left, right = st.columns([8, 5])
    left.dataframe(
        table,
        hide_index=True,
        key="accuracy_table",
        height=26 * len(table) + 38,
        row_height=26,
        column_order=["network", *datatypes, "task", "source"],
        column_config=columns.configure(columns.ACCURACY_COLUMNS, "network")
        | {
            name: st.column_config.Column(
                name, help=column_help("accuracies", "top1_pct"), width=90
            )
            for name in datatypes
        },
    )
    chart = accuracy_chart(accuracies)
    right.altair_chart(
        chart,
        width="stretch",
        key="chart_accuracies",
        alt="Top-1 accuracy by network and datatype",
    )
    page_frame.show_source(
        {"accuracy_table": table, "accuracies": accuracies},
        name="accuracies",
        chart=chart,
    )


def show_networks() -> None:
    with st.sidebar:
        linear = address.choose_whether("Linear axes", key="linear", help=LINEAR_HELP)
    table = queries.network_table()
    claims = queries.unused_claims(list(FIGURES))
    page_frame.heading(
        f"{len(table)} networks need {table['giga_ops'].min():.2g} to "
        f"{table['giga_ops'].max():.3g} GOP and "
        f"{table['parameters_millions'].min():.2g} to "
        f"{table['parameters_millions'].max():.3g} million parameters",
        "One multiply-accumulate is two operations; a colour is a topology. A grey "
        "tick is what another source claims: see Disagreements.",
    )
    charts = [
        requirement_bars(table, claims, figure, linear=linear) for figure in FIGURES
    ]
    show_side_by_side(charts, {"networks": table, "other_claims": claims}, "needs")
    known = [*columns.NETWORK_COLUMNS]
    intensities = sorted(
        set(table.columns) - set(known),
        key=lambda column: table.columns.get_loc(column),
    )
    order = columns.datatypes_of(
        table.rename(columns=lambda name: name.removesuffix(" computed")),
        [*known, *(name for name in intensities if name.endswith("published"))],
    )
    page_frame.show_table(
        table,
        name="network_table",
        height="content",
        placeholder="not counted",
        column_order=[
            *known[:-1],
            *(f"{name} {kind}" for name in order for kind in ("computed", "published")),
            "source",
        ],
        column_config=columns.configure(columns.NETWORK_COLUMNS, "network")
        | {
            name: NUMBER(
                f"{name} (OP/byte)",
                format="%.5g",
                help=column_help(
                    "operational_intensities",
                    "published_ops_per_byte"
                    if name.endswith("published")
                    else "operational_intensity_ops_per_byte",
                ),
            )
            for name in intensities
        },
    )


def show_platforms() -> None:
    with st.sidebar:
        linear = address.choose_whether("Linear axes", key="linear", help=LINEAR_HELP)
    table = queries.platform_table()
    peaks = queries.peaks()
    claims = queries.unused_claims(["peak_tops"])
    page_frame.heading(
        f"{len(table)} platforms offer peaks of {peaks['peak_tops'].min():g} to "
        f"{peaks['peak_tops'].max():g} TOP/s and bandwidths of "
        f"{table['memory_bandwidth_gbytes_per_s'].min():g} to "
        f"{table['memory_bandwidth_gbytes_per_s'].max():g} GB/s",
        "Each quantity on its own axis; a platform appears in the datatypes that it "
        "computes in. A grey tick is what another source claims: see Disagreements.",
    )
    show_side_by_side(
        [
            peak_bars(peaks, claims, linear=linear),
            bandwidth_bars(table, linear=linear),
        ],
        {"peaks": peaks, "platforms": table, "other_claims": claims},
        "offers",
    )
    datatypes = columns.datatypes_of(table, columns.PLATFORM_COLUMNS)
    names = [*columns.PLATFORM_COLUMNS]
    page_frame.show_table(
        table,
        name="platform_table",
        height="content",
        placeholder="na",
        column_order=[*names[:4], *datatypes, *names[4:]],
        column_config=columns.configure(columns.PLATFORM_COLUMNS, "platform")
        | {
            name: NUMBER(
                f"{name} (TOP/s)",
                format="%g",
                help=column_help("platform_peaks", "peak_tops"),
            )
            for name in datatypes
        },
    )


def show_disagreements() -> None:
    disputed = queries.disputed_figures()
    with st.sidebar:
        figure = address.choose_one(
            "Figure",
            disputed["figure"].tolist(),
            key="figure",
            help=column_help("spec_claims", "figure"),
        )
    claims = queries.claims(figure)
    differing = (claims["relative_difference"] != 0).sum()
    page_frame.heading(
        f"{figure.replace('_', ' ')}: {differing} of {len(claims)} claims about "
        f"{claims['disputed'].nunique()} figures differ from the value used",
        "The thick tick is the value used, at 1; a point is what a source claims. On "
        "the right: the most that a claim would change a predicted throughput.",
    )
    page_frame.show(
        claim_chart(claims, figure),
        {"claims": claims},
        name="claims",
        description=f"Claims about {figure} relative to the value that is used",
    )
    page_frame.show_table(
        claims,
        name="claim_table",
        column_order=list(columns.CLAIM_COLUMNS),
        column_config=columns.configure(columns.CLAIM_COLUMNS, "name"),
    )


def show_experiments() -> None:
    with st.sidebar:
        tasks = choices.networks()["task"].unique().tolist()
        task = address.choose_one(
            "Task",
            tasks,
            key="task",
            help=column_help("networks", "task"),
            as_buttons=True,
        )
    experiments = queries.experiments(task)
    run = experiments["measurements"] > 0
    page_frame.heading(
        f"{task}: {run.sum()} experiments were measured, {(~run).sum()} only announced",
        "Number of measurements (one per batch size or number of threads) by network, "
        "datatype and platform. Click the legend to keep one status.",
    )
    page_frame.show(
        experiment_chart(experiments),
        {"experiments": experiments},
        name="experiments",
        description="Which experiments were run, by network, datatype and platform",
    )


def show_flags() -> None:
    flags = queries.flags()
    names = flags["flag"].unique().tolist()
    with st.sidebar:
        flag = address.choose_one(
            "Measurements with the flag",
            names,
            key="flag",
            default="above_stated_peak" if "above_stated_peak" in names else None,
            help=column_help("measurement_flags", "flag"),
        )
    measurements = queries.flagged_measurements(flag)
    page_frame.heading(
        f"{flags['measurements'].sum()} flags: what physics or bookkeeping says "
        "against measurements",
        "How many measurements carry a flag, by platform. Nothing flagged was dropped "
        f"or corrected. Below: the {len(measurements)} with `{flag}`.",
    )
    page_frame.show(
        flag_chart(flags),
        {"flags": flags},
        name="flags",
        description="Number of flagged measurements by flag and platform",
    )
    page_frame.show_table(
        measurements,
        name="flagged_measurements",
        column_order=list(columns.FLAG_COLUMNS),
        column_config=columns.configure(columns.FLAG_COLUMNS, "measurement_id"),
    )


def show_side_by_side(charts: list, rows: dict, name: str) -> None:
    """Two charts, each as wide as its half; downloads have both."""
    for place, chart, number in zip(st.columns(2), charts, (1, 2), strict=True):
        place.altair_chart(chart, width="stretch", key=f"chart_{name}_{number}")
    page_frame.show_source(rows, name=name, chart=beside(*charts))


SECTIONS = {
    "Accuracy": show_accuracies,
    "Networks": show_networks,
    "Platforms": show_platforms,
    "Disagreements": show_disagreements,
    "Experiments": show_experiments,
    "Flags": show_flags,
}

with page_frame.page():
    address.may_be_hidden(["linear", "figure", "task", "flag"])
    with st.sidebar:
        section = address.choose_one(
            "Table", list(SECTIONS), key="table", as_buttons=True
        )
    SECTIONS[section]()
