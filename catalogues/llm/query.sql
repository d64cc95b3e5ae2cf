-- How near does a whole request come to what its device allows? The bound on a request
-- is batch x (tokens in + out) over the time of its passes through the network: one
-- for the prompt, which gives the first token, and one for each other token, whose
-- state is a token longer than that of the one before. A pass reads the weights once
-- for the whole batch, but for what fits on the chip, and the state of every request.
with requests as (
    from read_csv('catalogues/llm/requests/requests.csv')
),

models as (
    from read_csv('catalogues/llm/requests/models.csv')
),

figured as (
    select
        requests.*,
        models.* exclude (model),
        platform_peaks.peak_tops,
        platforms.memory_bandwidth_gbytes_per_s,
        -- Not known: a last-level cache is a thousandth of these weights.
        greatest(
            0,
            models.parameters_read * weights.weight_bits / 8
                - coalesce(platforms.on_chip_memory_bytes, 0)
        ) as weight_bytes_per_pass,
        models.cached_values_per_token * kv_cache.activation_bits / 8
            as state_bytes_per_token,
        case
            when requests.throughput_counts_batch = 'no' then 'leaves out the batch'
            when requests.repeats is not null then 'repeated'
            when models.model is null then 'no shape'
            when platform_peaks.peak_tops is null
                or platforms.memory_bandwidth_gbytes_per_s is null
                then 'no figures of the platform'
            else 'compared'
        end as verdict
    from requests
    left join models on requests.model = models.model
    left join platforms on requests.platform = platforms.platform
    left join platform_peaks
        on requests.platform = platform_peaks.platform
        and requests.weight_datatype = platform_peaks.datatype
    left join datatypes as weights on requests.weight_datatype = weights.datatype
    left join datatypes as kv_cache on requests.kv_cache_datatype = kv_cache.datatype
),

passes as (
    select
        figured.*,
        figured.batch_size * (
            if(pass.generated = 0, figured.input_tokens, 1)
                * figured.operations_per_token
            + figured.operations_of_head
            + figured.operations_per_attended_token * if(
                pass.generated = 0,
                figured.input_tokens * (figured.input_tokens + 1) / 2,
                figured.input_tokens + pass.generated
            )
        ) as operations,
        figured.weight_bytes_per_pass + if(
            pass.generated = 0,
            0,
            figured.batch_size * figured.state_bytes_per_token
                * (figured.input_tokens + pass.generated - 1)
        ) as bytes
    from figured
    cross join lateral generate_series(0, figured.output_tokens - 1)
        as pass (generated)
    where figured.verdict = 'compared'
),

bounded as (
    select
        request,
        any_value(batch_size * (input_tokens + output_tokens)) / sum(
            1 / throughput_fps(
                attainable_tops(
                    peak_tops, memory_bandwidth_gbytes_per_s, operations / bytes
                ),
                operations / 1e9
            )
        ) as bound_tokens_per_s
    from passes
    group by request
)

select
    figured.platform,
    figured.framework,
    count(*) as requests,
    count(bounded.request) as compared,
    count(*) filter (figured.verdict = 'leaves out the batch') as leaves_out_batch,
    count(*) filter (figured.verdict = 'repeated') as repeated,
    count(*) filter (figured.verdict = 'no shape') as no_shape,
    count(*) filter (figured.verdict = 'no figures of the platform') as no_figures,
    count(*) filter (
        figured.throughput_tokens_per_s > bounded.bound_tokens_per_s
    ) as above_bound,
    round(
        100 * median(figured.throughput_tokens_per_s / bounded.bound_tokens_per_s), 1
    ) as median_share_pct,
    round(100 * max(figured.throughput_tokens_per_s / bounded.bound_tokens_per_s), 1)
        as highest_share_pct
from figured
left join bounded on figured.request = bounded.request
group by figured.platform, figured.framework
order by figured.platform, figured.framework
