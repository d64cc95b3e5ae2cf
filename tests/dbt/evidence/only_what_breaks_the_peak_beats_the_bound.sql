-- The measurements above weights_on_chip, the bound, are exactly those above
-- the platform's stated peak: no other law of the roofline is broken.
(
    select measurement_id from {{ ref('prediction_errors') }}
    where traffic_model = 'weights_on_chip' and is_above_bound
    except
    select measurement_id from {{ ref('measurement_flags') }}
    where flag = 'above_stated_peak'
)
union all
(
    select measurement_id from {{ ref('measurement_flags') }}
    where flag = 'above_stated_peak'
    except
    select measurement_id from {{ ref('prediction_errors') }}
    where traffic_model = 'weights_on_chip' and is_above_bound
)
