with printed as (
    select * from {{ ref('stg_qutibench__predictions') }}
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

published as (
    select * from {{ ref('int_published_rooflines') }}
),

in_use as (
    select * from {{ ref('int_throughputs_bounded') }}
    where traffic_model = 'weights_streamed'
        and batch_size = 1
        and threads = compute_units
        and why_not_predicted is null
),

published_networks as (
    select * from {{ ref('stg_networks') }}
),

compared as (
    select
        networks.network,
        printed.platform,
        printed.datatype,
        networks.task,
        printed.published_fps,
        published.throughput_fps as reproduced_fps,
        in_use.throughput_fps as in_use_streamed_fps,
        printed.source
    from printed
    inner join published_networks
        on printed.topology = published_networks.topology
        and printed.pruning_pct = published_networks.pruning_pct
    inner join networks on published_networks.network = networks.network
    left join published
        on networks.network = published.network
        and printed.platform = published.platform
        and printed.datatype = published.datatype
    left join in_use
        on networks.network = in_use.network
        and printed.platform = in_use.platform
        and printed.datatype = in_use.datatype
)

select
    network,
    platform,
    datatype,
    task,
    published_fps,
    reproduced_fps,
    in_use_streamed_fps,
    abs(reproduced_fps / published_fps - 1)
        <= {{ var('reproduced_difference') }} as is_reproduced,
    case
        when reproduced_fps is null
            then 'a published figure that this cell rests on is missing'
        when abs(reproduced_fps / published_fps - 1)
            > {{ var('reproduced_difference') }}
            then 'the printed cell is wrong: the figures that give every other '
            || 'cell give ' || round(reproduced_fps, 1) || ', '
            || round(reproduced_fps / published_fps, 3) || ' times as much'
        when abs(in_use_streamed_fps / reproduced_fps - 1)
            > {{ var('explained_difference') }}
            then 'reproduced from the published figures; other figures are in '
            || 'use, see spec_claims'
        else 'reproduced from the published figures; those in use agree'
    end as explanation,
    source
from compared
