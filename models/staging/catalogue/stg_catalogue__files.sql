-- depends_on: {{ ref('catalogue_rejects') }}
select catalogue, precedence, table_name, file, rows_read
from raw.catalogue_files
