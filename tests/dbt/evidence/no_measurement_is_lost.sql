-- The mart has the measurements of the published table, one for one.
(
    select measurement_id from {{ ref('qutibench_measurements') }}
    except
    select measurement_id from {{ ref('measurements') }}
)
union all
(
    select measurement_id from {{ ref('measurements') }}
    except
    select measurement_id from {{ ref('qutibench_measurements') }}
)
