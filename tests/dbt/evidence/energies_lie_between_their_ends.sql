-- A measured power and throughput leave nothing open; an energy is never less certain
-- than the power and the throughput together, nor more than either.
select
    network,
    platform,
    datatype,
    batch_size,
    threads,
    energy_mj_per_input
from {{ ref('estimates') }}
where network in ({{ networks_checked() }})
    and (
        energy_mj_per_input
            not between energy_mj_per_input_lower and energy_mj_per_input_upper
        or (power_watts is null) <> (energy_mj_per_input is null)
        or energy_mj_per_input_upper / energy_mj_per_input
            not between greatest(
                power_watts_upper / power_watts, throughput_fps / throughput_fps_lower
            ) * (1 - 1e-12)
            and power_watts_upper / power_watts
            * throughput_fps / throughput_fps_lower * (1 + 1e-12)
    )
