"""Where only so many fronts are ranked, each design on them has the rank, and all else,
that it has where all are: on a generated catalogue beside what is published.

Most designs of it are left out before their roofs and their estimates are computed.
"""

import sys
from dataclasses import dataclass

import pytest
from project_copies import ROOT, WITHOUT_TESTS, Project

NEAR_FRONT = "int_front_thresholds int_designs_shortlisted int_designs_chosen"
RANKED = """
    select evidence, network, platform, datatype, batch_size, threads, throughput_fps,
        accuracy_pct, latency_ms, power_watts, measurement_id, pareto_rank
    from intermediate.int_designs_ranked
    order by all
"""


@dataclass(frozen=True)
class Catalogue:
    """A copy of the project, built, and the ranks of all its designs."""

    project: Project
    folder: str
    ranked: list

    def rank(self, selected, max_rank):
        names = f"{{catalogues: ['{self.folder}'], pareto_max_rank: {max_rank}}}"
        command = ("dbt", "build", "--select", *selected.split(), "--vars", names)
        self.project.run(*command, *WITHOUT_TESTS).succeeded()
        return self.project.query(RANKED)


@pytest.fixture(scope="module")
def catalogue(copy_project, tmp_path_factory):
    sys.path.append(str(ROOT / "benchmarks"))
    from generated_catalogue import write_catalogue

    folder = write_catalogue(tmp_path_factory.mktemp("made") / "large", 60, 50)
    all_of = Catalogue(copy_project(), str(folder), [])
    return Catalogue(
        all_of.project, all_of.folder, all_of.rank("+int_designs_ranked", "null")
    )


def of(rows, evidence):
    return [row for row in rows if row[0] == evidence]


@pytest.mark.parametrize("max_rank", [1, 12])
def test_no_design_near_the_front_is_lost_or_changed(catalogue, max_rank):
    near_front = catalogue.rank(f"{NEAR_FRONT} int_designs_ranked", max_rank)
    on_fronts = [row for row in catalogue.ranked if row[-1] <= max_rank]
    assert [row for row in near_front if row[-1] is not None] == on_fronts
    for evidence in ("bound", "estimated"):
        assert len(of(on_fronts, evidence)) > 10
        left = len(of(near_front, evidence))
        assert left < len(of(catalogue.ranked, evidence)) / 4
    every = {row[:-1] for row in of(catalogue.ranked, "measured")}
    assert {row[:-1] for row in of(near_front, "measured")} == every
