"""The app keeps to this machine, from whatever folder it is started."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "analysis_app" / "streamlit_app.py"
SETTINGS = """
from streamlit import config
config._main_script_path = {script!r}
config.get_config_options(force_reparse=True)
for option in ("server.address", "browser.gatherUsageStats"):
    print(config.get_option(option))
"""
STARTING_SECONDS = 60


@pytest.fixture
def elsewhere(tmp_path):
    """A folder whose own settings ask for what the app must not do."""
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        '[server]\naddress = "0.0.0.0"\n[browser]\ngatherUsageStats = true\n'
    )
    return tmp_path


def listens(address: str, port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex((address, port)) == 0


def test_settings_of_another_folder_do_not_apply(elsewhere):
    told = subprocess.run(
        [sys.executable, "-c", SETTINGS.format(script=str(SCRIPT))],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["localhost", "False"]


def test_started_elsewhere_it_listens_on_this_machine_only(elsewhere):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", SCRIPT, f"--server.port={port}"],
        cwd=elsewhere,
        env=settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + STARTING_SECONDS
        while not listens("127.0.0.1", port):
            assert server.poll() is None and time.monotonic() < until
            time.sleep(0.1)
        # All of 127/8 is this machine: what listens everywhere listens here too.
        assert not listens("127.0.0.2", port)
    finally:
        server.kill()
        server.wait()
