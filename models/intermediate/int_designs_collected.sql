with bounded as (
    select * from {{ ref('int_throughputs_bounded') }}
    where why_not_predicted is null and is_feasible is not false
),

accuracies as (
    select * from {{ ref('int_accuracies_unpivoted') }}
    where availability = 'present'
),

measurements as (
    select * from {{ ref('int_measurements_matched') }}
    where network is not null
        and throughput_fps is not null
        and top1_pct is not null
),

candidates as (
    select
        'published_roofline' as evidence,
        bounded.task,
        bounded.network,
        bounded.platform,
        bounded.datatype,
        bounded.batch_size,
        1 as threads,
        bounded.throughput_fps,
        accuracies.top1_pct,
        bounded.latency_ms,
        bounded.power_watts
    from bounded
    inner join accuracies
        on bounded.network = accuracies.network
        and bounded.datatype = accuracies.datatype
    where bounded.traffic_model = 'weights_streamed' and bounded.batch_size = 1

    union all

    select
        'bound' as evidence,
        bounded.task,
        bounded.network,
        bounded.platform,
        bounded.datatype,
        bounded.batch_size,
        1 as threads,
        bounded.throughput_fps,
        accuracies.top1_pct,
        bounded.latency_ms,
        bounded.power_watts
    from bounded
    inner join accuracies
        on bounded.network = accuracies.network
        and bounded.datatype = accuracies.datatype
    where bounded.traffic_model = 'weights_on_chip'
        -- Threads share no read of the weights: more of them is no larger batch.
        and (bounded.concurrency <> 'thread' or bounded.batch_size = 1)

    union all

    select
        'measured' as evidence,
        task,
        network,
        platform,
        datatype,
        batch_size,
        threads,
        throughput_fps,
        top1_pct,
        latency_ms,
        power_watts
    from measurements
),

-- The whole row of the best batch, not the largest value of every column; the
-- smaller batch where two are equally fast.
best_first as (
    select
        *,
        row_number() over (
            partition by evidence, network, platform, datatype
            order by
                throughput_fps desc,
                batch_size asc,
                threads asc,
                latency_ms asc
        ) as place
    from candidates
)

select
    evidence,
    task,
    network,
    platform,
    datatype,
    batch_size,
    threads,
    throughput_fps,
    top1_pct,
    latency_ms,
    power_watts
from best_first
where place = 1
