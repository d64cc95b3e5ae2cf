-- Attainable is never above the peak, never above bandwidth x intensity, and
-- equal to one of them; where no bytes move, compute binds.
with roofs as (
    select
        predictions.*,
        peaks.peak_tops,
        {{ memory_roof_tops(
            'platforms.memory_bandwidth_gbytes_per_s',
            'predictions.operational_intensity_ops_per_byte'
        ) }} as memory_roof_tops
    from {{ ref('predictions') }} as predictions
    inner join {{ ref('platform_peaks') }} as peaks using (platform, datatype)
    inner join {{ ref('platforms') }} as platforms using (platform)
)

select * from roofs
where attainable_tops > peak_tops
    or attainable_tops > memory_roof_tops * (1 + 1e-12)
    or (
        attainable_tops <> peak_tops
        and abs(attainable_tops / memory_roof_tops - 1) > 1e-12
    )
    or (memory_roof_tops is null and bound_by <> 'compute')
