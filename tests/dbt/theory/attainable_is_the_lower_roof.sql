-- Throughput is never above a roof, equal to the one that binds, and attainable is
-- the same in operations; where no bytes move, compute binds.
select predictions.*
from {{ ref('predictions') }} as predictions
inner join {{ ref('platform_peaks') }} as peaks using (platform, datatype)
where network in ({{ networks_checked() }})
    and (
        throughput_fps > compute_bound_fps
        or throughput_fps > memory_bound_fps
        or throughput_fps > link_bound_fps
        or throughput_fps <> case bound_by
            when 'compute' then compute_bound_fps
            when 'memory' then memory_bound_fps
            when 'link' then link_bound_fps
        end
        or attainable_tops > peaks.peak_tops * (1 + 1e-12)
        or (
            coalesce(memory_bound_fps, link_bound_fps) is null
            and bound_by <> 'compute'
        )
    )
