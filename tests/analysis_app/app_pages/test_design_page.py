"""A design: its sections against the warehouse, the tray, links, what is missing."""

import duckdb
from unfolding import unfolded

MEASURED = {
    "network": "ResNet-50 100%",
    "platform": "ZCU102-DPU",
    "datatype": "INT8",
}
OTHERS = ["MobileNetv1|ZCU102-DPU|INT8", "ResNet-50 100%|TX2-maxn|FP16"]
WHERE = " and ".join(f"{name} = '{value}'" for name, value in MEASURED.items())


def texts(page, *kinds):
    return [element.value for kind in kinds for element in page.get(kind)]


def titles(page):
    return [text.replace("\\", "") for text in texts(page, "title", "subheader")]


def test_every_section_has_its_sql(warehouse_file, open_page, ask):
    page = unfolded(open_page("design", **MEASURED))
    assert not page.exception
    assert not page.warning
    assert len(titles(page)) == 11
    names = [block.value.split("\n")[0].removeprefix("-- ") for block in page.code]
    assert names[0] == "fastest_runs"
    for block in page.code:
        assert ask(block.value) is not None

    said = " ".join(titles(page))
    claims = ask(
        "select count(*) as n, count(*) filter (relative_difference != 0) as differ "
        "from spec_claims where (network = 'ResNet-50 100%' "
        "or platform = 'ZCU102-DPU') and coalesce(datatype, 'INT8') = 'INT8'"
    ).iloc[0]
    assert f"what is used: {claims.differ} of {claims.n}" in said
    watts = ask(
        "select min(power_watts) as least, max(power_watts) as most "
        f"from measurements where {WHERE}"
    ).iloc[0]
    assert f"{watts.least:.3g} to {watts.most:.3g} W of the board" in said
    reached = ask(
        f"select max(ratio) as most from prediction_errors where {WHERE} "
        "and traffic_model = 'weights_on_chip'"
    )["most"][0]
    assert f"reaches up to {100 * reached:.3g} % of the roof of ZCU102-DPU" in said
    assert "the peak binds" in said


def test_the_title_has_what_was_measured_and_its_share(warehouse_file, open_page, ask):
    row = ask(
        "select throughput_fps, accuracy_pct, ratio from measurements "
        "inner join prediction_errors using (measurement_id, network, platform, "
        f"datatype) where {WHERE} and traffic_model = 'weights_on_chip' "
        "order by throughput_fps desc limit 1"
    ).iloc[0]
    title = titles(open_page("design", **MEASURED))[0]
    assert f"{row.throughput_fps:.4g} inputs/s measured" in title
    assert f"{100 * row.ratio:.3g} % of its bound" in title
    assert f"at {row.accuracy_pct:.1f} %" in title


def test_flags_have_both_numbers(warehouse_file, open_page, ask):
    row = ask(
        "select measured_value, expected_value from measurement_flags "
        f"inner join measurements using (measurement_id) where {WHERE} "
        "and flag = 'latency_is_not_batch_over_throughput' "
        "order by batch_size, threads limit 1"
    ).iloc[0]
    said = " ".join(texts(open_page("design", **MEASURED), "markdown"))
    assert "latency is not batch over throughput" in said
    assert f"{row.measured_value:,.4g}" in said
    assert f"{row.expected_value:,.4g}" in said


def test_more_of_a_roof_is_what_the_layers_say(warehouse_file, open_page, ask):
    """By brute force: the sum over layers with a roof raised, against that without."""
    least = "least(compute_bound_fps{}, memory_bound_fps{}, link_bound_fps{})"
    times = [
        f"sum(repeats / {least.format(*raised)})"
        for raised in (("", "", ""), (" * 1.1", "", ""), ("", " * 1.1", ""))
    ]
    now, by_peak, by_bandwidth = ask(
        f"select {', '.join(times)} from layer_times where {WHERE} and batch_size = 1 "
        "and threads = 6 and traffic_model = 'activations_counted'"
    ).iloc[0]
    assert by_peak < by_bandwidth < now
    title = next(
        title
        for title in titles(open_page("design", **MEASURED))
        if title.startswith("What to change")
    )
    assert f"10% more peak takes {1 - by_peak / now:.1%} of the time" in title


