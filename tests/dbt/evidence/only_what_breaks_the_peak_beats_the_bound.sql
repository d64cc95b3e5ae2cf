-- The published device measurements above their bound are exactly those above the
-- stated peak, and no system measurement is above its own: no other law of the
-- roofline is broken.
with above_bound as (
    select errors.measurement_id
    from {{ ref('prediction_errors') }} as errors
    inner join {{ ref('measurements') }} as measurements using (measurement_id)
    where errors.is_above_bound and measurements.catalogue = 'published'
),

above_peak as (
    select measurement_id from {{ ref('measurement_flags') }}
    inner join {{ ref('measurements') }} as measurements using (measurement_id)
    where flag = 'above_stated_peak' and measurements.catalogue = 'published'
)

(
    select measurement_id from above_bound
    except
    select measurement_id from above_peak
)
union all
(
    select measurement_id from above_peak
    except
    select measurement_id from above_bound
)
