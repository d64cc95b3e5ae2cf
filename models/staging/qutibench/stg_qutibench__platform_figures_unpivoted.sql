{{ printed_figures(
    'platform',
    ref('qutibench_platforms'),
    {
        'memory_bandwidth_gbps': 'memory_bandwidth_gbytes_per_s',
        'memory_capacity_gb': 'memory_capacity_gbytes',
        'power_watt': 'power_watts',
    },
    figure_of_datatypes='peak_tops'
) }}
