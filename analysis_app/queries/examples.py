"""Questions to begin with on the SQL page, each with the query that answers it."""

import warehouse
from queries import choices

EXAMPLES = {
    "ImageNet above 73 % within 20 ms?": """\
select place, verdict, missed_limit, round(100 * missed_by) as missed_by_pct,
    network, platform, datatype, batch_size, threads, throughput_scope,
    round(throughput_fps, 1) as throughput_fps, round(latency_ms, 1) as latency_ms,
    round(accuracy_pct, 2) as accuracy_pct, round(power_watts, 2) as power_watts
from choose('ImageNet', min_accuracy_pct := 73, max_latency_ms := 20)
order by place""",
    "Which designs does nothing beat?": """\
from pareto_front('ImageNet', evidence := 'measured', scope := 'device')""",
    "What share of its bound is reached?": """\
select platform, throughput_scope, count(*) as measurements,
    round(median(ratio), 3) as median_share_of_bound,
    round(max(ratio), 3) as largest_share_of_bound
from prediction_errors
where is_above_bound is not null
group by platform, throughput_scope
order by median_share_of_bound desc""",
    "How far to trust each model?": """\
select traffic_model, is_bound, count(*) as measurements,
    count_if(ratio > 1) as faster_than_predicted,
    round(median(ratio), 3) as median_measured_over_predicted
from prediction_errors
inner join traffic_models using (traffic_model)
group by traffic_model, is_bound, position
order by position""",
    "What makes ResNet-50 faster?": """\
select platform, datatype, bound_by,
    round(100 * gain_from_peak, 1) as gain_from_peak_pct,
    round(100 * gain_from_bandwidth, 1) as gain_from_bandwidth_pct,
    round(100 * gain_from_link, 1) as gain_from_link_pct,
    narrower_datatype,
    round(100 * gain_from_narrower_datatype, 1) as gain_from_it_pct,
    best_change
from sensitivity
inner join platforms using (platform)
where network = 'ResNet-50 100%' and traffic_model = 'weights_on_chip'
    and batch_size = 1 and threads = compute_units
order by platform, datatype""",
    "What does pruning cost and bring?": """\
select network, datatype, round(throughput_fps) as throughput_fps, accuracy_pct,
    round(throughput_fps / first(throughput_fps) over by_pruning, 1) as times_as_fast,
    round(accuracy_pct - first(accuracy_pct) over by_pruning, 2)
        as accuracy_difference
from pareto_designs
inner join networks using (network)
where evidence = 'measured' and platform = 'ZCU104-FINN' and topology = 'CNV'
window by_pruning as (partition by datatype order by pruning_pct desc)
order by datatype asc, pruning_pct desc""",
    "TX2 or NCS2, network by network?": """\
select network, datatype_a as tx2_datatype, datatype_b as ncs2_datatype,
    round(throughput_fps_a, 1) as tx2_fps, round(throughput_fps_b, 1) as ncs2_fps,
    round(throughput_ratio, 2) as ratio
from compare_platforms('TX2-maxn', 'NCS2', evidence := 'measured')
where throughput_ratio is not null
order by ratio desc""",
    "Which measurements are odd?": """\
select flag, count(*) as measurements, law, measured, expected
from measurement_flags
inner join flags using (flag)
group by all
order by measurements desc, flag asc""",
    "Where do sources disagree?": """\
select platform, figure, datatype, used_value, claimed_value, source, reason,
    round(100 * largest_throughput_change, 1) as largest_throughput_change_pct
from spec_claims
where platform is not null and not is_used
order by abs(largest_throughput_change) desc nulls last, platform asc""",
    "What could 2 TOP/s and 4 GB/s do?": """\
select network, traffic_model, round(throughput_fps, 1) as throughput_fps, bound_by,
    round(bandwidth_at_ridge_gbytes_per_s, 1) as gbytes_per_s_to_be_compute_bound,
    would_be_pareto_optimal
from what_if_platform(
    peak_tops_by_datatype := map(['INT8'], [2.0]),
    memory_bandwidth_gbytes_per_s := 4.0,
    on_chip_memory_bytes := 5e6
)
where task = 'ImageNet'""",
    "Are the published bounds right?": """\
select network, platform, datatype, round(published_fps, 1) as published_fps,
    round(reproduced_fps, 1) as reproduced_fps, is_reproduced, explanation,
    round(in_use_streamed_fps, 1) as with_the_figures_in_use_fps
from published_predictions
order by is_reproduced, abs(in_use_streamed_fps / published_fps - 1) desc""",
}

# Names that a question asks about: without them in the warehouse it is left out.
NAMES = {
    "ImageNet above 73 % within 20 ms?": ["ImageNet"],
    "Which designs does nothing beat?": ["ImageNet"],
    "What makes ResNet-50 faster?": ["ResNet-50 100%"],
    "What does pruning cost and bring?": ["ZCU104-FINN"],
    "TX2 or NCS2, network by network?": ["TX2-maxn", "NCS2"],
    "What could 2 TOP/s and 4 GB/s do?": ["ImageNet"],
    "Are the published bounds right?": ["ZCU104-FINN"],
}
OF_ANY_TASK = """\
select place, verdict, network, platform, datatype, batch_size, throughput_scope,
    round(throughput_fps, 1) as throughput_fps, round(latency_ms, 1) as latency_ms,
    accuracy_pct, power_watts
from choose($task)
order by place
limit 100"""


def examples() -> dict[str, str]:
    """Those whose names are in the warehouse; at first one of its largest task."""
    known = {
        *choices.tasks(),
        *choices.networks()["network"],
        *choices.platforms()["platform"],
    }
    fitting = {
        question: sql
        for question, sql in EXAMPLES.items()
        if known.issuperset(NAMES.get(question, []))
    }
    if next(iter(EXAMPLES)) in fitting:
        return fitting
    of_any_task = warehouse.with_values(OF_ANY_TASK, {"task": choices.first_task()})
    return {"Which design of a task is best?": of_any_task} | fitting
