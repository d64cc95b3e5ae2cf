-- Which of these devices would run ResNet-50 with 8 bits fastest for the watts that it is
-- rated for, and what binds? Of INT8 and FP8 the faster one, with all weights read once
-- per batch, since on-chip memory is known of few; bound_fps, which nothing can exceed,
-- takes as much of it as any device has. A rated power says how devices compare, and no
-- energy.
with fastest as (
    select
        platform,
        datatype,
        min(throughput_fps) filter (batch_size = 1) as fps_at_batch_1,
        any_value(bound_by) filter (batch_size = 1) as bound_by_at_batch_1,
        max(throughput_fps) as fps,
        arg_max(bound_by, throughput_fps) as bound_by
    from predictions
    where network = 'ResNet-50 100%'
        and datatype in ('INT8', 'FP8')
        and traffic_model = 'weights_batched'
        and is_feasible is not false
    group by platform, datatype
    qualify row_number() over (
        partition by platform order by fps desc, datatype desc
    ) = 1
)

select
    fastest.platform,
    fastest.datatype,
    platforms.power_watts as watts,
    platforms.power_scope as watts_of,
    round(fastest.fps_at_batch_1) as fps_at_batch_1,
    fastest.bound_by_at_batch_1,
    round(fastest.fps) as fps,
    fastest.bound_by,
    round(bounds.throughput_fps) as bound_fps,
    round(fastest.fps / platforms.power_watts) as fps_per_watt
from fastest
inner join platforms on fastest.platform = platforms.platform
left join bounds
    on fastest.platform = bounds.platform
    and fastest.datatype = bounds.datatype
    and bounds.network = 'ResNet-50 100%'
where platforms.power_watts > 0
order by fps_per_watt desc, fastest.platform
limit 15;
