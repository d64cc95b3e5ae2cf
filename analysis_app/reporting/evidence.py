"""The report's sections of evidence: the views of the pages, as these begin."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from problems import NothingToShow
from queries import choices, evidence, findings, layers
from views import evidence as evidence_views
from views import findings as finding_views
from views import gaps as gap_views
from views import layers as layer_views
from views.view import Section, View, with_rows


def evidence_sections(tasks: list[str]) -> list[Section]:
    """Those of which the warehouse has something."""
    sections = [
        Section("Predicted against measured", predicted_parts(tasks)),
        Section("Where the speed went", with_rows(gap_views.of_platforms, tasks)),
        Section("Findings", _made(_findings)),
        Section("Layers", with_rows(_layers, layers.networks())),
    ]
    return [section for section in sections if section.parts]


def predicted_parts(tasks: list[str]) -> list[View]:
    """The first is the picture of the README."""
    protocol = evidence.protocols()[0]
    selection = (
        evidence.estimators(),
        protocol,
        tasks,
        choices.platforms()["platform"].to_list(),
        choices.datatypes(),
    )
    return _made(
        partial(evidence_views.predicted, selection),
        partial(evidence_views.residuals, selection),
        *(
            partial(evidence_views.scores, scope, protocol)
            for scope in evidence.scored_scopes()
        ),
        partial(evidence_views.fronts, tasks, protocol),
    )


def _findings() -> View:
    return finding_views.findings(findings.verdicts())


def _layers(network: str) -> View:
    """What takes the time where the network was measured most."""
    traffic_model = next(iter(layers.traffic_models()))
    first = layers.platforms(network, traffic_model).iloc[0]
    run = layers.conditions(first.platform).iloc[0]
    return layer_views.parts(
        network,
        first.platform,
        first.datatype,
        int(run.batch_size),
        int(run.threads),
        traffic_model,
    )


def _made(*makers: Callable[[], View]) -> list[View]:
    views = []
    for make in makers:
        with suppress(NothingToShow):
            views.append(make())
    return views
