select
    trim(platform) as platform,
    trim(device) as device,
    trim(operating_mode) as operating_mode,
    trim(device_class) as device_class,
    trim(concurrency) as concurrency,
    trim(source) as source
from {{ ref('known_platforms') }}
