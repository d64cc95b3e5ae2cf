select
    network,
    platform,
    datatype,
    traffic_model,
    reason
from {{ ref('int_gaps_explained') }}