def test_designs_stand_side_by_side_with_the_best_marked(
    warehouse_file, open_page, ask
):
    page = open_page("design", **MEASURED, compare=OTHERS)
    assert not page.warning
    assert any(
        title.startswith("Of 3 designs MobileNetv1 on ZCU102-DPU in INT8 is the")
        for title in titles(page)
    )
    table = next(
        element.value for element in page.dataframe if "measure" in element.value
    ).set_index("measure")
    watts = ask(
        "select arg_max(power_watts, throughput_fps) as watts from measurements "
        "where network = 'ResNet-50 100%' and platform = 'TX2-maxn' "
        "and datatype = 'FP16'"
    )["watts"][0]
    assert table.loc["Power (W)", "design_2"] == f"★ {watts:.3g}"
    assert table.loc["Measured (inputs/s)"].str.startswith("★").sum() == 1
    assert table.loc["Threads"].str.startswith("★").sum() == 0


def test_accuracies_of_two_tasks_are_not_compared(warehouse_file, open_page):
    page = open_page("design", **MEASURED, compare=["MLP 100%|TX2-maxn|FP16"])
    table = next(
        element.value for element in page.dataframe if "measure" in element.value
    ).set_index("measure")
    assert not table.loc["Accuracy, each in its unit"].str.contains("★").any()
    assert any("Their tasks differ" in caption for caption in texts(page, "caption"))


def test_what_cannot_be_compared_is_refused(warehouse_file, open_page):
    page = open_page("design", compare=["a|b|c", "<script>", "MLP 100%|TX2-maxn"])
    assert not page.exception
    assert len(page.warning) == 3


def test_more_than_three_others_are_refused(warehouse_file, open_page, ask):
    many = ask(
        "select distinct network || '|' || platform || '|' || datatype as design "
        "from operating_points where platform = 'NCS2' order by design limit 5"
    )["design"].tolist()
    page = open_page("design", **MEASURED, compare=many)
    assert not page.exception
    assert any("at most 3" in warning.value for warning in page.warning)
    assert any(title.startswith("Of 4 designs") for title in titles(page))


def test_a_design_that_nothing_predicts_says_why(warehouse_file, open_page, ask):
    row = ask(
        "select network, platform, datatype, reason from prediction_gaps "
        "where traffic_model = 'weights_on_chip' and (network, platform, datatype) "
        "not in (select (network, platform, datatype) from operating_points) limit 1"
    ).iloc[0]
    page = open_page("design", **row[["network", "platform", "datatype"]].to_dict())
    assert not page.exception
    assert not page.warning
    assert titles(page)[0].startswith("Nothing runs ")
    assert any(row.reason in caption for caption in texts(page, "caption"))


def test_a_design_that_was_not_measured_says_so(warehouse_file, open_page, ask):
    row = ask(
        "select * from estimates where network = 'MobileNetv1' "
        "and platform = 'ZCU102-DPU' order by throughput_fps desc limit 1"
    ).iloc[0]
    page = open_page("design", network="MobileNetv1", platform="ZCU102-DPU")
    assert "to expect, not measured" in titles(page)[0]
    assert (
        f"{row.throughput_fps_lower:.4g} to {row.throughput_fps_upper:.4g}"
        in (titles(page)[0])
    )
    assert any("Where the speed went is not known" in title for title in titles(page))


def test_unfit_values_in_the_address_are_refused(warehouse_file, open_page):
    keys = ("network", "platform", "datatype", "measurement", "unknown")
    page = open_page("design", **dict.fromkeys(keys, "<script>alert(1)</script>"))
    assert not page.exception
    assert len(page.warning) == len(keys)


def test_every_design_of_a_catalogue_can_be_opened(
    built_catalogue, monkeypatch, open_page
):
    monkeypatch.setenv("WAREHOUSE_PATH", str(built_catalogue))
    with duckdb.connect(str(built_catalogue), read_only=True) as connection:
        designs = connection.execute(
            "select any_value(network), platform, datatype from operating_points "
            "group by platform, datatype order by platform limit 3"
        ).fetchall()
    for network, platform, datatype in designs:
        page = open_page(
            "design", network=network, platform=platform, datatype=datatype
        )
        assert not page.exception
        assert not page.warning
        assert titles(page)
