"""Every rule refuses what it says, by name, and nothing else.

A copy of the project gets seeds of its own, each of whose rows has one bad cell, or
none; they are built once. What the project's own seeds refuse is in test_bad_input.
"""

import csv
import json

import pytest
from jinja2 import Environment

RULES = {
    "text": {"text": True},
    "number": {"number": {}},
    "above": {"number": {"above": 0}},
    "limits": {"number": {"min": 1, "max": 64}},
    "whole": {"number": {"whole": True}},
    "thousands": {"number": {"thousands": True}},
    "accuracy": {"accuracy": True, "missing": "nm"},
    # Columns of the query that knows the names, so that none may be taken for it.
    "kind": {"one_of": ["network", "platform"]},
    "spelling": {"name_of": "kind"},
    "name": {"canonical": "kind"},
    "source": {"name": "source", "optional": True},
    "one_of": {"one_of": ["yes", "no", "it's"]},
    "pattern": {"pattern": {"matches": "^[a-z']+$", "write": "it's small letters"}},
    "beside": {"text": True, "beside": {"one_of": {"it's": ["certain", "true"]}}},
    "filled": {"text": True, "filled_beside": {"kind": ["network", "topology"]}},
    "unfilled": {"text": True, "filled_beside": {"kind": ["platform"]}},
    "at_least": {"number": {}, "at_least": "above"},
    "unlike": {"text": True, "unlike": "text"},
    "missing": {"number": {}, "missing": "na"},
    "optional": {"number": {}, "optional": True},
}
GOOD = {
    "text": "any, with an umlaut: \u00fc",
    "number": "4.26",
    "above": "1e-3",
    "limits": "64",
    "whole": "8",
    "thousands": "1,234.82",
    "accuracy": "69.24 (88.45)",
    "kind": "platform",
    "spelling": "NCS (MyriadX)",
    "name": "NCS2",
    "source": "qutibench_paper",
    "one_of": "yes",
    "pattern": "it's",
    "beside": "likely",
    "filled": "",
    "unfilled": "in",
    "at_least": "4.26",
    "unlike": "another",
    "missing": "8.4",
    "optional": "1.58",
}
# Each is read as the good one, or is good as well.
ACCEPTED = [
    {},
    {"number": "618.928\u00a0"},
    {"number": "\u202f618.928\u2003"},
    {"above": "0.3", "limits": "1", "whole": "-12", "thousands": "234.82"},
    {"accuracy": "87.4"},
    {"accuracy": "nm\u00a0", "missing": "\u00a0na"},
    {
        "kind": "network",
        "spelling": "CNV 100\u00a0",
        "name": "CNV 100%",
        "filled": "in",
        "unfilled": "",
    },
    {"source": "", "optional": "\u00a0"},
    {"one_of": "it's\u2003", "beside": "certain"},
    {"at_least": "1e-3"},
]
SHOWS = ", which does not show or looks like another: type the cell anew"
HUGE = "is not finite and below 1e18: correct its digits, or its unit"
SHAPE = "is not an accuracy: write top-1, or top-1 (top-5), in percent with a decimal"
NUMBER = "is not a number: write digits with a decimal point, as in 4.26"
EMPTY = "is empty: fill it in"
REFUSED = [
    ("text", " \u00a0", EMPTY),
    ("text", "a\u200bb", "holds the character U+200B" + SHOWS),
    ("text", "a\tb", "holds the character U+0009" + SHOWS),
    ("text", "a\u00a0b", "holds the character U+00A0" + SHOWS),
    ("text", "a\ufeff", "holds the character U+FEFF" + SHOWS),
    ("text", "a\u00adb", "holds the character U+00AD" + SHOWS),
    ("number", "\uff14\uff12", "holds the character U+FF14" + SHOWS),
    ("number", "\u0664", "holds the character U+0664" + SHOWS),
    ("number", "69,24", NUMBER),
    ("number", "4.26 GB", NUMBER),
    ("number", "0x10", NUMBER),
    ("number", "\u22124", NUMBER),
    ("number", "", EMPTY),
    ("number", "inf", HUGE),
    ("number", "nan", HUGE),
    ("number", "1e300", HUGE),
    ("number", "-1e308", HUGE),
    ("number", "1e400", HUGE),
    ("number", "1e18", HUGE),
    ("number", "1e-300", "is nearer to 0 than 1e-18: correct its digits"),
    ("above", "0", "is not above 0"),
    ("above", "-1", "is not above 0"),
    ("limits", "0.5", "is below 1"),
    ("limits", "64.5", "is above 64"),
    ("whole", "8.4", "is not a whole number"),
    ("thousands", "1,23.5", NUMBER),
    ("thousands", "69,24", NUMBER),
    ("accuracy", "69,24", SHAPE),
    ("accuracy", "na", SHAPE),
    ("accuracy", "", EMPTY + ", or write nm"),
    ("accuracy", "169.24", "is above 100 percent"),
    ("accuracy", "69.24 (188.45)", "is above 100 percent"),
    ("accuracy", "69.24 (61.26)", "has a top-5 below its top-1"),
    (
        "spelling",
        "NCS (Myriad)",
        "is not a known platform: did you mean NCS2? If it is new, add it to"
        " known_platforms; if it is another spelling, to known_spellings",
    ),
    # Known, but as a network.
    ("spelling", "CNV 100", "is not a known platform: did you mean "),
    (
        "name",
        "NCS3",
        "is no canonical platform: did you mean NCS2? Correct it, or add it to"
        " known_platforms first",
    ),
    ("name", "NCS (MyriadX)", "is no canonical platform: did you mean NCS2?"),
    (
        "source",
        "qutibench",
        "is not a known source: did you mean qutibench_paper? If it is new, add it to"
        " known_sources",
    ),
    ("one_of", "maybe", "is not one of yes, no, it's"),
    ("one_of", "Yes", "is not one of yes, no, it's"),
    ("pattern", "NO", "cannot be read: write it's small letters"),
    (
        "one_of",
        "it's",
        "stands beside one_of it's, which goes with certain, true: correct one of the"
        " two",
    ),
    ("filled", "in", "is filled in beside kind platform: leave it empty, or correct"),
    ("unfilled", "", "is empty beside kind platform: fill it in"),
    ("at_least", "0.0009", "is below above in the same row"),
    ("unlike", GOOD["text"], "is the text in the same row too: remove the row"),
    ("missing", "", EMPTY + ", or write na"),
    ("missing", "nm", NUMBER),
    ("optional", "na", NUMBER),
]
# Where the cell that is complained about is another than the one that was changed.
COMPLAINED = {("one_of", "it's"): ("beside", "likely")}
AT_ONCE = 20  # as many problems as one message lists


