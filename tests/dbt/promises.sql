-- Every mart whose YAML promises something of its rows, and those that they refer to.
{{ broken_promises([
    'accuracies', 'availability', 'catalogue_warnings', 'datatypes', 'experiments',
    'networks', 'platform_peaks', 'platforms', 'rejects', 'sources', 'spec_claims',
    'tasks', 'network_layer_sums',
    'bounds', 'layer_times', 'operational_intensities', 'prediction_gaps',
    'predictions', 'published_predictions', 'roofline_intersections', 'rooflines',
    'sensitivity', 'traffic_models',
    'evidences', 'flags', 'measurement_flags', 'measurements',
    'measurement_metrics', 'power_traces', 'prediction_errors', 'platform_trust',
    'throughput_gaps', 'held_out_predictions', 'estimates', 'estimator_parameters',
    'estimator_scores',
    'operating_points', 'evidences_by_task', 'pareto_designs', 'front_agreement',
    'findings'
]) }}
