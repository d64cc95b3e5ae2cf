"""The formulas hold on rows worked by hand: dbt's unit tests, run on the built models.

They judge the code and not the data, so a build does without them.
"""

import re
import shutil


def test_every_unit_test_passes(copy_project, warehouse):
    project = copy_project()
    shutil.copy(warehouse, project.warehouse)
    run = project.run("dbt", "test", "--select", "test_type:unit").succeeded()
    passed = re.findall(r" PASS (\w+)::(\w+) ", run.log)
    files = project.folder.glob("models/**/*unit_tests.yml")
    defined = [
        name
        for file in files
        for name in re.findall(r"^  - name: (\w+)$", file.read_text(), re.MULTILINE)
    ]
    assert len(defined) > 10
    assert sorted(name for _, name in passed) == sorted(defined)
