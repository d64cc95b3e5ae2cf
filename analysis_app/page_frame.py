"""What every page has: title, chart, exact SQL, downloads, pages for problems.

with page_frame.page():
    with st.sidebar:
        task = address.choose_one("Task", TASKS, key="task")
    page_frame.show_view(views.designs(task))
"""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import address
import altair as alt
import pandas as pd
import pictures
import streamlit as st
import warehouse
from charts.bars import beside
from charts.picks import PICK, picked
from controls import choose_picks
from links import listed, to_flag
from plain_text import SENTENCE, in_markdown, in_spreadsheet
from problems import NothingToShow, WarehouseProblem
from queries import choices
from streamlit.delta_generator import DeltaGenerator
from views.view import Column, Table, View

MOST_LINKS = 10
PARQUET = "application/vnd.apache.parquet"


@contextmanager
def page() -> Iterator[None]:
    """Everything a page does; problems become pages that say what to do."""
    address.begin()
    notices = st.container()
    try:
        # The warehouse answers a warm page at once; the spinner is for a cold one.
        with (
            st.spinner("Asking the warehouse …", show_time=False),
            warehouse.kept_open(),
        ):
            yield
        # What other choices of the page would draw has legends of its own.
        address.may_be_hidden(key for key in st.query_params if key.startswith(PICK))
        address.refuse_unknown()
    except WarehouseProblem as problem:
        _show_problem(problem)
    for message in address.refusals():
        notices.warning(message)


def heading(title: str, explanation: str = "") -> None:
    """A title that states what is seen, and a sentence on how to read it."""
    st.title(title, anchor=False)
    if explanation:
        st.caption(explanation)


def show_view(
    view: View, *, is_first: bool = True, choices_at: DeltaGenerator = st.sidebar
) -> None:
    """A view with its SQL and downloads; one of several on a page has a smaller title.

    The first query of the view names it. What a legend offers stands at `choices_at`.
    """
    show_title(view, is_first=is_first)
    show_parts(view, choices_at)


def show_title(view: View, *, is_first: bool = True) -> None:
    """The title of a view and how to read it; what it has below is show_parts."""
    title = in_markdown(view.title, SENTENCE)
    if is_first:
        st.title(title, anchor=False)
    else:
        st.subheader(title, anchor=False, divider=False)
    if view.explanation:
        st.caption(in_markdown(view.explanation, SENTENCE))


def show_parts(view: View, choices_at: DeltaGenerator = st.sidebar) -> None:
    """What a view has below its title and sentence, where the page has its own."""
    with choices_at:
        kept = choose_picks(view.picks)
    if kept:
        view = replace(view, charts=[picked(chart, kept) for chart in view.charts])
    if view.answers:
        st.markdown(
            "  \n".join(f":small[{in_markdown(a, SENTENCE)}]" for a in view.answers)
        )
    # Which of the two a window has room for is told in router.py.
    either = view.is_list_on_a_phone and view.table is not None
    charts = st.container(key=f"wide_{view.name}") if either else st.container()
    with charts:
        places = [charts] * len(view.charts)
        if view.are_beside and len(view.charts) > 1:
            places = st.columns(len(view.charts))
    for place, specification in enumerate(view.specifications):
        answers = place == 0 and view.brush is not None
        places[place].vega_lite_chart(
            spec=dict(specification),
            width="stretch",
            key=f"chart_{view.name}_{place}",
            alt=view.title,
            on_select="rerun" if answers else "ignore",
            selection_mode=view.brush if answers else None,
        )
    if view.table is not None:
        with st.container(key=f"list_{view.name}") if either else st.container():
            _show_rows(view.table, f"table_{view.name}")
    for note in view.notes:
        st.caption(in_markdown(note, SENTENCE))
    show_source(
        view.rows,
        name=view.file_name,
        chart=_as_picture(view),
        caption=partial(_caption, view),
        designs=view.designs,
    )


def _caption(view: View) -> pictures.Caption:
    return pictures.Caption(
        view.title, [*view.answers, view.explanation], choices.source_line()
    )


def _as_picture(view: View) -> alt.TopLevelMixin | None:
    if view.are_beside and len(view.charts) > 1:
        return beside(*view.charts)
    return view.charts[0] if view.charts else None


def show_flags(flags: pd.DataFrame) -> None:
    """To all measurements with a flag that these rows have."""
    named = [
        f"[{in_markdown(flag.replace('_', ' '))}]({to_flag(flag)})"
        for flag in flags["flag"].unique()
    ]
    if named:
        st.markdown(f"All measurements with the flag {', '.join(named)}")


def brushed(name: str, brush: str) -> dict[str, list[float]]:
    """What is brushed in the first chart of a view: both ends by column, or nothing."""
    state = st.session_state.get(f"chart_{name}_0")
    return dict(state.selection.get(brush, {})) if state else {}


