-- Where do layers fall off the NPU, and what does it cost? The same network on the same
-- device in the same datatype, in a runtime that leaves layers to the CPU or GPU,
-- against the fastest runtime that keeps all of them on the NPU.
with runs as (
    select
        measurements.network,
        platforms.device,
        platforms.operating_mode as runtime,
        measurements.datatype,
        measurements.latency_ms,
        measurements.layers_elsewhere,
        measurements.layers_elsewhere
            / (measurements.layers_on_accelerator + measurements.layers_elsewhere)
            as share_elsewhere
    from measurements
    inner join platforms on measurements.platform = platforms.platform
    where measurements.layers_elsewhere is not null
),

all_on_npu as (
    select network, device, datatype, min(latency_ms) as latency_ms
    from runs
    where layers_elsewhere = 0
    group by network, device, datatype
),

compared as (
    select
        runs.*,
        case
            when runs.share_elsewhere <= 0.01 then 'to 1 %'
            when runs.share_elsewhere <= 0.1 then '1 to 10 %'
            when runs.share_elsewhere < 1 then '10 to 99 %'
            else 'all of them'
        end as layers_off_the_npu,
        runs.latency_ms / all_on_npu.latency_ms as slowdown
    from runs
    inner join all_on_npu
        on runs.network = all_on_npu.network
        and runs.device = all_on_npu.device
        and runs.datatype = all_on_npu.datatype
    where runs.layers_elsewhere > 0
)

select
    runtime,
    layers_off_the_npu,
    count(*) as runs,
    count(distinct network) as networks,
    count(distinct device) as devices,
    round(median(layers_elsewhere)) as median_layers_elsewhere,
    round(quantile_cont(slowdown, 0.25), 2) as lower_quartile,
    round(median(slowdown), 2) as median_slowdown,
    round(quantile_cont(slowdown, 0.75), 2) as upper_quartile
from compared
group by runtime, layers_off_the_npu
order by runtime, min(share_elsewhere)
