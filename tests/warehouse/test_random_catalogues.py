"""Random catalogues, good and broken, against a plain account of what is good.

Every row of a file is in the marts or in the rejects, never in both and never in
neither; which of the two is worked out here in Python, from how the row was made. What
a cell says is what the mart has.

An example is several catalogues of some hundred rows, read by one run of dbt on a copy
of the built warehouse. What is drawn is a seed: a failure names it.
"""

import random
import shutil
from dataclasses import dataclass, field

import duckdb
import pytest
from any_catalogues import variables
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

CATALOGUES = ("alpha", "beta 2", "gamma")
READ = ("catalogue_rejects", "rejects", "catalogue_files", "int_figures_collected")
READ += ("int_networks_described", "int_platforms_described", "measurements")
READ += ("int_measurements_matched", "int_accuracies_collected", "accuracies")
READ += ("networks", "platforms", "int_networks_collected", "int_datatypes_collected")
BROKEN = 0.03  # of the cells, and of the lines

BAD_NUMBERS = ["x", "1,5", "nan", "inf", "-1", "0", "1e300", "1_0", "4 GB", "=1+1"]
BAD_NUMBERS += ["\uff11", "1\u200b", "0x1", "1e-300", "--", "na na"]
BAD_NAMES = ["", " \u00a0", "a\u200bb", "a\tb", "\u202eb"]
NO_NAMES = ["nobody", "MLP", "nobody: 100%"]


@dataclass
class Table:
    """A file that was made, and of each line what it says and whether it is good."""

    name: str
    lines: dict = field(default_factory=dict)
    torn: set = field(default_factory=set)  # lines that are no row of the header
    good: dict = field(default_factory=dict)


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.known = {"network": ["MLP 100%", "CNV 50%"], "platform": ["NCS2"]}

    def is_broken(self):
        return self.random.random() < BROKEN

    def number(self, _):
        """A cell, the number in it, and whether it is allowed."""
        if self.random.random() < 0.2:
            return "", None, True
        if self.is_broken():
            return self.random.choice(BAD_NUMBERS), None, False
        number = (
            round(10 ** self.random.uniform(-3, 3), self.random.randint(1, 6)) + 0.5
        )
        cell = self.random.choice([f"{number!r}", f"{number:.9e}", f"+{number!r}"])
        around = self.random.choice(["", "", " ", "\u00a0", "\u2003"])
        return f"{around}{cell}{around}", float(cell), True

    def name(self, start, number):
        if self.is_broken():
            return self.random.choice(BAD_NAMES), None, False
        name = f"{start} {number}" + self.random.choice(
            ["", ', "so"', " \u00fc", "; --"]
        )
        return name, name, True

    def run(self, number):
        cell, name, good = self.name("run", number)
        return cell, name, good or not cell.strip()

    def datatype(self, _):
        name = self.random.choice(["INT8", "FP16", "FP32"])
        return name, name, True

    def reference(self, kind):
        def make(_):
            if self.is_broken():
                return self.random.choice(NO_NAMES), None, False
            name = self.random.choice(self.known[kind])
            return name, name, True

        return make

    def rows(self, cells, key, count):
        """Rows of these cells, some with the key of the row before."""
        rows = []
        for number in range(count):
            row = {column: make(number) for column, make in cells.items()}
            if rows and self.is_broken():
                row |= {column: rows[-1][column] for column in key}
            rows.append(row)
        return rows

    def write(self, folder, name, cells, key, count):
        """A file in any of the ways in which one may be written."""
        rows, table = self.rows(cells, key, count), Table(name)
        if self.random.random() < 0.25:
            table.lines = dict(enumerate(rows, 1))
            self.write_parquet(folder, table)
        else:
            self.write_csv(folder, table, rows)
        # Rows that share a key are all refused; a key that is empty is none.
        keys = [
            tuple(row[column][0].strip() for column in key)
            for line, row in table.lines.items()
            if line not in table.torn
        ]
        for line, row in table.lines.items():
            cells_are_good = all(good for _, _, good in row.values())
            text = tuple(row[column][0].strip() for column in key)
            alone = not any(text) or keys.count(text) == 1
            table.good[line] = line not in table.torn and cells_are_good and alone
        return table

    def write_csv(self, folder, table, rows):
        lines = [",".join(rows[0])]
        for row in rows:
            while self.random.random() < 0.05:
                lines.append(self.random.choice(["", " ", ",,,", "\t,"]))
            line = ",".join(self.quoted(cell) for cell, _, _ in row.values())
            if not line.strip(", \t"):
                continue  # it is blank, and no row
            if self.is_broken():
                line += self.random.choice([",", ',"', '"x', ",1,2"])
                table.torn.add(len(lines) + 1)
            lines.append(line)
            table.lines[len(lines)] = row
        end = self.random.choice(["\n", "\r\n", "\r"])
        text = self.random.choice(["", "\ufeff"]) + end.join(lines)
        text += self.random.choice(["", end])
        (folder / f"{table.name}.csv").write_bytes(text.encode())

    def write_parquet(self, folder, table):
        rows = list(table.lines.values())
        with duckdb.connect() as connection:
            typed = ", ".join(f'"{column}" varchar' for column in rows[0])
            connection.execute(f"create table made ({typed})")
            connection.executemany(
                f"insert into made values ({', '.join('?' * len(rows[0]))})",
                [[cell for cell, _, _ in row.values()] for row in rows],
            )
            connection.execute(f"copy made to '{folder / table.name}.parquet'")

    def quoted(self, cell):
        if '"' in cell or "," in cell or self.random.random() < 0.1:
            return '"' + cell.replace('"', '""') + '"'
        return cell

    def names(self, folder):
        """The tables that give names their meaning; what is good may be used."""
        folder.mkdir(parents=True)
        number, size = self.number, self.random.randint(20, 60)
        cells = {
            "network": {"giga_ops": number, "parameters_millions": number},
            "platform": {"memory_bandwidth_gbytes_per_s": number},
        }
        tables = {}
        for kind, figures in cells.items():
            first = {kind: lambda i, kind=kind: self.name(f"{folder.name} {kind}", i)}
            table = self.write(folder, f"{kind}s", first | figures, [kind], size)
            tables[table.name] = table
            self.known[kind] += [
                row[kind][1] for line, row in table.lines.items() if table.good[line]
            ]
        return tables

    def uses(self, folder):
        """The tables that use the names of all catalogues."""
        network, platform = self.reference("network"), self.reference("platform")
        measurements = {
            "measurement_id": self.run,
            "network": network,
            "platform": platform,
            "datatype": self.datatype,
            "throughput_fps": self.number,
            "latency_ms": self.number,
        }
        accuracies = {
            "network": network,
            "datatype": self.datatype,
            "platform": platform,
            "accuracy_pct": lambda i: (f"{i % 101}", i % 101, True),
        }
        key = ["network", "datatype", "platform"]
        size = self.random.randint(50, 200)
        return {
            "measurements": self.write(
                folder, "measurements", measurements, ["measurement_id"], size
            ),
            "accuracies": self.write(folder, "accuracies", accuracies, key, size),
        }


