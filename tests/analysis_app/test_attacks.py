"""Every page against hostile addresses: a clear refusal, the app alive, no change."""

import hashlib
import shutil
from pathlib import Path

import pytest

APP_PAGES = Path(__file__).parents[2] / "analysis_app" / "app_pages"
PAGES = sorted(path.stem for path in APP_PAGES.glob("*.py"))
HOSTILE = {
    "quote": "'; drop table networks --",
    "query": "') union select content from read_text('/etc/passwd') --",
    "parameter": "$platforms",
    "markup": "<script>alert(1)</script>",
    "link": "[press](http://example.com) `code` **bold**",
    "image": "![x](http://example.com/x.png)",
    "formula": "=cmd|' /C calc'!A0",
    "template": "{{7*7}} ${7*7} %s %n",
    "path": "../../../../etc/passwd",
    "number": "1e999",
    "not a number": "nan",
    "null": "null",
    "control": "\x00\x1b[31m\r\n\u202e\u0000",
    "unicode": "ＩｍａｇｅＮｅｔ\u200b",  # noqa: RUF001
    "empty": "",
    "blank": "   ",
    "long": "A" * 6_000,
    "long number": "9" * 6_000,
}
KEYS = [
    "task", "networks", "platforms", "datatypes", "device_classes", "figures",
    "traffic_model", "batch_size", "query", "about", "describe", "see", "platform",
    "network", "computes_in", "peak_INT8", "bandwidth", "giga_ops", "accuracy",
    "accuracy_in", "minimum_accuracy", "evidence", "table", "flag", "unknown", "chip",
    "own_network",
]  # fmt: skip
LONGEST_MESSAGE = 250


@pytest.fixture
def unchanged(warehouse_file, tmp_path, monkeypatch):
    """A copy of the warehouse, alone in its folder, before and after."""
    copy = tmp_path / "warehouse.duckdb"
    shutil.copy(warehouse_file, copy)
    monkeypatch.setenv("WAREHOUSE_PATH", str(copy))
    before = hashlib.sha256(copy.read_bytes()).hexdigest()
    yield
    assert [path.name for path in tmp_path.iterdir()] == ["warehouse.duckdb"]
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == before


def spread(shift):
    """Every attack at once, each on another key."""
    attacks = [*HOSTILE.values()]
    return {
        key: attacks[(place + shift) % len(attacks)] for place, key in enumerate(KEYS)
    }


# The page with every kind of control meets every attack on every key; the others
# share its controls and meet all attacks at once.
ADDRESSES = [
    pytest.param("what_if", dict.fromkeys(KEYS, value), id=f"what_if-{attack}")
    for attack, value in HOSTILE.items()
] + [
    pytest.param(page_name, spread(shift), id=page_name)
    for shift, page_name in enumerate(PAGES)
]


@pytest.mark.parametrize(("page_name", "address"), ADDRESSES)
def test_hostile_address_is_refused(unchanged, open_page, page_name, address):
    page = open_page(page_name, **address)
    assert not page.exception
    messages = [warning.value for warning in page.warning]
    assert messages
    for message in messages:
        assert len(message) < LONGEST_MESSAGE
        assert "\x1b" not in message and "\u202e" not in message
    assert page.title
    again = open_page(page_name)
    assert not again.exception
    assert not again.warning


@pytest.mark.parametrize("page_name", PAGES)
def test_hostile_name_of_a_choice_is_refused(unchanged, open_page, page_name):
    page = open_page(page_name, **{HOSTILE["query"]: "1", "__proto__": "1", "": "1"})
    assert not page.exception
    assert len(page.warning) >= 2


@pytest.mark.parametrize("page_name", PAGES)
def test_thousands_of_values_are_refused(unchanged, open_page, page_name):
    values = [f"value {number}" for number in range(2000)]
    page = open_page(page_name, networks=values, task=values, platforms=values)
    assert not page.exception
    assert sum(len(warning.value) for warning in page.warning) < 5000
