-- A cell that is present is a row of accuracies or platform_peaks, and every
-- such row is a present cell or a figure from another source.
(
    select name as key, datatype from {{ ref('availability') }}
    where kind = 'network' and availability = 'present'
    except
    select network, datatype from {{ ref('accuracies') }}
)
union all
(
    select network, datatype from {{ ref('accuracies') }}
    except
    select name, datatype from {{ ref('availability') }}
    where kind = 'network' and availability = 'present'
)
union all
(
    select name, datatype from {{ ref('availability') }}
    where kind = 'platform' and availability = 'present'
    except
    select platform, datatype from {{ ref('platform_peaks') }}
)
