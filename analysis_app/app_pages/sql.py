"""SQL: a person's own question, asked read-only."""

import address
import own_query
import page_frame
import streamlit as st
import warehouse
from own_query import MOST_CHARACTERS, MOST_ROWS, TIME_LIMIT_SECONDS, Answer
from plain_text import counted
from problems import WarehouseProblem
from queries import own_query as queries
from queries.examples import EXAMPLES, examples

ANSWERED = "own_query_answered"  # the text, and its answer or problem


@st.cache_data(show_spinner=False, max_entries=len(EXAMPLES))
def answer_of_example(sql: str, version: warehouse.Fingerprint) -> Answer:
    """Asked once per version of the file; the time taken is that of then."""
    return own_query.run(sql)


def ask(sql: str) -> None:
    """Ask, and keep the answer for the reruns of this page."""
    try:
        if sql in examples().values():
            answer = answer_of_example(sql, warehouse.fingerprint())
        else:
            with st.spinner(f"Running, for {TIME_LIMIT_SECONDS:g} s at most …"):
                answer = own_query.run(sql)
    except WarehouseProblem as problem:
        answer = problem
    st.session_state[ANSWERED] = sql, answer


def show_answer(answer: Answer | WarehouseProblem) -> None:
    if isinstance(answer, WarehouseProblem):
        st.error(f"**{answer.title}.** {answer.remedy}")
        if answer.detail:
            st.code(answer.detail, language=None, wrap_lines=True)
        return
    rows = counted(len(answer.rows), "row")
    if answer.is_cut:
        rows = f"The first {rows} of more, in the table and in the downloads"
    st.markdown(f"**{rows}** in {1000 * answer.seconds:,.0f} ms")
    page_frame.show_table(answer.rows, name="result", placeholder="NULL")


def write_query() -> tuple[str, bool]:
    """The query in the box, and whether Run was pressed."""
    with st.form("own_query", border=False):
        sql = address.write_text(
            "Query",
            key="query",
            default=next(iter(examples().values())),
            most_characters=MOST_CHARACTERS,
            height=246,
            help="One statement that reads, in DuckDB's SQL. Ctrl+Enter runs it.",
        )
        return sql, st.form_submit_button("Run", type="primary")


def show_reference() -> None:
    """What there is to ask about, with the descriptions that dbt wrote."""
    things = queries.things().set_index("name")
    name = address.choose_one(
        "Tables and functions",
        things.index.to_list(),
        key="about",
        default="pareto_designs",
        format_func=str,
        help="What stands in the warehouse; type to find one.",
    )
    thing = things.loc[name]
    is_table = thing["kind"] == "table"
    rows = queries.columns(name) if is_table else queries.arguments(name)
    with st.container(height=250, border=True):
        st.markdown(thing["description"])
        # A list and no table: descriptions are read in full, without scrolling.
        st.caption("\n".join(f"- {entry}" for entry in rows["entry"]))


with page_frame.page():
    st.html("<style>.st-key-query textarea {font-family: monospace}</style>")
    with st.sidebar:
        st.markdown("**Questions to begin with**")
        for question, example in examples().items():
            if st.button(question, key=f"ask_{question}", type="tertiary"):
                address.start_anew({"query": example})
                ask(example)

    page_frame.heading(
        "Your own question in SQL",
        f"One statement that reads; it is stopped after {TIME_LIMIT_SECONDS:g} s or "
        f"{own_query.MEMORY_LIMIT_MEGABYTES} MB, and the first {MOST_ROWS:,} rows are "
        "shown. It reaches neither files nor the network, and changes nothing.",
    )
    query_side, reference_side = st.columns([11, 10], gap="medium")
    with query_side:
        sql, is_run = write_query()
    with reference_side:
        show_reference()

    # A query in a link was written by somebody else, and any page on the web can
    # open such links by the hundred. It can do no harm, but it can keep this
    # machine busy: so it waits until its reader has pressed Run. The examples are
    # the app's own words and are answered at once.
    if is_run or (ANSWERED not in st.session_state and sql in examples().values()):
        ask(sql)
    answered, answer = st.session_state.get(ANSWERED, (None, None))
    if answered == sql:
        show_answer(answer)
    else:
        st.info("This query has not run: read it, then press **Run**.")
