"""Catalogue: what is published of networks and platforms, and who disagrees."""

import address
import catalogue_columns as columns
import controls
import page_frame
import streamlit as st
from charts.accuracies import accuracy_chart
from charts.bars import beside
from charts.claims import claim_chart
from charts.experiments import experiment_chart, flag_chart
from charts.networks import FIGURES, requirement_bars
from charts.platforms import FIGURES as OFFERS
from charts.platforms import bandwidth_bars, peak_bars
from charts.power import power_chart
from queries import catalogue as queries
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
        columns.accuracy_title(table, accuracies),
        "Published accuracy in percent, top-5 in brackets; **nm**: not measured. Click "
        "a column to sort. Lines join the datatypes of a network, a tick is what a "
        "platform reached; the axis does not start at 0.",
    )
    left, right = st.columns([8, 5])
    left.dataframe(
        table,
        hide_index=True,
        key="accuracy_table",
        height=26 * len(table) + 38,
        row_height=26,
        column_order=["network", *datatypes, "task", "source"],
        placeholder="",
        column_config=columns.configure(columns.ACCURACY_COLUMNS, "network")
        | {
            name: st.column_config.Column(
                name, help=column_help("accuracies", "accuracy_pct"), width=90
            )
            for name in datatypes
        },
    )
    chart = accuracy_chart(accuracies)
    right.altair_chart(
        chart,
        width="stretch",
        key="chart_accuracies",
        alt="Accuracy by network and datatype",
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
    claims = queries.unused_claims(list(OFFERS))
    page_frame.heading(
        f"{len(table)} platforms offer peaks of {peaks['peak_tops'].min():g} to "
        f"{peaks['peak_tops'].max():g} TOP/s and bandwidths of "
        f"{table['memory_bandwidth_gbytes_per_s'].min():g} to "
        f"{table['memory_bandwidth_gbytes_per_s'].max():g} GB/s",
        "Each quantity on its own axis; a platform appears in the datatypes that it "
        "computes in. Without a bar it has no memory of its own. A grey tick is what "
        "another source claims: see Disagreements.",
    )
    show_side_by_side(
        [
            peak_bars(peaks, claims, linear=linear),
            bandwidth_bars(table, claims, linear=linear),
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
    page_frame.heading(
        f"{figure.replace('_', ' ')}: {claims['differs'].sum()} of {len(claims)} "
        "claims about "
        f"{claims['disputed'].nunique()} figures differ from the value used",
        "The thick tick is the value used, at 1; a point is what a source claims. On "
        "the right: the most that a claim would change a predicted throughput. Who "
        "says that there is no such thing stands in the table alone.",
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
        placeholder="none",
        column_config=columns.configure(columns.CLAIM_COLUMNS, "name"),
    )


def show_experiments() -> None:
    with st.sidebar:
        task = controls.choose_task()
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


def show_power() -> None:
    with st.sidebar:
        platform = address.choose_one(
            "Platform",
            queries.traced_platforms(),
            key="platform",
            help=column_help("power_traces", "platform"),
            as_buttons=True,
        )
    traces = queries.power_traces(platform)
    page_frame.heading(
        f"{platform}: {traces['watts'].min():.2g} to {traces['watts'].max():.3g} W "
        f"while {traces['network'].nunique()} networks ran",
        "A line is a network, sample after sample; a ring is a sample that is not "
        "taken for one under load. Click the legend to keep one.",
    )
    page_frame.show(
        power_chart(traces),
        {"power_traces": traces},
        name="power",
        description=f"Power of {platform} by sample, a line for each network",
    )


def show_published() -> None:
    rows = queries.published_predictions()
    page_frame.heading(
        f"{rows['is_reproduced'].sum()} of {len(rows)} published predictions follow "
        "from the published figures",
        f"{columns.wrong_predictions(rows)} A prediction that is reproduced may differ "
        "from that of the figures in use: see Disagreements.",
    )
    page_frame.show_table(
        rows,
        name="published_predictions",
        column_config=columns.configure(columns.PUBLISHED_COLUMNS, "network"),
    )


def show_definitions() -> None:
    page_frame.heading(
        "What tasks, datatypes, traffic models and evidences are",
        "In the order in which every page has them.",
    )
    for table, title in columns.DEFINITIONS.items():
        rows = queries.definitions(table)
        st.subheader(title, anchor=False)
        page_frame.show_table(
            rows,
            name=table,
            height="content",
            placeholder="none",
            column_config={
                name: st.column_config.Column(
                    columns.in_words(name), help=column_help(table, name)
                )
                for name in rows.columns
            },
        )


def show_flags() -> None:
    flags = queries.flags()
    names = flags["flag"].unique().tolist()
    with st.sidebar:
        flag = address.choose_one(
            "Measurements with the flag",
            names,
            key="flag",
            help=column_help("measurement_flags", "flag"),
        )
    measurements = queries.flagged_measurements(flag)
    page_frame.heading(
        f"{flags['measurements'].sum()} flags: what physics or bookkeeping says "
        "against measurements",
        "How many measurements carry a flag, by platform. Nothing flagged was dropped "
        f"or corrected. Below: the {len(measurements)} with `{flag}`. "
        f"{measurements['explanation'].iloc[0]}",
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
    "Power": show_power,
    "Flags": show_flags,
    "Published": show_published,
    "Definitions": show_definitions,
}

with page_frame.page():
    address.may_be_hidden(["linear", "figure", "task", "platform", "flag"])
    with st.sidebar:
        section = address.choose_one(
            "Table", list(SECTIONS), key="table", as_buttons=True
        )
    SECTIONS[section]()
