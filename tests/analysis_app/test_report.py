"""The report: complete, drawn from disk, in need of nothing else."""

import re

import duckdb
import pytest
from PIL import Image

# What would be loaded when the page is opened; links to follow are no such thing.
LOADED = re.compile(r"<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)=\"([^\"]*)")
SECTIONS = [
    "Which design to take",
    "Accuracies",
    "Networks",
    "Platforms",
    "Disagreements",
    "Measurements",
    "Published predictions",
    "Definitions",
    "Rooflines",
    "Predictions",
    "Pareto: ImageNet",
    "Pareto: CIFAR-10",
    "Pareto: MNIST",
    "Measurements: ImageNet",
    "Measurements: CIFAR-10",
    "Measurements: MNIST",
    "Power over time",
    "How far to trust the predictions",
    "Predicted against measured",
    "Where the speed went",
    "Findings",
    "Layers",
]


@pytest.fixture(scope="module")
def page(written_report):
    """Without what the libraries have in their scripts."""
    text = (written_report / "index.html").read_text(encoding="utf-8")
    return re.sub(r"<script>.*?</script>", "<script></script>", text, flags=re.S)


def titles(page, level):
    return re.findall(rf"<h{level}>(.*?)</h{level}>", page)


def test_has_every_section_and_leads_to_it(page):
    assert titles(page, 2) == SECTIONS
    anchors = re.findall(r'<a href="#([^"]+)">', page)
    assert len(anchors) == len(SECTIONS)
    assert all(f'<section id="{anchor}">' in page for anchor in anchors)


@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_shows_every_chart_of_a_task(page, task):
    ours = [title for title in titles(page, 3) if task in title]
    for what in (
        "Take ",
        "How far to trust it",
        "experiments measured",
        "Rooflines of",
        "binds",
        "pairs joined",
        "separate scales",
        "side by side",
        "designs of the front",
        "of the bound",
    ):
        assert any(what in title for title in ours), what


def test_tables_have_every_network_and_platform(page, warehouse_file):
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        names = connection.execute(
            "select network from networks union all select platform from platforms"
        ).fetchall()
    for (name,) in names:
        assert f"<tr><td>{name}</td>" in page, name


def test_rooflines_and_predictions_are_shown_as_published_too(page):
    for what in ("Rooflines of", " binds "):
        ours = [title for title in titles(page, 3) if what in title]
        for figures in ("in use", "published"):
            shown = [title for title in ours if title.endswith(f"figures {figures}")]
            assert len(shown) == 3, figures


def test_bits_are_numbers(page):
    assert re.search(r"<tr><td>INT1</td>(<td class=\"number\"[^>]*>1</td>){2}", page)


def test_every_part_has_its_sql(page):
    assert page.count("<article>") == page.count("<summary>SQL</summary>")
    assert page.count("<article>") == len(titles(page, 3))


def test_loads_nothing(page):
    assert [link for link in LOADED.findall(page) if link != "data:,"] == []
    assert not re.search(
        r"@import|url\(\s*['\"]?(?!data:|#)\w", page.split("<body>")[0]
    )


def test_says_when_and_from_what(page):
    assert re.search(r"built \d\d \w+ \d{4} \d\d:\d\d UTC: version \d", page)
    assert "DuckDB v" in page


def test_pictures_are_wide_small_and_on_white(written_report):
    found = sorted(written_report.glob("*.png"))
    names = ["evidence", "pareto", "predictions", "rooflines"]
    assert [path.stem for path in found] == names
    for path in found:
        assert path.stat().st_size < 250_000
        with Image.open(path) as picture:
            assert picture.width > 2000
            assert picture.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_browser_is_told_to_load_nothing(page):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert "default-src 'none'" in policy[1].split("; ")
    assert "http" not in policy[1]