def _show_rows(table: Table, name: str) -> None:
    """A sortable table of the columns that the view names, in their order."""
    st.dataframe(
        table.as_sent,
        hide_index=True,
        key=name,
        column_config={
            column.name: _configured(column, pinned=place == 0)
            for place, column in enumerate(table.columns)
        },
        placeholder=table.missing,
    )


def _configured(column: Column, *, pinned: bool):
    """A pinned column stays where a telephone scrolls the others."""
    if column.number_format is None:
        return st.column_config.Column(
            column.title, help=column.help_text, pinned=pinned
        )
    return st.column_config.NumberColumn(
        column.title,
        help=column.help_text,
        format=column.number_format.lstrip("+"),
        pinned=pinned,
    )


def show_table(rows: pd.DataFrame, *, name: str, column_config=None, **options) -> None:
    """A sortable table, its SQL and its downloads.

    `options` are those of st.dataframe, as height or placeholder; what is not known is
    an empty cell unless they say otherwise.
    """
    st.dataframe(
        rows,
        hide_index=True,
        column_config=column_config,
        key=name,
        **{"placeholder": "", **options},
    )
    show_source({name: rows}, name=name)


@st.fragment
def show_source(
    rows: Mapping[str, pd.DataFrame],
    *,
    name: str,
    chart: alt.TopLevelMixin | None = None,
    caption: Callable[[], pictures.Caption | None] = lambda: None,
    designs: pd.DataFrame | None = None,
) -> None:
    """The exact SQL with its values, links to designs, and the downloads, in one line.

    `caption` makes what is written into the pictures. A mark that is a link has no tab
    stop: `designs` are the same links as a list.
    What is closed is empty: colouring SQL takes a browser as long as half a chart.
    Opening runs this function alone.
    """
    first = next(iter(rows), name)  # as a chart's key: what is open stays so
    line = st.container(horizontal=True)
    label = "SQL of this picture" if chart else "SQL of this table"
    with line.expander(label, key=f"sql_{first}", on_change="rerun") as sql:
        if sql.open:
            for title, frame in rows.items():
                statement = f"-- {title}\n{warehouse.statement(frame)};"
                st.code(statement, language="sql")
    if designs is not None and len(designs):
        with line.expander(
            "Open a design", key=f"designs_{first}", on_change="rerun"
        ) as links:
            if links.open:
                st.markdown(listed(designs, MOST_LINKS))
    with line.popover(
        "Download", width=130, key=f"downloads_{first}", on_change="rerun"
    ) as downloads:
        if downloads.open:
            _offer_all(rows, name, chart, caption)


def _offer_all(
    rows: Mapping[str, pd.DataFrame],
    name: str,
    chart: alt.TopLevelMixin | None,
    caption: Callable[[], pictures.Caption | None],
) -> None:
    left, right = st.columns(2, gap="small", width=330)
    for title, frame in rows.items():
        _offer(left, f"{title}.csv", "text/csv", partial(to_csv, frame))
        _offer(right, f"{title}.parquet", PARQUET, partial(to_parquet, frame))
    if chart is not None:
        for place, ending, mime, make in (
            (left, "png", "image/png", pictures.to_png),
            (right, "svg", "image/svg+xml", pictures.to_svg),
            (left, "vl.json", "application/json", pictures.to_json),
        ):
            picture = partial(_as_file, make, chart, caption)
            _offer(place, f"{name}.{ending}", mime, picture)


def _as_file(make, chart: alt.TopLevelMixin, caption: Callable) -> bytes:
    return make(chart, caption())


def to_csv(rows: pd.DataFrame) -> bytes:
    """Names that a spreadsheet would run as formulas begin with an apostrophe."""
    return in_spreadsheet(rows).to_csv(index=False).encode()


def to_parquet(rows: pd.DataFrame) -> bytes:
    """The rows with the SQL that gave them, in the file's metadata."""
    buffer = io.BytesIO()
    rows.to_parquet(buffer, index=False)
    return buffer.getvalue()


def _offer(place, file_name: str, mime: str, make: Callable[[], bytes]) -> None:
    """A download that is made only when asked for."""
    place.download_button(
        file_name,
        make,
        file_name,
        mime,
        key=f"download_{file_name}",
        on_click="ignore",
        type="tertiary",
    )


def _show_problem(problem: WarehouseProblem) -> None:
    st.title(problem.title, anchor=False)
    kind = st.info if isinstance(problem, NothingToShow) else st.error
    kind(problem.remedy)
    if problem.detail:
        st.code(problem.detail, language=None)
    if problem.can_wait:
        st.button("Try again", type="primary", key="try_again")
