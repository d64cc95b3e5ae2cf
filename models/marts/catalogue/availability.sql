select
    'network' as kind,
    network as name,
    datatype,
    availability,
    source
from {{ ref('int_accuracies_unpivoted') }}
union all
select
    'platform' as kind,
    platform as name,
    datatype,
    availability,
    source
from {{ ref('int_peaks_unpivoted') }}
