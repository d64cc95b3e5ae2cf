"""Catalogue: what is published of networks and platforms, and who disagrees."""

import address
import catalogue_columns as columns
import controls
import page_frame
import streamlit as st
from charts.bars import beside
from charts.catalogue.accuracies import accuracy_chart
from charts.catalogue.claims import claim_chart
from charts.catalogue.experiments import experiment_chart, flag_chart
from charts.catalogue.networks import FIGURES, requirement_bars
from charts.catalogue.platforms import FIGURES as OFFERS
from charts.catalogue.platforms import bandwidth_bars, peak_bars
from plain_text import SENTENCE, in_markdown
from problems import NothingToShow
from queries import catalogue as queries
from queries import choices
from task_words import Task
from views.drawn import MOST_PLATFORMS
from views.measurements import power_over_time
from warehouse import column_help

NUMBER = st.column_config.NumberColumn
LINEAR_HELP = (
    "From zero, so that lengths compare; small values vanish. Otherwise logarithmic: "
    "ends compare, lengths do not."
)


MOST_HEIGHT = 26 * 36 + 38
TABLE_HEIGHT = 600  # of a table of many rows, in pixels
MOST_IN_ONE = 30  # networks whose accuracies are one picture for all tasks
MOST_CLAIMS = 40  # things that the picture of the disputed has room for


def choose_tasks() -> tuple[list[str], Task | None]:
    """All tasks of a small warehouse of one unit, else one at a time."""
    tasks = choices.described_tasks()
    units = {(task.unit, task.higher_is_better) for task in tasks.values()}
    if len(units) == 1 and len(choices.networks()) <= MOST_IN_ONE:
        return list(tasks), None
    with st.sidebar:
        task = controls.choose_task()
    return [task.name], task


