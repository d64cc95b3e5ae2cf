"""Overview: which design to take and why, how far to trust it, what there is."""

import address
import overview_words as words
import page_frame
import streamlit as st
from charts.overview import design_chart, trust_chart
from queries import choices
from queries import overview as queries
from warehouse import column_help

with page_frame.page():
    with st.sidebar:
        st.markdown("**Which design should I take?**")
        task = address.choose_one(
            "Task",
            choices.networks()["task"].unique().tolist(),
            key="task",
            help=column_help("networks", "task"),
            as_buttons=True,
        )
        minimum_top1 = address.choose_number(
            "Minimum top-1 (%)",
            key="minimum_top1",
            default=73.0,
            minimum=0.0,
            maximum=100.0,
            step=0.5,
            help=column_help("pareto_designs", "top1_pct"),
        )
        evidence = address.choose_one(
            "Evidence",
            queries.evidences(),
            key="evidence",
            help=column_help("pareto_designs", "evidence"),
        )
        maximum_power = address.choose_number(
            "Maximum power (W)",
            key="maximum_power",
            default=None,
            minimum=0.0,
            maximum=10000.0,
            step=1.0,
            placeholder="any",
            help=f"{column_help('pareto_designs', 'power_watts')} With a limit, "
            "designs of unknown power are left out.",
        )
        device_classes = address.choose_many(
            "Device classes",
            choices.platforms()["device_class"].unique().tolist(),
            key="device_classes",
            help=column_help("platforms", "device_class"),
        )

    contents = queries.contents()
    page_frame.heading(
        "Which design gives the accuracy and speed I need, and how far can I trust it?",
        "A design is a network in a datatype on a platform. Say on the left what you "
        "need: here is the fastest that fits, and what stands behind its number.",
    )
    designs = queries.fitting_designs(
        task, evidence, minimum_top1, maximum_power, device_classes
    )
    trust = queries.trust(task)
    answer, others = st.columns([5, 7], gap="medium")
    with answer.container(border=True):
        st.markdown(words.answer(designs, trust, task, evidence))
    with others:
        chart = design_chart(designs)
        st.altair_chart(
            chart,
            width="stretch",
            key="chart_designs",
            alt="Throughput of the fastest designs that fit",
        )
        st.caption(
            f"The {len(designs)} fastest that fit, their top-1 and power. A large mark "
            "is Pareto optimal: every faster design of the task is less accurate."
        )
    page_frame.show_source({"designs": designs}, name="designs", chart=chart)

    st.subheader(f"The best designs of every task, {words.EVIDENCE[evidence]}")
    best = queries.best_designs(evidence)
    tasks = best.groupby("task", sort=False)
    for place, (name, rows) in zip(st.columns(len(tasks)), tasks, strict=True):
        with place.container(border=True, height="stretch"):
            st.markdown(words.best(name, rows))
    page_frame.show_source({"best_designs": best}, name="best_designs")

    st.subheader("How far can I trust the number?")
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
