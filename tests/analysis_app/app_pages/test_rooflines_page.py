"""The Rooflines page: default, changed, linked to, refused, and in trouble."""

import duckdb
import warehouse
from unfolding import unfolded


def titles(page):
    return [title.value for title in page.title]


def test_default_shows_every_roof_in_use(warehouse_file, open_page, ask):
    page = unfolded(open_page("rooflines"))
    assert not page.exception
    assert not page.warning
    platforms = ask("select distinct platform from rooflines where figures = 'in use'")
    networks = ask("select distinct network from predictions where task = 'ImageNet'")
    assert titles(page) == [
        f"Rooflines of {len(platforms)} platforms and where they meet {len(networks)} "
        "ImageNet networks"
    ]
    assert len(page.get("vega_lite_chart")) == 1
    assert page.get("download_button")


def test_published_roofs_and_meetings_are_the_warehouses(
    warehouse_file, open_page, ask
):
    page = unfolded(open_page("rooflines", task="MNIST", figures="published"))
    assert not page.exception
    assert not page.warning
    key = ["platform", "datatype"]
    roofs, crossings = (ask(page.code[place].value) for place in (0, 1))
    x, y = "operational_intensity_ops_per_byte", "attainable_tops"
    expected = ask("from rooflines where figures = 'published'")
    both = roofs.merge(expected, on=[*key, "point"], how="outer")
    assert (both[f"{x}_x"] == both[f"{x}_y"]).all()
    assert (both[f"{y}_x"] == both[f"{y}_y"]).all()
    expected = ask(
        "from roofline_intersections where figures = 'published' and task = 'MNIST'"
    )
    both = crossings.merge(expected, on=["network", *key], how="outer")
    assert (both[f"{x}_x"] == both[f"{x}_y"]).all()
    assert (both[f"{y}_x"] == both[f"{y}_y"]).all()


def test_host_link_as_a_roof_is_said(warehouse_file, open_page, ask):
    linked = ask(
        "select distinct platform from rooflines "
        "where figures = 'in use' and slanted_roof = 'link' order by platform"
    )
    page = open_page("rooflines")
    captions = [caption.value for caption in page.caption]
    said = [caption for caption in captions if "is the host link" in caption]
    assert len(said) == bool(len(linked))
    for platform in linked["platform"]:
        assert platform in said[0]
    page.segmented_control(key="figures").set_value("published").run()
    assert not page.exception
    assert not any("is the host link" in caption.value for caption in page.caption)


def test_shown_sql_gives_the_shown_rows(warehouse_file, open_page, ask):
    page = unfolded(open_page("rooflines"))
    assert len(page.code) == 4
    for block in page.code:
        assert len(ask(block.value))


def test_changed_controls_change_the_view(warehouse_file, open_page):
    page = unfolded(open_page("rooflines"))
    before = [block.value for block in page.code]
    page.selectbox(key="traffic_model").set_value("weights_on_chip")
    page.selectbox(key="batch_size").set_value(8)
    page.multiselect(key="device_classes").set_value(["GPU", "TPU"]).run()
    assert not page.exception
    assert titles(page)[0].startswith("Rooflines of 5 platforms")
    assert [block.value for block in page.code] != before


def test_link_reproduces_the_view(warehouse_file, open_page):
    page = open_page(
        "rooflines",
        task="MNIST",
        datatypes=["INT8", "INT2"],
        traffic_model="weights_on_chip",
        batch_size="64",
    )
    assert not page.warning
    assert "MNIST" in titles(page)[0]
    assert page.multiselect(key="datatypes").value == ["INT8", "INT2"]
    assert page.selectbox(key="batch_size").value == 64
    assert any("no bytes" in caption.value for caption in page.caption)


def test_unfit_values_in_the_address_are_refused(warehouse_file, open_page):
    page = open_page(
        "rooflines",
        task="'; drop table networks --",
        platforms=["NCS2", "<script>alert(1)</script>"],
        batch_size="1e999",
        unknown="1",
    )
    assert not page.exception
    messages = [warning.value for warning in page.warning]
    assert len(messages) == 4
    assert "ImageNet" in titles(page)[0]
    assert page.multiselect(key="platforms").value == ["NCS2"]
    assert page.selectbox(key="batch_size").value == 1


def test_task_change_drops_networks_of_the_other_task(warehouse_file, open_page):
    page = open_page("rooflines", networks="MobileNetv1")
    page.segmented_control(key="task").set_value("MNIST").run()
    assert not page.exception
    assert not page.warning
    assert "4 MNIST" in titles(page)[0]


def test_nothing_to_show_keeps_the_controls(warehouse_file, open_page):
    page = open_page("rooflines", device_classes="VLIW", datatypes="INT2")
    assert titles(page) == ["Nothing to show for these choices"]
    page.multiselect(key="datatypes").set_value([]).run()
    assert titles(page)[0].startswith("Rooflines of 1 ")


def test_missing_warehouse_has_its_page(tmp_path, monkeypatch, open_page):
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    page = open_page("rooflines")
    assert not page.exception
    assert titles(page) == ["No warehouse yet"]
    assert "make build" in page.error[0].value


def test_outdated_warehouse_has_its_page(tmp_path, monkeypatch, open_page):
    path = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table networks as select 'MLP' as network")
    monkeypatch.setenv("WAREHOUSE_PATH", str(path))
    page = open_page("rooflines")
    assert not page.exception
    assert "another version" in titles(page)[0]


def test_locked_warehouse_has_its_page_and_recovers(
    tmp_path, monkeypatch, open_page, warehouse_file, lock
):
    copy = tmp_path / "warehouse.duckdb"
    copy.write_bytes(warehouse_file.read_bytes())
    monkeypatch.setenv("WAREHOUSE_PATH", str(copy))
    monkeypatch.setattr(warehouse, "LOCK_PATIENCE_SECONDS", 0.3)
    unlock = lock(copy, 60)
    page = open_page("rooflines")
    assert titles(page) == ["The warehouse is being rebuilt"]
    unlock()
    page.button(key="try_again").click().run()
    assert titles(page)[0].startswith("Rooflines of ")
