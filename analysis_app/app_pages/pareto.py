"""Pareto: accuracy against throughput, and which designs nothing beats in both."""

import address
import altair as alt
import controls
import page_frame
import streamlit as st
from charts import pareto_parts as parts
from charts.pareto_paired import paired_chart
from charts.pareto_separate import separate_scales_chart
from charts.pareto_side_by_side import side_by_side_chart
from plain_text import in_markdown
from problems import NothingToShow
from queries import pareto as queries
from streamlit.delta_generator import DeltaGenerator
from task_words import Task
from warehouse import column_help, fingerprint, statement

SEPARATE, PAIRED, SIDE_BY_SIDE = "separate scales", "pairs joined", "side by side"
HOW_TO_READ = {
    SEPARATE: "Each evidence has its own colour scale, full at rank 1, greyer behind.",
    PAIRED: "A coloured line joins the same design in two evidences; a grey cross is "
    "a design that only one of them has.",
    SIDE_BY_SIDE: "Each evidence has its panel, all on the same axes.",
}
WHAT_THE_FRONT_IS = {
    queries.ALL_DESIGNS: "Each design is run at its fastest. Filters change neither "
    "front nor rank: what they hide of the front stays as a dotted ring.",
    queries.SHOWN_DESIGNS: "Each design is run as it passes the filters best, and the "
    "front is that of these; the rank stays that among all.",
}


def choose_selection() -> tuple[Task, queries.Selection, DeltaGenerator]:
    """What is looked at, the filters, and the place between for the looks."""
    task = controls.choose_task()
    evidences = queries.evidences()
    present = queries.evidences_of(task.name)
    default = [name for name in queries.bound_and_measured() if name in present]
    default = default or present[-2:]
    evidences = address.choose_many(
        "Evidence",
        evidences,
        key="evidences",
        default=default,
        help=column_help("pareto_designs", "evidence"),
    )
    looks = st.container()  # how it is drawn comes before what is left out
    left, right = st.columns(2)
    with left:
        minimum_accuracy_pct = (
            controls.choose_accuracy_limit(task, task.short_limit, default=0.0) or None
        )
        maximum_latency_ms = limit("Latency (ms) ≤", "maximum_latency", "latency_ms")
    with right:
        minimum_throughput_fps = limit(
            "Inputs/s ≥", "minimum_throughput", "throughput_fps", 1e12
        )
        maximum_power_watts = limit("Power (W) ≤", "maximum_power", "power_watts")
    maximum_rank = limit("Deepest rank", "maximum_rank", "pareto_rank", 10_000)
    st.caption("0 sets no limit. What is not known, as a power, passes none.")
    platforms = controls.choose_platforms()
    datatypes = controls.choose_datatypes()
    networks = controls.choose_networks(task)
    selection = queries.Selection(
        task.name,
        evidences,
        networks,
        platforms,
        datatypes,
        minimum_accuracy_pct,
        minimum_throughput_fps,
        maximum_latency_ms,
        maximum_power_watts,
        maximum_rank,
    )
    return task, selection, looks


def limit(
    label: str, key: str, column: str, largest: float = 1e6
) -> float | int | None:
    """A number above zero, or None for 0, which is no limit."""
    number = address.choose_number(
        label,
        key=key,
        default=type(largest)(0),
        minimum=type(largest)(0),
        maximum=largest,
        format="%d" if isinstance(largest, int) else "%g",
        help=column_help("pareto_designs", column),
    )
    return number or None


def choose_looks() -> tuple[str, str, str, str]:
    """How to overlay, whose front, what the colour tells and what the shape."""
    overlay = address.choose_one(
        "How to overlay evidences",
        list(HOW_TO_READ),
        key="overlay",
        default=PAIRED,
        help=" ".join(HOW_TO_READ.values()),
    )
    front_of = address.choose_one(
        "Front of",
        list(WHAT_THE_FRONT_IS),
        key="front_of",
        as_buttons=True,
        help=" ".join(WHAT_THE_FRONT_IS.values()),
    )
    left, right = st.columns(2)
    with left:
        by = address.choose_one(
            "Colour",
            [parts.PLATFORM, parts.TOPOLOGY],
            key="colour",
            help="With separate scales the colour is the evidence's.",
        )
    with right:
        told_apart = address.choose_one(
            "Shape",
            [parts.AS_COLOUR, parts.DATATYPE, parts.DEVICE_CLASS],
            key="shape",
            help="The second sign beside the colour; with separate scales, where "
            "the colour is the evidence's, it is the device class unless you choose "
            "the datatype.",
        )
    return overlay, front_of, by, told_apart


@st.cache_resource(show_spinner=False, max_entries=100)
def draw(version, sql, overlay, by, told_apart, task, _designs) -> alt.TopLevelMixin:
    """The chart of these rows, which version and sql stand for; not to be changed."""
    if overlay == SEPARATE:
        return separate_scales_chart(_designs, told_apart, task)
    if overlay == PAIRED:
        return paired_chart(_designs, by, told_apart, task)
    return side_by_side_chart(_designs, by, told_apart, task)


