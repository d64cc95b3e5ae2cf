"""Overview: which design to take and why, how far to trust it, what there is."""

import address
import controls
import overview_words as words
import page_frame
import streamlit as st
from charts.overview import design_chart, trust_chart
from plain_text import in_markdown
from problems import NothingToShow
from queries import choices
from queries import overview as queries
from warehouse import column_help

MINIMUM_ACCURACY_PCT = 73.0  # to begin with; of other metrics nothing is asked
BEST_COLUMNS = {
    "task": "Task",
    "role": "Of its front",
    "design": "Design",
    "throughput_fps": st.column_config.NumberColumn("Inputs/s", format="%.4g"),
    "accuracy_pct": st.column_config.NumberColumn("Accuracy", format="%.4g"),
    "unit": "In",
    "latency_ms": st.column_config.NumberColumn("Latency (ms)", format="%.4g"),
    "power_watts": st.column_config.NumberColumn("Power (W)", format="%.3g"),
    "throughput_scope": "Scope",
}
MOST_CARDS = 4  # side by side; more tasks are a table


def choose_limits(evidences: dict[str, str]) -> dict:
    """What the person needs: the arguments of queries.overview.fitting_designs."""
    task = controls.choose_task()
    minimum_accuracy = controls.choose_accuracy_limit(
        task,
        task.limit,
        default=MINIMUM_ACCURACY_PCT if task.is_accuracy else None,
        placeholder="any",
    )
    maximum_latency = limit("Maximum latency (ms)", "latency", "latency_ms")
    maximum_power = limit("Maximum power (W)", "power", "power_watts")
    evidence = address.choose_one(
        "Evidence",
        list(evidences),
        key="evidence",
        help=column_help("operating_points", "evidence"),
    )
    st.caption(evidences[evidence])
    scope = address.choose_one(
        "Scope",
        list(words.SCOPES),
        key="scope",
        help="Throughput and latency of the whole system where they are known, or of "
        "the accelerator alone.",
        as_buttons=True,
    )
    device_classes = address.choose_many(
        "Device classes",
        choices.platforms()["device_class"].unique().tolist(),
        key="device_classes",
        help=column_help("platforms", "device_class"),
    )
    return {
        "task": task,
        "evidence": evidence,
        "minimum_accuracy_pct": minimum_accuracy,
        "maximum_power_watts": maximum_power,
        "device_classes": device_classes,
        "maximum_latency_ms": maximum_latency,
        "scope": scope,
    }


def limit(label: str, quantity: str, column: str) -> float | None:
    return address.choose_number(
        label,
        key=f"maximum_{quantity}",
        default=None,
        minimum=0.0,
        maximum=1e6,
        step=1.0,
        format="%g",
        placeholder="any",
        help=f"{column_help('operating_points', column) or ''} A design whose "
        f"{quantity} nobody knows does not meet a limit.",
    )


def show_answer(limits: dict) -> None:
    task = limits["task"]
    asked = {**limits, "task": task.name}
    try:
        designs = queries.fitting_designs(**asked)
    except NothingToShow:
        try:
            nearest = queries.nearest_miss(**asked)
        except NothingToShow:
            st.info(
                f"No network of {in_markdown(task.name)} has both an accuracy and a "
                f"throughput of the evidence “{limits['evidence']}” on these device "
                "classes. Choose another evidence or task on the left."
            )
            return
        st.info(words.nearest_miss(nearest, limits["task"]))
        page_frame.show_source({"nearest_miss": nearest}, name="nearest_miss")
        return
    first = designs.iloc[0]
    behind = {
        "without_limits": queries.without_limits(
            task.name, limits["evidence"], limits["scope"], first
        ),
        "trust_of_platform": queries.trust_of_platform(
            first["platform"], first["throughput_scope"]
        ),
        "flags": queries.flags(first["measurement_id"]),
    }
    answer, others = st.columns([5, 7], gap="medium")
    with answer.container(border=True):
        st.markdown(words.answer(designs, task, **behind))
    with others:
        chart = design_chart(designs, task)
        st.altair_chart(
            chart,
            width="stretch",
            key="chart_designs",
            alt="Throughput of the fastest designs that fit",
        )
        st.caption(
            f"The {len(designs)} fastest that fit, with {in_markdown(task.noun)}, "
            "latency and power. A large mark is Pareto optimal: every faster design "
            f"that fits is {'less accurate' if task.is_percentage else 'worse'}. "
            f"{in_markdown(task.direction)}"
        )
    page_frame.show_source({"designs": designs, **behind}, name="designs", chart=chart)


def show_best_designs(evidence: str, scope: str) -> None:
    """A card for each of a few tasks; a table of many."""
    try:
        best = queries.best_designs(evidence, scope)
    except NothingToShow:
        st.info("No design has both an accuracy and a throughput of this evidence.")
        return
    tasks = best.groupby("task", sort=False)
    if len(tasks) > MOST_CARDS:
        page_frame.show_table(
            best,
            name="best_designs",
            height=320,
            column_order=[*BEST_COLUMNS],
            column_config=BEST_COLUMNS,
        )
        return
    described = choices.described_tasks()
    for place, (name, rows) in zip(st.columns(len(tasks)), tasks, strict=True):
        with place.container(border=True, height="stretch"):
            st.markdown(words.best(described[name], rows))
    page_frame.show_source({"best_designs": best}, name="best_designs")


with page_frame.page():
    with st.sidebar:
        st.markdown("**Which design should I take?**")
        evidences = queries.evidences()
        limits = choose_limits(evidences)

    page_frame.heading(
        "Which design gives the accuracy and speed I need, and how far can I trust it?",
        "A design is a network in a datatype on a platform. Say on the left what you "
        "need: here is the fastest that fits, and what stands behind its number.",
    )
    show_answer(limits)

    task, evidence, scope = (limits[key] for key in ("task", "evidence", "scope"))
    st.subheader(
        f"The best designs of every task: {evidence.replace('_', ' ')}, "
        f"{words.SCOPES[scope]}"
    )
    show_best_designs(evidence, scope)

    st.subheader("How far can I trust the number?")
    trust = queries.trust(task.name)
    if trust.empty:
        st.info(
            f"No measurement of {in_markdown(task.name)} can be compared with a "
            "prediction: nobody measured it, or the roofline lacks a figure of the "
            "network or platform; `prediction_gaps` says which."
        )
    else:
        st.caption(words.trust(trust, task.name))
        page_frame.show(
            trust_chart(trust),
            {"trust": trust},
            name="trust",
            description=f"Measured over predicted throughput for {task.name}",
        )

    contents = queries.contents()
    st.subheader("What is in the warehouse")
    st.markdown(words.counts(contents))
    st.caption(words.built(contents))
    sources = queries.sources()
    with st.expander(f"The {len(sources)} sources it was built from"):
        st.dataframe(
            sources,
            hide_index=True,
            key="sources",
            column_config={
                name: st.column_config.Column(
                    name.capitalize(), help=column_help("sources", name)
                )
                for name in sources.columns
            },
        )
    page_frame.show_source({"contents": contents, "sources": sources}, name="contents")
