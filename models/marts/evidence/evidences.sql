select
    evidence,
    position,
    figures,
    traffic_model,
    system_traffic_model,
    conditions,
    stands_for
from {{ ref('stg_evidences') }}
