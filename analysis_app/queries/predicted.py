"""What several pages say of predictions: where a platform runs, what is predicted."""

# The beginning of a query: `designs` has one row per network, platform and datatype
# that $predicted_by predicts, a traffic model or the evidence of published figures.
# A platform runs with all of its units busy, at the largest batch up to
# $batch_size that it can; the published analysis knows batch 1 alone.
DESIGNS = """
with conditions as (
    select platform, max(batch_size) as batch_size, max(threads) as threads
    from operating_conditions
    inner join platforms using (platform)
    where batch_size <= $batch_size and threads <= compute_units
    group by platform
),

published_designs as (
    select
        roofline_intersections.*,
        batch_size,
        threads,
        throughput_fps,
        latency_ms
    from evidences
    inner join roofline_intersections using (figures, traffic_model)
    inner join operating_points using (evidence, network, platform, datatype)
    where evidence = $predicted_by
),

designs as (
    select *
    from predictions
    inner join conditions using (platform, batch_size, threads)
    where traffic_model = $predicted_by

    union all by name

    select
        network,
        platform,
        datatype,
        batch_size,
        threads,
        task,
        operational_intensity_ops_per_byte,
        throughput_fps / attainable_share_of_peak as compute_bound_fps,
        compute_bound_fps * operational_intensity_ops_per_byte
            / ridge_point_ops_per_byte as memory_bound_fps,
        attainable_tops,
        throughput_fps,
        bound_by,
        greatest(compute_bound_fps, memory_bound_fps) / throughput_fps as bound_margin,
        latency_ms
    from published_designs
)
"""