def write_seed(project, name, rows, **arguments):
    folder = project.folder / "seeds" / "reference"
    with (folder / f"{name}.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    test = {"key": ["row"], "columns": {"row": {"text": True}, **RULES}, **arguments}
    seed = {
        "name": name,
        "columns": [{"name": "row"}],
        "data_tests": [{"rows_are_valid": {"arguments": test}}],
    }
    properties = json.dumps({"version": 2, "seeds": [seed]})
    (folder / f"_{name}.yml").write_text(properties)


def numbered(changes):
    return [{"row": i, **GOOD, **change} for i, change in enumerate(changes, 1)]


def build(project):
    nodes = ("path:seeds", "stg_names", "path:tests/dbt/broken.sql")
    return project.build_beside("--select", *nodes, "--indirect-selection", "cautious")


def build_refused(project):
    for start in range(0, len(REFUSED), AT_ONCE):
        bad = [{column: cell} for column, cell, _ in REFUSED[start : start + AT_ONCE]]
        write_seed(project, f"refused_{start // AT_ONCE}", numbered(bad))
    write_seed(project, "accepted", numbered(ACCEPTED))

    write_seed(project, "too_many", numbered([{"number": "x"}] * (AT_ONCE + 2)))
    both = [{"one_of": "yes"}, {"one_of": "no"}, {"one_of": "yes\u00a0"}]
    spellings = [{"spelling": name} for name in ("NCS", "NCS2", "NCS (MyriadX)")]
    rows = [one | other for one, other in zip(both, spellings, strict=True)]
    most = {"per": ["kind", "spelling"], "where": "one_of = 'yes'", "showing": "number"}
    write_seed(project, "once", numbered(rows), at_most_one=most)
    write_seed(project, "twice", numbered(rows), key=["kind", "spelling"])
    write_seed(project, "whole", numbered([{}]), every={"source": "datatype"})

    broken = "select 'NCS2' as platform, i from range(7) as numbers (i)"
    (project.folder / "tests" / "dbt" / "broken.sql").write_text(broken)
    return build(project)


@pytest.fixture(scope="module")
def log(copy_project):
    """One run of dbt, of some five seconds."""
    return build_refused(copy_project()).failed().log


@pytest.fixture
def complaints(log):
    lines = [line.strip() for line in log.split("\n")]
    return [line for line in lines if line.startswith(("seed ", "and "))]


@pytest.mark.parametrize("case", range(len(REFUSED)))
def test_a_rule_refuses(complaints, case):
    column, cell, message = REFUSED[case]
    column, cell = COMPLAINED.get((column, cell), (column, cell))
    printed = cell.strip()
    start = (
        f"seed refused_{case // AT_ONCE}, row {case % AT_ONCE + 1}, column {column}:"
        f" '{printed}' {message}"
    )
    assert [line for line in complaints if line.startswith(start)] != []


def test_a_rule_refuses_nothing_else(complaints):
    refused = [line for line in complaints if line.startswith("seed refused_")]
    assert len(refused) == len(REFUSED)
    assert [line for line in complaints if line.startswith("seed accepted")] == []


def test_more_problems_than_are_listed_are_counted(complaints):
    many = [line for line in complaints if line.startswith("seed too_many")]
    assert len(many) == AT_ONCE
    assert "and 2 more" in complaints


def test_at_most_one_row_is_what_only_one_may_be(complaints):
    assert [line for line in complaints if line.startswith("seed once")] == [
        "seed once, row 3, kind, spelling: 'platform NCS' has 2 rows where one_of ="
        " 'yes', and may have one: row 1 (4.26), row 3 (4.26)"
    ]


def test_a_key_is_one_in_all_its_spellings(complaints):
    assert [line for line in complaints if line.startswith("seed twice")] == [
        "seed twice, row 3, kind, spelling: 'platform NCS' and 'platform NCS"
        " (MyriadX)' and 'platform NCS2' stands in 3 rows: keep one of them"
    ]


def test_every_name_has_its_row(complaints):
    missing = [line for line in complaints if line.startswith("seed whole")]
    assert (
        "seed whole, datatype INT8 has no row: put it back, or take the datatype out"
        " of known_datatypes too"
    ) in missing
    assert len(missing) > 5


@pytest.mark.parametrize(
    "rule", [{"nubmer": {}}, {}, {"optional": True}, {"number": {"minimum": 1}}]
)
def test_a_rule_of_no_known_kind_stops_the_build(root, rule):
    def stop(message):
        raise ValueError(message)

    # The macro as dbt renders it, up to where it stops.
    environment = Environment(extensions=["jinja2.ext.do"])
    environment.globals["exceptions"] = {"raise_compiler_error": stop}
    text = (root / "macros" / "validation" / "cell_problems.sql").read_text()
    with pytest.raises(ValueError, match="The rule of column bits has no known kind"):
        environment.from_string(text).module.cell_problem("bits", rule)


def test_a_data_test_says_which_rows_break_it(log):
    assert "7 broken by:\n  {'platform': NCS2, 'i': 0}\n  {'platform'" in log
    assert "{'platform': NCS2, 'i': 4}" in log
    assert "{'platform': NCS2, 'i': 5}" not in log
