select
    catalogue,
    table_name,
    file,
    line,
    column_name,
    value,
    reason,
    remedy,
    rows_refused
from {{ ref('catalogue_rejects') }}
