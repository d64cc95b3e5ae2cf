"""Who claims which figure, and what it would do."""

import pandas as pd
import warehouse


def unused_claims(figures: list[str]) -> pd.DataFrame:
    """One row per claim that is over half a percent off the value that is used."""
    return warehouse.read(
        """
select
    coalesce(network, platform) || coalesce(' ' || datatype, '') as name,
    figure,
    source,
    claimed_value,
    used_value,
    relative_difference,
    reason
from spec_claims
where not is_used
    and list_contains($figures, figure)
    and abs(relative_difference) > 0.005
order by name, figure, claimed_value
        """,
        {"figures": figures},
        allow_empty=True,
    )


def disputed_figures() -> pd.DataFrame:
    """One row per figure on which sources disagree, and of how many things."""
    return warehouse.read(
        """
select
    figure,
    count(distinct coalesce(network, platform)) as things,
    count(*) as claims,
    count(*) filter (claimed_value is distinct from used_value) as differing_claims,
    max(abs(relative_difference)) as largest_difference
from spec_claims
group by figure
order by figure = 'giga_ops' desc, claims desc
        """
    )


def claims(figure: str) -> pd.DataFrame:
    """One row per claim about the figure: who says what, and what it would do.

    claimed_over_used is null where one says that there is no such thing. What claims
    would change most comes first.
    """
    return warehouse.read(
        """
with claims as (
    select
        coalesce(network, platform) as name,
        name || coalesce(' ' || datatype, '') as disputed,
        * exclude (network, platform, figure)
    from spec_claims
    where figure = $figure
),

effects as (
    select disputed, max(abs(largest_throughput_change)) as largest_effect
    from claims
    group by disputed
),

cited as (
    select source, citation from sources
)

select
    *,
    claimed_value / used_value as claimed_over_used,
    (claimed_value is distinct from used_value) as differs
from claims
inner join effects using (disputed)
inner join cited using (source)
order by
    largest_effect desc,
    name asc,
    datatype asc,
    is_used desc,
    claimed_value asc
        """,
        {"figure": figure},
    )
