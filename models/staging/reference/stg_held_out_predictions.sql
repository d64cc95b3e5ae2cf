select
    {{ cell('measurement_id') }} as measurement_id,
    {{ cell('protocol') }} as protocol,
    {{ number_in('predicted_fps') }} as predicted_fps,
    {{ number_in('lower_fps') }} as predicted_fps_lower,
    {{ number_in('upper_fps') }} as predicted_fps_upper,
    {{ cell('inputs_hash') }} as inputs_hash
from {{ ref('held_out_predictions_stored') }}
