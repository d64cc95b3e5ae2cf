-- The mart has the measurements of the published table, one for one.
(
    select measurement_id from {{ ref('qutibench_measurements') }}
    where {{ with_published() }}
    except
    select measurement_id from {{ ref('measurements') }}
)
union all
(
    select measurement_id from {{ ref('measurements') }}
    where catalogue = 'published'
    except
    select measurement_id from {{ ref('qutibench_measurements') }}
)
