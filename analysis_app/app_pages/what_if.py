"""What if: a platform or a network that you describe, among those there are."""

import address
import altair as alt
import controls
import page_frame
import streamlit as st
import what_if_form
from charts.rooflines.roofline import roofline_chart
from charts.what_if.front import what_if_front_chart
from charts.what_if.roofs import what_if_roof_chart
from charts.what_if.throughputs import bandwidth_chart, throughput_chart
from plain_text import in_markdown
from problems import NothingToShow
from queries import choices, rooflines
from queries import what_if as queries
from selection import Selection
from task_words import Task
from views.predictions import nothing_predicted
from warehouse import column_help

ROOFS, THROUGHPUT, FRONT = "Roofs", "Throughput", "Front"
HOW_TO_SEE_OTHERS = "Name others on the left to see them. "  # not on this page
RESTS_ON = {  # what calibrated_on says, in words
    "platform and topology": "the platform and relatives of the network",
    "platform": "the platform under other networks",
    "family": "other platforms that are built and run alike",
    "nothing": "no platform that is built and run alike",
}
CATALOGUE_LACKS = {"network": "network has", "platform": "platform "}


def drawn(rows, rows_are: str, task: Task):
    """The rows that a chart draws, and a sentence where these are not all."""
    names = rows[rows_are].unique().tolist()
    if rows_are == "network":
        few, remark = controls.drawn_networks(names)
    else:
        few, remark = controls.drawn_platforms(names, task)
    return rows[rows[rows_are].isin(few)], remark.removesuffix(HOW_TO_SEE_OTHERS)


def expectation(rows) -> str:
    """What the page shows to expect, and what that rests on."""
    estimated = rows[rows["estimated_fps"].notna()]
    if estimated.empty:
        return f"What to expect stands beside the bound {queries.first_bound()} alone. "
    factor = (estimated["estimated_fps"] / estimated["estimated_fps_lower"]).median()
    rests_on = [
        f"{of} ({count})"
        for of, count in estimated["calibrated_on"].map(RESTS_ON).value_counts().items()
    ]
    return (
        "A ring is what to expect, on a line that is its 90 % interval (the median one "
        f"goes down by a factor of {factor:.3g}): calibrated on {', '.join(rests_on)}. "
    )


def show_platform_roofs(rows, described, task: Task) -> None:
    all_designs = rows[rows["task"] == task.name]
    designs, remark = drawn(all_designs, "network", task)
    yours = queries.your_roofs(described)
    everything, _ = controls.drawn_platforms(
        choices.platforms()["platform"].to_list(), task
    )
    others = rooflines.roofs(everything, choices.datatypes(), allow_empty=True)
    page_frame.heading(
        f"The roof of your platform among {others['platform'].nunique()} others, "
        f"and {designs['network'].nunique()} {in_markdown(task.name)} networks on it",
        "Left of its ridge the bandwidth binds, right of it the peak. Pale roofs are "
        "the catalogue's; point at one for its name. A point is a network in one "
        "datatype; ◀ at the right edge moves no bytes, since its weights stay on chip. "
        f"{remark}",
    )
    page_frame.show(
        what_if_roof_chart(yours, others, designs, task),
        {"your_roofs": yours, "your_designs": rows, "roofs": others},
        name="what_if_roofs",
        description="Log-log rooflines, the described platform's emphasised",
    )


def show_network_roofs(described, traffic_model, task: Task) -> None:
    everything, remark = controls.drawn_platforms(
        choices.platforms()["platform"].to_list(), task
    )
    roofs = rooflines.roofs(everything, choices.datatypes())
    frames = {
        "roofs": roofs,
        "crossings": queries.crossings(described, traffic_model, everything),
        "intensities": queries.intensities(described, traffic_model),
        "labels": queries.labels(described, traffic_model),
    }
    page_frame.heading(
        f"Where your network meets the roofs of {roofs['platform'].nunique()} "
        "platforms",
        "A vertical line is its intensity in one datatype; a point is where it "
        "meets a roof. ◀ at the right edge moves no bytes: its weights stay on "
        "chip. Click a legend entry to keep it alone. "
        f"{remark.removesuffix(HOW_TO_SEE_OTHERS)}",
    )
    page_frame.show(
        roofline_chart(*frames.values()),
        frames,
        name="what_if_network_roofs",
        description="Log-log rooflines with the described network's intensities",
    )