@pytest.fixture(scope="module")
def project(copy_project, warehouse):
    project = copy_project()
    shutil.copy(warehouse, project.warehouse)
    return project


@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 10**9))
def test_every_row_is_kept_or_refused_as_it_was_made(project, seed):
    # Always the same folder, so that dbt need not parse the project anew.
    maker, folder = Maker(seed), project.folder / "catalogues"
    shutil.rmtree(folder, ignore_errors=True)
    made = {name: maker.names(folder / name) for name in CATALOGUES}
    for name, tables in made.items():
        tables |= maker.uses(folder / name)
    options = variables([folder / name for name in made], on_reject="skip")
    project.run("dbt", "--quiet", "run", "--select", *READ, *options).succeeded()

    for name, tables in made.items():
        for table in tables.values():
            check_lines(project, name, table)
        check_figures(project, name, tables["networks"], "network")
        check_figures(project, name, tables["platforms"], "platform")
        check_measurements(project, name, tables["measurements"])


def check_lines(project, catalogue, table):
    kept = lines_in(project, f"raw.catalogue_{table.name}", catalogue)
    refused = lines_in(project, "rejects", catalogue, f"file like '{table.name}%'")
    assert kept & refused == set(), (catalogue, table.name)
    assert kept | refused == set(table.lines), (catalogue, table.name)
    expected = {line for line, good in table.good.items() if good}
    differing = [(line, table.lines[line], line in kept) for line in kept ^ expected]
    assert differing == [], (catalogue, table.name)
    assert project.query(f"""
        select rows_read, rows_refused from catalogue_files
        where catalogue = '{catalogue}' and table_name = '{table.name}'
    """) == [(len(table.lines), len(refused))]


def lines_in(project, relation, catalogue, where="true"):
    rows = project.query(
        f"select distinct line from {relation}"
        f" where catalogue = '{catalogue}' and {where}"
    )
    return {line for (line,) in rows}


def check_figures(project, catalogue, table, kind):
    """Every figure that is stated is a claim, and no other is."""
    claims = project.query(f"""
        select name, figure, figure_value from intermediate.int_figures_collected
        where catalogue = '{catalogue}' and kind = '{kind}'
    """)
    stated = [
        (row[kind][1], column, number)
        for line, row in table.lines.items()
        if table.good[line]
        for column, (_, number, _) in row.items()
        if column != kind and number is not None
    ]
    assert sorted(claims) == sorted(stated)


def check_measurements(project, catalogue, table):
    served = project.query(f"""
        select network, platform, datatype, throughput_fps, latency_ms
        from measurements where catalogue = '{catalogue}'
    """)
    stated = [
        tuple(
            row[column][1]
            for column in (
                "network",
                "platform",
                "datatype",
                "throughput_fps",
                "latency_ms",
            )
        )
        for line, row in table.lines.items()
        if table.good[line]
    ]
    assert sorted(served, key=str) == sorted(stated, key=str)
