select
    trim(topology) as topology,
    trim(task) as task,
    trim(source) as source
from {{ ref('known_topologies') }}
