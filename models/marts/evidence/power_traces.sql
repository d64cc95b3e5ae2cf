select
    platform,
    network,
    sample,
    volts,
    amperes,
    watts,
    is_under_load,
    source
from {{ ref('int_power_traces_judged') }}
