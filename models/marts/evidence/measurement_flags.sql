select
    measurement_id,
    flag,
    measured_value,
    expected_value,
    explanation
from {{ ref('int_measurements_checked') }}
