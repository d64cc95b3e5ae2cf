"""Rooflines: what platforms can attain, and where networks meet their roofs."""

import controls
import page_frame
import streamlit as st
from charts.rooflines import roofline_chart
from plain_text import SENTENCE, in_markdown
from problems import NothingToShow
from queries import rooflines as queries

with page_frame.page():
    with st.sidebar:
        task = controls.choose_task()
        figures = controls.choose_figures()
        networks = controls.choose_networks(task)
        platforms = controls.choose_platforms()
        datatypes = controls.choose_datatypes()
        predicted_by, batch_size = controls.choose_prediction(task, figures)

    everything = (networks, platforms)
    networks, networks_drawn = controls.drawn_networks(networks)
    platforms, platforms_drawn = controls.drawn_platforms(platforms, task)
    selection = (networks, platforms, datatypes, predicted_by, batch_size)
    try:
        roofs = queries.roofs(platforms, datatypes, figures)
    except NothingToShow as nothing:
        raise controls.nothing_predicted(*everything) from nothing
    crossings = queries.crossings(*selection)
    intensities = queries.intensities(*selection)
    labels = queries.labels(*selection)

    page_frame.heading(
        f"Rooflines of {roofs['platform'].nunique()} platforms and where "
        f"{crossings['network'].nunique()} {in_markdown(task.name)} networks meet them",
        "A roof is the most that a platform attains in one datatype: left of its "
        "ridge the memory binds (the host link where there is none), right of it the "
        "peak. A vertical line is the intensity of a network; a point is where it "
        "meets a roof. Click a legend entry to keep it alone, shift-click to add one, "
        "double-click for all. "
        f"{networks_drawn}{platforms_drawn}",
    )
    page_frame.show(
        roofline_chart(roofs, crossings, intensities, labels),
        {
            "roofs": roofs,
            "crossings": crossings,
            "intensities": intensities,
            "labels": labels,
        },
        name="rooflines",
        description="Log-log roofline chart of attainable TOP/s against intensity",
    )
    if crossings.empty:
        st.info(controls.nothing_predicted(*everything).remedy)
    linked = roofs.loc[roofs["slanted_roof"] == "link", "platform"].unique()
    if linked.size:
        st.caption(
            f"The slanted roof of {in_markdown(', '.join(linked), SENTENCE)} is the "
            "host link: without a memory of its own, a platform gets its weights over "
            "it."
        )
    for row in intensities[
        intensities["operational_intensity_ops_per_byte"].isna()
    ].itertuples():
        st.caption(
            f"◀ at the right edge, {in_markdown(row.datatype)}: "
            f"{in_markdown(row.networks, SENTENCE)} on "
            f"{in_markdown(row.platforms, SENTENCE)} can keep their weights on chip; a "
            "design that does moves no bytes and runs at its peak."
        )
