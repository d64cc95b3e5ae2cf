"""Overview: which design to take and why, how far to trust it, what there is."""

import address
import controls
import overview_words as words
import page_frame
import streamlit as st
from charts.overview import design_chart, trust_chart
from problems import NothingToShow
from queries import choices
from queries import overview as queries
from warehouse import column_help


def choose_limits(evidences: dict[str, str]) -> dict:
    """What the person needs: the arguments of queries.overview.fitting_designs."""
    task = controls.choose_task()
    minimum_accuracy = address.choose_number(
        "Minimum accuracy (%)",
        key="minimum_accuracy",
        default=73.0,
        minimum=0.0,
        maximum=100.0,
        step=0.5,
        help=column_help("operating_points", "accuracy_pct"),
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
    try:
        designs = queries.fitting_designs(**limits)
    except NothingToShow:
        nearest = queries.nearest_miss(**limits)
        st.info(words.nearest_miss(nearest))
        page_frame.show_source({"nearest_miss": nearest}, name="nearest_miss")
        return
    first = designs.iloc[0]
    behind = {
        "without_limits": queries.without_limits(
            limits["task"], limits["evidence"], limits["scope"], first
        ),
        "trust_of_platform": queries.trust_of_platform(
            first["platform"], first["throughput_scope"]
        ),
        "flags": queries.flags(first["measurement_id"]),
    }
    answer, others = st.columns([5, 7], gap="medium")
    with answer.container(border=True):
        st.markdown(words.answer(designs, **behind))
    with others:
        chart = design_chart(designs)
        st.altair_chart(
            chart,
            width="stretch",
            key="chart_designs",
            alt="Throughput of the fastest designs that fit",
        )
        st.caption(
            f"The {len(designs)} fastest that fit, with accuracy, latency and power. "
            "A large mark is Pareto optimal: every faster design that fits is less "
            "accurate."
        )
    page_frame.show_source({"designs": designs, **behind}, name="designs", chart=chart)


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
    best = queries.best_designs(evidence, scope)
    tasks = best.groupby("task", sort=False)
    for place, (name, rows) in zip(st.columns(len(tasks)), tasks, strict=True):
        with place.container(border=True, height="stretch"):
            st.markdown(words.best(name, rows))
    page_frame.show_source({"best_designs": best}, name="best_designs")

    st.subheader("How far can I trust the number?")
    trust = queries.trust(task)
    if trust.empty:
        st.info(f"Nobody measured {task}: predictions cannot be compared.")
    else:
        st.caption(words.trust(trust, task))
        page_frame.show(
            trust_chart(trust),
            {"trust": trust},
            name="trust",
            description=f"Measured over predicted throughput for {task}",
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
