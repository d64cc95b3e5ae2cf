-- A cell that is present is a row of accuracies or platform_peaks, and every
-- such row is a present cell or a figure from another source.
with present as (
    select network, platform, datatype from {{ ref('availability') }}
    where availability = 'present'
),

general_accuracies as (
    select accuracies.network, accuracies.datatype
    from {{ ref('accuracies') }} as accuracies
    inner join {{ ref('networks') }} as networks
        on accuracies.network = networks.network
        and accuracies.task is not distinct from networks.task
    where accuracies.platform = 'any' and accuracies.is_used
)

(
    select network as key, datatype from present
    where network is not null
    except
    select network, datatype from general_accuracies
)
union all
(
    select network, datatype from general_accuracies
    except
    select network, datatype from present
)
union all
(
    select platform, datatype from present
    where platform is not null
    except
    select platform, datatype from {{ ref('platform_peaks') }}
)
