"""How accurate networks are: as published, and as platforms reached it."""

import pandas as pd
import warehouse


def accuracy_table(tasks: list[str]) -> pd.DataFrame:
    """One row per network: its accuracy by datatype, top-5 in brackets.

    nm is what the source prints so; null is what no source states. A network of which
    no accuracy is published has the least and the most that platforms reached.
    """
    return warehouse.read(
        """
with stated as (
    from accuracies
    semi join networks using (network, task)
    where is_used and (
        platform = 'any'
        or network not in (
            select network from accuracies where platform = 'any' and is_used
        )
    )
),

cells as (
    select
        network,
        datatype,
        printf(if(any_value(unit) = 'percent', '%.2f', '%.4g'), min(accuracy_pct))
        || if(
            min(accuracy_pct) < max(accuracy_pct),
            printf(' to %.4g', max(accuracy_pct)),
            ''
        )
        || coalesce(printf(' (%.2f)', any_value(top5_pct)), '') as accuracy
    from stated
    inner join tasks using (task)
    group by network, datatype

    union all

    select network, datatype, 'nm'
    from availability anti join stated using (network, datatype)
    where availability = 'not measured' and network is not null
),

wide as (
    pivot cells on datatype using any_value(accuracy) group by network
)

select
    network,
    task,
    wide.* exclude (network),
    (
        select string_agg(distinct source, ', ' order by source)
        from stated
        where stated.network = networks.network
    ) as source
from networks
inner join tasks using (task)
left join wide using (network)
where list_contains($tasks, task)
order by position asc, topology asc, pruning_pct desc, network asc
        """,
        {"tasks": tasks},
    )


def accuracies(tasks: list[str]) -> pd.DataFrame:
    """One row per network and datatype with an accuracy, published or reached.

    Those that designs use, in the tasks' own metric. platform is null where the
    published table speaks of none, and the platform that reached it otherwise.
    """
    return warehouse.read(
        """
select
    network,
    topology,
    task,
    datatype,
    nullif(platform, 'any') as platform,
    accuracy_pct,
    top5_pct,
    accuracies.source
from accuracies
inner join networks using (network, task)
inner join tasks using (task)
inner join datatypes using (datatype)
where is_used and list_contains($tasks, task)
order by
    tasks.position asc,
    topology asc,
    pruning_pct desc,
    network asc,
    datatypes.position asc,
    platform asc nulls first
        """,
        {"tasks": tasks},
    )
