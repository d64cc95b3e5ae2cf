select
    trim(task) as task,
    {{ canonical_name('platform', 'platform') }} as platform,
    {{ canonical_name('topology', 'topology') }} as topology,
    nullif(trim(datatypes_and_prunings), 'na') as datatypes_and_prunings,
    nullif(trim(batches_or_threads), 'na') as batches_or_threads,
    trim(source) as source
from {{ ref('qutibench_experiments') }}