def show_throughput(rows, rows_are: str, title: str, task: Task) -> None:
    few, remark = drawn(rows, rows_are, task)
    page_frame.heading(
        title,
        "A filled point is the most that the roofs allow. Where bandwidth binds, a "
        "line runs to what the peak alone would allow. On the right, the bandwidth at "
        "which the peak begins to bind, beside the bandwidth there is (pink): the "
        "line between is what lacks, or what is left over where compute binds. "
        f"{expectation(rows)}A cross does not fit in the memory. {remark}",
    )
    throughput = throughput_chart(few, rows_are, task)
    bandwidth = bandwidth_chart(few, rows_are, task)
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


def show_front(rows, task: Task, traffic_model: str, rows_are: str) -> None:
    catalogue = queries.front(task.name, traffic_model)
    if catalogue.empty:
        page_frame.heading(f"{in_markdown(task.name)} has no front to stand on")
        st.info(
            "No design of the task has both an accuracy and a throughput that is "
            "computed as yours are. Choose another task or traffic model."
        )
        page_frame.show_table(rows, name="what_if_designs")
        return
    mine = rows[
        (rows["task"] == task.name)
        & rows["accuracy_pct"].notna()
        & rows["throughput_fps"].notna()
    ]
    evidence = catalogue["evidence"].iloc[0]
    on_front = int(mine["would_be_pareto_optimal"].sum())
    page_frame.heading(
        f"{on_front} of your {len(mine)} designs would stand on the "
        f"{in_markdown(task.name)} front",
        f"The line is the front of the evidence “{evidence}”, which is computed as "
        "yours are; points are the catalogue's designs, pale behind the front. Yours "
        "are filled where nothing on that front is as good in both and better in one; "
        "what does not fit in the memory is grey and on no front. "
        + in_markdown(task.direction)
        + (
            f" Of the catalogue's designs the {queries.MOST_DRAWN:,} of the best rank "
            "are drawn."
        )
        * (len(catalogue) == queries.MOST_DRAWN),
    )
    if mine.empty:
        st.info(
            "None of your designs has an accuracy: choose a datatype in which the "
            "accuracy of these networks is published, or give that of yours."
        )
    page_frame.show(
        what_if_front_chart(mine, catalogue, rows_are, task),
        {"what_if_designs": rows, "catalogue_designs": catalogue},
        name="what_if_front",
        description="Accuracy against throughput with the front and your designs",
    )


def cannot_be_predicted(rows, rows_are: str) -> bool:
    """Whether no design has a throughput; the page then says what is missing."""
    if rows["throughput_fps"].notna().any():
        return False
    missing = rows["why_not_predicted"].dropna().unique()
    page_frame.heading("Nothing can be predicted from these figures")
    remedy = "Fill in the empty field on the left, or choose another traffic model."
    if all(why.startswith(CATALOGUE_LACKS[rows_are]) for why in missing):
        remedy = (
            f"It is the {rows_are}s of this warehouse that lack it: describe a "
            f"{rows_are} instead, on the left."
        )
    st.info(f"This traffic model needs more: {', '.join(missing)}. {remedy}")
    page_frame.show_table(rows, name="what_if_designs")
    return True


def bound_by_bandwidth(rows, rows_are: str) -> str:
    known = rows[rows["throughput_fps"].notna()]
    count = int((known["bound_by"] != "compute").sum())
    return f"{count} of {len(known)} {rows_are}"


def platform_page(view: str, traffic_model: str, described: dict, task_side) -> None:
    rows = queries.designs_on_platform(described, traffic_model)
    if cannot_be_predicted(rows, "network"):
        return
    if view == THROUGHPUT:
        count = bound_by_bandwidth(rows, "designs")
        title = f"Bandwidth binds {count} on your platform"
        task = choices.described_tasks()[choices.first_task()]
        show_throughput(rows, "network", title, task)
        return
    with task_side:
        task = controls.choose_task()
    if view == ROOFS:
        show_platform_roofs(rows, described, task)
    else:
        show_front(rows, task, traffic_model, "network")


def network_page(view: str, traffic_model: str, described: dict, task: Task) -> None:
    try:
        rows = queries.designs_of_network(described, traffic_model)
    except NothingToShow as nothing:
        raise nothing_predicted(Selection(task, networks=())) from nothing
    if cannot_be_predicted(rows, "platform"):
        return
    if view == ROOFS:
        show_network_roofs(described, traffic_model, task)
    elif view == THROUGHPUT:
        count = bound_by_bandwidth(rows, "pairs of platform and datatype")
        title = f"Bandwidth binds your network on {count}"
        show_throughput(rows, "platform", title, task)
    else:
        show_front(rows, task, traffic_model, "platform")


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
            task, described = what_if_form.describe_network()
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
        network_page(view, traffic_model, described, task)