def show_accuracies() -> None:
    tasks, task = choose_tasks()
    table = queries.accuracy_table(tasks)
    accuracies = queries.accuracies(tasks)
    chosen, remark = controls.drawn_networks(accuracies["network"].unique().tolist())
    drawn = accuracies[accuracies["network"].isin(chosen)]
    named = "accuracy in percent" if task is None else in_markdown(task.title)
    whose = "" if task is None else f"{in_markdown(task.name)}. "
    known = ["network", "task", "topology", "pruning_pct", "source"]
    datatypes = columns.datatypes_of(table, known)
    page_frame.heading(
        columns.accuracy_title(table, accuracies),
        f"{whose}Published {named}, top-5 in brackets; **nm**: not measured. Click "
        "a column to sort. Lines join the datatypes of a network, a tick is what a "
        "platform reached; the axis does not start at 0. "
        + ("" if task is None else in_markdown(task.direction) + " ")
        + remark.partition("Name others")[0],
    )
    left, right = st.columns([8, 5])
    left.dataframe(
        table,
        hide_index=True,
        key="accuracy_table",
        height=min(26 * len(table) + 38, MOST_HEIGHT),
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
    chart = accuracy_chart(drawn, task)
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
    chosen, remark = controls.drawn_networks(table["network"].tolist())
    drawn = table[table["network"].isin(chosen)]
    page_frame.heading(
        f"{len(table)} networks need {least_and_most(table['giga_ops'])} GOP and "
        f"{least_and_most(table['parameters_millions'])} million parameters",
        "One multiply-accumulate is two operations; a colour is a topology. A grey "
        "tick is what another source claims: see Disagreements. "
        + remark.partition("Name others")[0],
    )
    claims = claims[claims["name"].isin(chosen)]
    charts = [
        requirement_bars(drawn, claims, figure, linear=linear)
        for figure in FIGURES
        if drawn[figure].notna().any()
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
        height="content" if len(table) <= MOST_IN_ONE else TABLE_HEIGHT,
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
    first_task = choices.described_tasks()[choices.first_task()]
    chosen, remark = controls.drawn_platforms(table["platform"].tolist(), first_task)
    drawn = table[table["platform"].isin(chosen)]
    their_peaks = peaks[peaks["platform"].isin(chosen)]
    page_frame.heading(
        f"{len(table)} platforms offer peaks of "
        f"{columns.from_to(peaks['peak_tops'], 'TOP/s')} and bandwidths of "
        f"{columns.from_to(table['memory_bandwidth_gbytes_per_s'], 'GB/s')}",
        "Each quantity on its own axis; a platform appears in the datatypes that it "
        "computes in. Without a bar it has no memory of its own. A grey tick is what "
        "another source claims: see Disagreements. "
        + remark.partition("Name others")[0],
    )
    charts = []
    if len(their_peaks):
        claimed = claims[claims["name"].isin(their_peaks["name"])]
        charts.append(peak_bars(their_peaks, claimed, linear=linear))
    if drawn["memory_bandwidth_gbytes_per_s"].notna().any():
        claimed = claims[claims["name"].isin(chosen)]
        charts.append(bandwidth_bars(drawn, claimed, linear=linear))
    show_side_by_side(
        charts, {"peaks": peaks, "platforms": table, "other_claims": claims}, "offers"
    )
    datatypes = columns.datatypes_of(table, columns.PLATFORM_COLUMNS)
    names = [*columns.PLATFORM_COLUMNS]
    page_frame.show_table(
        table,
        name="platform_table",
        height="content" if len(table) <= MOST_IN_ONE else TABLE_HEIGHT,
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
    most = claims["disputed"].unique()[:MOST_CLAIMS]
    if len(most) < claims["disputed"].nunique():
        st.caption(
            f"Drawn are the {MOST_CLAIMS} whose claims would change the most; the "
            "table has all."
        )
    page_frame.show(
        claim_chart(claims[claims["disputed"].isin(most)], figure),
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
    experiments = queries.experiments(task.name)
    run = experiments["measurements"] > 0
    page_frame.heading(
        f"{in_markdown(task.name)}: {run.sum()} experiments were measured, "
        f"{(~run).sum()} only announced",
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
    page_frame.show_view(power_over_time(platform))


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
    by_platform = flags.groupby("platform")["measurements"].sum()
    chosen = by_platform.sort_values(ascending=False, kind="stable").index
    chosen = chosen[:MOST_PLATFORMS]
    remark = ""
    if len(chosen) < len(by_platform):
        remark = (
            f"Drawn are the {len(chosen)} of {len(by_platform)} platforms with the "
            "most flags. "
        )
    page_frame.heading(
        f"{flags['measurements'].sum()} flags: what physics or bookkeeping says "
        "against measurements",
        "How many measurements carry a flag, by platform. Nothing flagged was dropped "
        f"or corrected. {remark}Below: the {len(measurements)} with `{flag}`. "
        f"{measurements['explanation'].iloc[0]}",
    )
    page_frame.show(
        flag_chart(flags[flags["platform"].isin(chosen)]),
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


def least_and_most(figures) -> str:
    if figures.isna().all():
        return "an unknown number of"
    return f"{figures.min():.2g} to {figures.max():.3g}"


def show_files() -> None:
    """What was added to the published tables, and what of it was not taken."""
    files, rejects = queries.catalogue_files(), queries.rejects()
    warnings = queries.catalogue_warnings()
    names = files["catalogue"].unique()
    refused = int(files["rows_refused"].sum())
    page_frame.heading(
        f"{files['rows_read'].sum():,} rows of {len(names)} catalogues: "
        f"{refused:,} refused, {len(warnings):,} warnings",
        f"Built from {in_markdown(', '.join(names), SENTENCE)}. Every row is in the "
        "other tables or among the refused.",
    )
    for title, rows, nothing in (
        ("Refused", rejects, "Every row was taken."),
        ("Warnings", warnings, "No figure looks as if it had another unit."),
        ("Files", files, "This warehouse was built without catalogues."),
    ):
        st.subheader(title, anchor=False)
        if rows.empty:
            st.caption(nothing)
            continue
        table = {"Refused": "rejects", "Warnings": "catalogue_warnings"}.get(
            title, "catalogue_files"
        )
        page_frame.show_table(
            rows,
            name=table,
            placeholder="",
            column_config={
                name: st.column_config.Column(
                    columns.in_words(name), help=column_help(table, name)
                )
                for name in rows.columns
            },
        )


def show_side_by_side(charts: list, rows: dict, name: str) -> None:
    """Two charts, each as wide as its half; downloads have both.

    One where the other has nothing to show, and none where both have not.
    """
    if not charts:
        st.info("Nobody states these figures: there is nothing to draw.")
        return
    if len(charts) == 1:
        st.altair_chart(charts[0], width="stretch", key=f"chart_{name}_1")
        page_frame.show_source(rows, name=name, chart=charts[0])
        return
    for place, chart, number in zip(st.columns(2), charts, (1, 2), strict=True):
        place.altair_chart(chart, width="stretch", key=f"chart_{name}_{number}")
    page_frame.show_source(rows, name=name, chart=beside(*charts))


EMPTY_BECAUSE = {
    "Accuracy": "Nobody states an accuracy of a network of this task.",
    "Disagreements": "No two sources give different figures for the same thing.",
    "Experiments": "What was to be run is known of the published tables alone, and "
    "this task is not in them.",
    "Power": "Power over time is known of the published platforms alone.",
    "Flags": "No check speaks against a measurement.",
    "Published": "The published predictions are not in this warehouse.",
}
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
    sections = SECTIONS
    if len(queries.catalogue_files()):
        sections = SECTIONS | {"Files": show_files}
    with st.sidebar:
        section = address.choose_one(
            "Table", list(sections), key="table", as_buttons=True
        )
    try:
        sections[section]()
    except NothingToShow:
        page_frame.heading(f"{section}: nothing to show")
        st.info(EMPTY_BECAUSE.get(section, NothingToShow.remedy))
