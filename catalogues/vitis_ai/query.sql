-- What does pruning buy on a ZCU102? Of every network that was measured there both
-- whole and pruned: operations saved, inputs per second gained, accuracy lost, and the
-- share of the peak that the DPU is used to.
with fastest as (
    select
        measurements.network,
        measurements.platform,
        measurements.datatype,
        max(measurements.system_throughput_fps) as system_fps
    from measurements
    inner join platforms using (platform)
    where measurements.catalogue = 'vitis_ai' and platforms.device = 'ZCU102'
    group by all
),

described as (
    select
        networks.topology,
        networks.input_size,
        fastest.platform,
        networks.pruning_pct,
        fastest.system_fps,
        networks.giga_ops,
        accuracies.accuracy_pct as accuracy,
        100 * fastest.system_fps * networks.giga_ops / 1e3 / platform_peaks.peak_tops
            as share_of_peak_pct
    from fastest
    inner join networks using (network)
    inner join platform_peaks using (platform, datatype)
    left join accuracies
        on fastest.network = accuracies.network
        and fastest.datatype = accuracies.datatype
        and networks.task = accuracies.task
        and accuracies.platform = 'any'
        and accuracies.is_used
),

compared as (
    select
        *,
        first_value(pruning_pct) over whole_first as most_pct,
        system_fps / first_value(system_fps) over whole_first as faster,
        giga_ops / first_value(giga_ops) over whole_first as operations_left,
        count(*) over (partition by topology, input_size, platform) as forms
    from described
    window whole_first as (
        partition by topology, input_size, platform order by pruning_pct desc
    )
)

select
    topology,
    pruning_pct,
    round(100 * operations_left) as operations_left_pct,
    round(faster, 2) as times_faster,
    round(system_fps, 1) as system_fps,
    accuracy,
    round(share_of_peak_pct, 1) as share_of_peak_pct
from compared
where forms > 1 and most_pct = 100
order by platform, topology, pruning_pct desc;
