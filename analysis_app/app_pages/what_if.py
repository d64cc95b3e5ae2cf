"""What if: a platform or a network that you describe, among those there are."""

import address
import altair as alt
import controls
import page_frame
import streamlit as st
import what_if_form
from charts.rooflines import roofline_chart
from charts.what_if_front import what_if_front_chart
from charts.what_if_roofs import what_if_roof_chart
from charts.what_if_throughputs import bandwidth_chart, throughput_chart
from queries import choices, rooflines
from queries import what_if as queries
from warehouse import column_help

ROOFS, THROUGHPUT, FRONT = "Roofs", "Throughput", "Front"


def show_platform_roofs(rows, described, task) -> None:
    designs = rows[rows["task"] == task]
    yours = queries.your_roofs(described)
    everything = choices.platforms()["platform"].to_list()
    others = rooflines.roofs(everything, choices.datatypes())
    page_frame.heading(
        f"The roof of your platform among {others['platform'].nunique()} others, "
        f"and {designs['network'].nunique()} {task} networks on it",
        "Left of its ridge the bandwidth binds, right of it the peak. Pale roofs are "
        "the catalogue's; point at one for its name. A point is a network in one "
        "datatype; ◀ at the right edge moves no bytes, since its weights stay on chip.",
    )
    page_frame.show(
        what_if_roof_chart(yours, others, designs),
        {"your_roofs": yours, "your_designs": rows, "roofs": others},
        name="what_if_roofs",
        description="Log-log rooflines, the described platform's emphasised",
    )


def show_network_roofs(described, traffic_model) -> None:
    everything = choices.platforms()["platform"].to_list()
    roofs = rooflines.roofs(everything, choices.datatypes())
    frames = {
        "roofs": roofs,
        "crossings": queries.crossings(described, traffic_model),
        "intensities": queries.intensities(described, traffic_model),
        "labels": queries.labels(described, traffic_model),
    }
    page_frame.heading(
        f"Where your network meets the roofs of {roofs['platform'].nunique()} "
        "platforms",
        "A vertical line is its intensity in one datatype; a point is where it "
        "meets a roof. ◀ at the right edge moves no bytes: its weights stay on "
        "chip. Click a legend entry to keep it alone.",
    )
    page_frame.show(
        roofline_chart(*frames.values()),
        frames,
        name="what_if_network_roofs",
        description="Log-log rooflines with the described network's intensities",
    )


def show_throughput(rows, rows_are: str, title: str) -> None:
    page_frame.heading(
        title,
        "A point is the most that the roofs allow. Where bandwidth binds, a line runs "
        "to what the peak alone would allow. On the right, the bandwidth at which the "
        "peak begins to bind, beside the bandwidth there is (pink): the "
        "line between is what lacks, or what is left over where compute binds. A cross "
        "does not fit in the memory.",
    )
    throughput = throughput_chart(rows, rows_are)
    bandwidth = bandwidth_chart(rows, rows_are)
    left, right = st.columns([9, 5], gap="small")
    left.altair_chart(throughput, width="stretch", key="chart_throughput")
    right.altair_chart(bandwidth, width="stretch", key="chart_bandwidth")
    page_frame.show_source(
        {"what_if_designs": rows},
        name="what_if_throughput",
        chart=alt.hconcat(
            throughput.properties(width=560), bandwidth.properties(width=340)
        ),
    )


def show_front(rows, task: str, traffic_model: str, rows_are: str) -> None:
    catalogue = queries.front(task, traffic_model)
    mine = rows[
        (rows["task"] == task)
        & rows["accuracy_pct"].notna()
        & rows["throughput_fps"].notna()
    ]
    evidence = catalogue["evidence"].iloc[0]
    on_front = int(mine["would_be_pareto_optimal"].sum())
    page_frame.heading(
        f"{on_front} of your {len(mine)} designs would stand on the {task} front",
        f"The line is the front of the evidence “{evidence}”, which is computed as "
        "yours are; points are the catalogue's designs, pale behind the front. Yours "
        "are filled where nothing on that front is as good in both and better in one; "
        "what does not fit in the memory is grey and on no front.",
    )
    if mine.empty:
        st.info(
            "None of your designs has an accuracy: choose a datatype in which the "
            "accuracy of these networks is published, or give that of yours."
        )
    page_frame.show(
        what_if_front_chart(mine, catalogue, rows_are),
        {"what_if_designs": rows, "catalogue_designs": catalogue},
        name="what_if_front",
        description="Accuracy against throughput with the front and your designs",
    )


def cannot_be_predicted(rows) -> bool:
    """Whether no design has a throughput; the page then says what is missing."""
    if rows["throughput_fps"].notna().any():
        return False
    reasons = ", ".join(rows["why_not_predicted"].unique())
    page_frame.heading("Nothing can be predicted from these figures")
    st.info(
        f"This traffic model needs more: {reasons}. Fill in the empty field on the "
        "left, or choose another traffic model."
    )
    page_frame.show_table(rows, name="what_if_designs")
    return True


def bound_by_bandwidth(rows, rows_are: str) -> str:
    known = rows[rows["throughput_fps"].notna()]
    count = int((known["bound_by"] != "compute").sum())
    return f"{count} of {len(known)} {rows_are}"


def platform_page(view: str, traffic_model: str, described: dict, task_side) -> None:
    rows = queries.designs_on_platform(described, traffic_model)
    if cannot_be_predicted(rows):
        return
    if view == THROUGHPUT:
        count = bound_by_bandwidth(rows, "designs")
        title = f"Bandwidth binds {count} on your platform"
        show_throughput(rows, "network", title)
        return
    with task_side:
        task = controls.choose_task()
    if view == ROOFS:
        show_platform_roofs(rows, described, task)
    else:
        show_front(rows, task, traffic_model, "network")


def network_page(view: str, traffic_model: str, described: dict) -> None:
    rows = queries.designs_of_network(described, traffic_model)
    if cannot_be_predicted(rows):
        return
    if view == ROOFS:
        show_network_roofs(described, traffic_model)
    elif view == THROUGHPUT:
        count = bound_by_bandwidth(rows, "pairs of platform and datatype")
        show_throughput(rows, "platform", f"Bandwidth binds your network on {count}")
    else:
        show_front(rows, described["task"], traffic_model, "platform")


with page_frame.page():
    address.may_be_hidden(
        ["platform", "network", "computes_in", "task", *what_if_form.OTHER_FIELDS]
        + [*what_if_form.PLATFORM_FIELDS, *what_if_form.NETWORK_FIELDS]
        + [f"peak_{datatype}" for datatype in queries.known_datatypes()]
    )
    with st.sidebar:
        mode = address.choose_one(
            "Describe", ["a platform", "a network"], key="describe", as_buttons=True
        )
        if mode == "a platform":
            described = what_if_form.describe_platform()
        else:
            described = what_if_form.describe_network()
        described["batch_size"] = what_if_form.choose_batch_size()
        traffic_models = choices.traffic_models()
        traffic_model = address.choose_one(
            "Traffic model",
            list(traffic_models),
            key="traffic_model",
            default=queries.first_bound(),  # all figures count in it
            help=column_help("predictions", "traffic_model"),
        )
        st.caption(traffic_models[traffic_model])
    view_side, task_side = st.columns([2, 5])
    with view_side:
        view = address.choose_one(
            "See", [ROOFS, THROUGHPUT, FRONT], key="see", as_buttons=True
        )
    if mode == "a platform":
        platform_page(view, traffic_model, described, task_side)
    else:
        network_page(view, traffic_model, described)
