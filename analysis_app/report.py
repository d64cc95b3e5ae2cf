"""Every chart and table in one HTML file, and the pictures of the README.

    python analysis_app/report.py

writes report/index.html, which opens from disk and needs no network, and
docs/pictures/*.png. Both show the warehouse that the app would show.
"""

import argparse
import datetime
import io
import logging
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TITLE = "Roofline Warehouse"


def without_server() -> None:
    """The pages' queries are kept by Streamlit, which warns that no server runs."""
    cache = logging.getLogger("streamlit.runtime.caching.cache_data_api")
    cache.addFilter(lambda record: "No runtime found" not in record.getMessage())


def write_page(path: Path) -> None:
    """Raises the problems of problems.py."""
    from plain_text import counted
    from queries.contents import contents as contents_of_warehouse
    from reporting import contents
    from reporting.page import page

    built = contents_of_warehouse().iloc[0]
    made = (
        f"Report of {datetime.date.today():%d %B %Y} on the warehouse built "
        f"{built.built_at_utc:%d %B %Y %H:%M} UTC: version {built.project_version}, "
        f"dbt {built.dbt_version}, DuckDB {built.duckdb_version}; "
        f"{counted(built.measurements, 'measurement')}, "
        f"{counted(built.predictions, 'prediction')}."
    )
    text = page(contents.everything(), title=TITLE, made=made)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_pictures(folder: Path) -> list[Path]:
    """PNG files, on white, for pages that cannot draw charts themselves."""
    import pictures
    from charts.evidence.estimators import predicted_chart
    from queries import choices
    from reporting import contents
    from reporting.evidence import predicted_parts

    task = choices.tasks()[0]
    in_use, published = choices.figures()
    parts = {
        "rooflines": contents.roofline_part(task, in_use),
        "predictions": contents.prediction_part(task, published),
        "pareto": contents.pareto_parts(task)[0],
    }
    charts = {name: part.charts[0] for name, part in parts.items()}
    # None without a measurement that was predicted. With its legend it is as wide as
    # the others.
    for part in predicted_parts(choices.tasks())[:1]:
        charts["evidence"] = predicted_chart(
            part.rows["predicted"], "platform", width=850
        )
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, chart in charts.items():
        path = folder / f"{name}.png"
        path.write_bytes(compact(pictures.to_png(chart)))
        written.append(path)
    return written


def compact(png: bytes) -> bytes:
    """The same pixels in a quarter of the bytes: opaque, and packed harder."""
    from PIL import Image

    smaller = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").save(smaller, "png", optimize=True)
    return smaller.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--page", type=Path, default=PROJECT / "report" / "index.html")
    parser.add_argument("--pictures", type=Path, default=PROJECT / "docs" / "pictures")
    options = parser.parse_args()
    without_server()
    from problems import WarehouseProblem

    try:
        write_page(options.page)
        written = [options.page, *write_pictures(options.pictures)]
    except WarehouseProblem as problem:
        raise SystemExit(
            f"{problem.title}. {problem.remedy}\n{problem.detail}"
        ) from None
    for path in written:
        print(f"{path}: {path.stat().st_size / 1000:,.0f} kB")


if __name__ == "__main__":
    main()