def columns(front_of: str, task: Task) -> dict:
    """Titles with units, formats and help of the table."""

    def number(title: str, form: str, column: str):
        text = column_help("pareto_designs", column)
        return st.column_config.NumberColumn(title, format=form, help=text)

    return {
        "evidence": "Evidence",
        "network": "Network",
        "platform": "Platform",
        "datatype": "Datatype",
        "throughput_fps": number("Inputs/s", "%,.1f", "throughput_fps"),
        "accuracy_pct": number(
            task.title, "%.2f" if task.unit == "percent" else "%.5g", "accuracy_pct"
        ),
        "latency_ms": number("Latency (ms)", "%,.3f", "latency_ms"),
        "power_watts": number("Power (W)", "%.2f", "power_watts"),
        "power_scope": "Power of the",
        "energy_mj_per_input": number("mJ/input", "%,.3f", "energy_mj_per_input"),
        "batch_size": number("Batch", "%d", "batch_size"),
        "threads": number("Threads", "%d", "threads"),
        "measured_pct_of_bound": st.column_config.ProgressColumn(
            "Of bound",
            width=110,
            format="%.0f %%",
            min_value=0,
            max_value=100,
            help="How much of what the bound allows was measured, both run the same "
            "way; empty where nothing was measured.",
        ),
        "pareto_rank": number("Rank among all", "%d", "pareto_rank")
        if front_of == queries.SHOWN_DESIGNS
        else None,  # it is 1
    }


def nothing_of(task: Task) -> NothingToShow:
    problem = NothingToShow()
    problem.title = f"{in_markdown(task.name)} has no design to compare"
    problem.remedy = (
        "A design needs an accuracy of its network in this task, and a throughput that "
        "was measured or that the roofline predicts. `accuracies`, `measurements` and "
        "`prediction_gaps` say which of them is missing."
    )
    return problem


def answer(row, task: Task) -> str:
    """The fastest and the most accurate design that passes, in Markdown."""
    most = "most accurate" if task.is_percentage else "best"
    if row.shown == 0:
        return "no design passes"
    if row.is_one_design:
        return f"fastest and {most} {described(row.fastest, task)}"
    return (
        f"fastest {described(row.fastest, task)}; "
        f"{most} {described(row.most_accurate, task)}"
    )


def described(design: dict, task: Task) -> str:
    fps, watts = design["throughput_fps"], design["power_watts"]
    return (
        f"**{in_markdown(design['design'])}** ("
        + (f"{fps:.3g}" if fps < 100 else f"{fps:,.0f}")
        + f"/s, {in_markdown(task.value(design['accuracy_pct']))}"
        + ("" if watts is None or watts != watts else f", {watts:.3g} W")
        + ")"
    )


def not_all_drawn(summary, drawn) -> str:
    """That some designs are counted and ranked, but not drawn, if so."""
    parts = [
        f"{drawn[row.evidence]:,} of {row.shown:,} {row.evidence} designs"
        for row in summary.itertuples()
        if row.shown > queries.MOST_DRAWN
    ]
    if not parts:
        return ""
    return (
        f"Drawn are {' and '.join(parts)}: the front, those that another evidence has "
        "as well, then by rank. "
    )


with page_frame.page():
    with st.sidebar:
        task, selection, looks = choose_selection()
        with looks:
            overlay, front_of, by, told_apart = choose_looks()

    if not queries.evidences_of(task.name):
        raise nothing_of(task)
    designs = queries.designs(selection, front_of)
    summary = queries.summary(selection, front_of)
    drawn = designs["evidence"].value_counts()

    first, *others = summary.itertuples()
    counts = [f"{first.shown_on_front} of {first.shown} {first.evidence} designs"]
    counts += [f"{row.shown_on_front} of {row.shown} {row.evidence}" for row in others]
    page_frame.heading(
        f"{in_markdown(task.name)} front{'s' * bool(others)}: {', '.join(counts)}",
        "A design of the front beats all left of and below it; deeper ranks are paler. "
        f"{HOW_TO_READ[overlay] * bool(others)} {WHAT_THE_FRONT_IS[front_of]} "
        f"{task.direction and in_markdown(task.direction) + ' The axis goes down. '}"
        + not_all_drawn(summary, drawn),
    )
    lines = [
        f":small[**{r.evidence}**: {answer(r, task)}]" for r in summary.itertuples()
    ]
    remarks = summary["remark"].dropna()
    if len(remarks):
        lines.append(f":small[:gray[Filters: {'; '.join(remarks)}.]]")
    st.markdown("  \n".join(lines))
    chart = draw(
        fingerprint(),
        statement(designs),
        overlay,
        by,
        told_apart,
        task,
        _designs=designs,
    )
    page_frame.show(
        chart,
        {"designs": designs, "summary": summary},
        name="pareto",
        description=f"{task.title} against throughput for {task.name}",
    )

    st.subheader("The designs of the front, fastest first", anchor=False)
    front = queries.front_table(selection, front_of)
    if front.empty:
        st.info(
            "The filters leave out every design of the front. Choose the front of "
            f"the {queries.SHOWN_DESIGNS} to see the best of the rest."
        )
    else:
        page_frame.show_table(
            front, name="front", column_config=columns(front_of, task)
        )
