-- More peak helps only where compute binds and more bandwidth only where memory
-- does, by at most the factor bought; a design off the ridge gains from one only.
select * from {{ ref('sensitivity') }}
where gain_from_peak < -1e-12
    or gain_from_bandwidth < -1e-12
    or gain_from_peak > {{ var('sensitivity_factor') }} - 1 + 1e-9
    or gain_from_bandwidth > {{ var('sensitivity_factor') }} - 1 + 1e-9
    or (bound_by = 'memory' and gain_from_peak > 1e-12)
    or (
        bound_by = 'compute'
        and gain_from_bandwidth > 1e-12
    )
