"""The lint of the app's SQL: it finds a fault wherever SQL can stand in Python."""

import subprocess
import sys
from pathlib import Path

LINT = Path(__file__).parents[2] / "scripts" / "lint_app_sql"
FAULTS = '''"""Select nothing: this is prose, and no SQL."""
_THIS = """
    network = $network
"""
OPENING = """
with chosen as (
    select NETWORK from networks
)
"""


def rows(name):
    read("select network FROM networks")
    read(f"""
select network
from networks
where {_THIS} and {name} != $value
    """)
    read("select network, " + METRIC + " as title FROM networks")
    read(
        """
from networks
order by network desc, task
        """
    )
    read("from networks where network in (select network from networks")
'''
FAULTLESS = '''
THIS = "network = $network"
rows = read(f"select network from networks where {THIS} order by {name}")
rows = read(f"""
with chosen as (
    select network
    from networks
    where {THIS.replace(chr(10), ' ')} and task = $like
)

from chosen
order by network
limit $most
""")
'''


def lint(folder, text):
    file = folder / "queries.py"
    file.write_text(text)
    told = subprocess.run(
        [sys.executable, LINT, folder], capture_output=True, text=True
    )
    assert told.stderr == ""
    lines = told.stdout.replace(f"{file}:", "").splitlines()
    return told.returncode, {tuple(line.split(" ")[:2]) for line in lines}


def test_every_fault_is_told_with_its_line(tmp_path):
    returned, found = lint(tmp_path, FAULTS)
    assert returned == 1
    assert found == {
        ("7:", "CP02"),  # a name in upper case, in what queries begin with
        ("13:", "CP01"),  # a keyword in upper case
        ("17:", "CV01"),  # beside a constant that is put in
        ("19:", "CP01"),  # in a text put together with +
        ("23:", "AM03"),  # after DuckDB's FROM
        ("26:", "PRS"),
    }


def test_what_is_well_written_passes(tmp_path):
    assert lint(tmp_path, FAULTLESS) == (0, set())
