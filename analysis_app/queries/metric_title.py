"""The title of an axis of accuracies, as an SQL expression over the table tasks."""

# Top-1 accuracy (percent); mAP stays as it is; RMSE (metres), lower is better.
METRIC_TITLE = """
    if(regexp_matches(metric, '^[^ ]*[A-Z]'), metric, upper(metric[1]) || metric[2:])
    || if(unit in (metric, 'not stated'), '', ' (' || unit || ')')
    || if(higher_is_better, '', ', lower is better')
"""
