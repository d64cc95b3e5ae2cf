-- Nor as threads are added. Activations are an exception: a larger batch keeps more
-- of them alive, so that fewer fit on chip. So is a second memory: a larger batch
-- leaves more to it.
with ordered as (
    select
        predictions.*,
        lag(throughput_fps) over (
            partition by network, platform, datatype, traffic_model
            order by batch_size, threads
        ) as throughput_fps_before
    from {{ ref('predictions') }} as predictions
    inner join {{ ref('traffic_models') }} as traffic_models
        using (traffic_model)
    inner join {{ ref('platforms') }} as platforms using (platform)
    where not traffic_models.counts_activations
        and platforms.overflow_memory_bandwidth_gbytes_per_s is null
        and network in ({{ networks_checked() }})
)

select * from ordered
where throughput_fps < throughput_fps_before * (1 - 1e-12)
