"""The README's way from an ONNX file and a data sheet to an answer, typed as it stands.

The network is one that the library onnx brings for its own tests, with weights of one
value: ResNet-50 as of 2015.
"""

import re
import shutil
import sys
from pathlib import Path

import onnx.backend.test
from project_copies import ROOT, copy_to

README = (ROOT / "README.md").read_text("utf-8")
MODEL = Path(onnx.backend.test.__file__).parent / "data/light/light_resnet50.onnx"


def commands_and_answer():
    """The block of shell commands that begins with the import, and the table below."""
    found = re.search(
        r"^```sh\n(make import-onnx [^`]*)```\n+((?:\|[^\n]*\n)+)", README, re.M
    )
    return found[1], found[2]


def test_three_commands_lead_from_an_onnx_file_and_a_data_sheet_to_the_answer(tmp_path):
    project = copy_to(tmp_path)
    shutil.copy(ROOT / "Makefile", project.folder)
    shutil.copy(MODEL, project.folder / "resnet50.onnx")
    # The environment that runs this test is the one that the commands find.
    (project.folder / "scripts" / "make_environment").write_text("")
    (project.folder / ".venv").symlink_to(sys.prefix)

    commands, answer = commands_and_answer()
    printed = project.run("sh", "-euc", commands).succeeded().log
    assert printed.endswith(answer), printed
