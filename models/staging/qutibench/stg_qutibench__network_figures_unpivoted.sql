{{ printed_figures(
    'network',
    ref('qutibench_networks'),
    {
        'total_gops': 'giga_ops',
        'total_model_size_millions': 'parameters_millions',
    },
    figure_of_datatypes='operational_intensity_ops_per_byte'
) }}
