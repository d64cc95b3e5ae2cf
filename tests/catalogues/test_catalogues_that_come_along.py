"""Each catalogue of the project builds with one command, and its question has the
answer that its README prints; all of them build into one warehouse."""

import pytest
import query_results
from project_copies import copy_to

NAMES = [folder.name for folder in query_results.FOLDERS]


@pytest.mark.parametrize("catalogue", NAMES)
def test_a_catalogue_builds_and_answers_what_its_readme_says(catalogue, tmp_path):
    project = query_results.built(catalogue, tmp_path)
    assert project.query("select count(*) from rejects") == [(0,)]
    answer = query_results.answer(catalogue, project)
    assert answer == query_results.printed(catalogue)


def test_all_of_them_build_into_one_warehouse(tmp_path):
    project = copy_to(tmp_path)
    (project.folder / "catalogues").symlink_to(query_results.ROOT / "catalogues")
    folders = [f"catalogues/{name}" for name in NAMES]
    project.build_beside("--catalogue", *folders).succeeded()
    built = "select distinct catalogue from catalogue_files order by 1"
    assert project.query(built) == [(name,) for name in NAMES]
    # What is above the bound is above a stated peak, or a figure is wrong: flagged.
    assert (
        project.query("""
        select distinct errors.measurement_id
        from prediction_errors as errors
        where errors.is_above_bound
        except
        select measurement_id from measurement_flags
    """)
        == []
    )
