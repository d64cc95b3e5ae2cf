"""A waterfall of milliseconds from the peak to the measurement, and all platforms."""

import math

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.bars import name_axis

EFFECTS = {"all so far": theme.NEUTRAL, "added": "#b8470a", "saved": "#2e97fa"}
ROW = 34
_TOLD = (
    *("step", "rests_on", "throughput_scope", "throughput_fps"),
    *("ms_per_input", "added_ms_per_input", "ratio_to_step_before"),
)


def waterfall(steps: pd.DataFrame) -> alt.LayerChart:
    """Bars on an axis from zero: what each step adds to or saves of the time.

    From queries.gaps.steps. Grey bars reach from zero: all the time so far.
    """
    x = alt.X("start:Q", title="Milliseconds per input", scale=alt.Scale(zero=True))
    high = float(steps["ms_per_input"].max())
    base = (
        alt.Chart()
        .transform_calculate(
            start="datum.effect == 'all so far' ? 0 : datum.ms_before",
            sign="datum.added_ms_per_input < 0 ? '\N{MINUS SIGN}' : '+'",
            # Of two equal times a difference may be left in the last digit.
            added="abs(datum.added_ms_per_input) < 1e-9 * datum.ms_per_input ? 'none'"
            " : datum.sign + format(abs(datum.added_ms_per_input), '.3~r') + ' ms'",
            number="datum.position == 1 || datum.effect != 'all so far' ? datum.added"
            " : format(datum.ms_per_input, '.3~r') + ' ms (' + datum.added + ')'",
            end="datum.effect == 'all so far' ? datum.ms_per_input"
            " : max(datum.ms_before, datum.ms_per_input)",
        )
        .encode(
            y=name_axis("step", steps["step"].tolist()), tooltip=labels.tooltips(*_TOLD)
        )
    )
    bars = base.mark_bar(height={"band": 0.62}, minBandSize=2).encode(
        x=x,
        x2="ms_per_input:Q",
        color=theme.of_names(
            alt.Color,
            "effect",
            theme.present(EFFECTS, steps["effect"]),
            None,
            legend=alt.Legend(orient="top", direction="horizontal"),
        ),
    )
    numbers = base.mark_text(align="left", dx=5, color=theme.TEXT).encode(
        x=alt.X("end:Q", scale=alt.Scale(domain=[0, high * 1.2], nice=False)),
        text="number:N",
    )
    return alt.layer(bars, numbers, data=steps).properties(height=ROW * len(steps) + 75)


def gap_heatmap(summary: pd.DataFrame) -> alt.LayerChart:
    """Platforms by steps: what the step leaves of the throughput before it.

    From queries.gaps.summary.
    """
    steps = summary.sort_values("position")["step"].drop_duplicates().tolist()
    platforms = theme.order_platforms(summary["platform"])
    most = max(1.5, summary["mean_ratio"].max(), 1 / summary["mean_ratio"].min())
    domain = [1 / float(most), float(most)]
    base = alt.Chart().encode(
        x=alt.X(
            "step:N",
            sort=steps,
            title=None,
            axis=alt.Axis(
                orient="top",
                labelAngle=-40,
                labelOverlap=False,
                labelFlush=False,
                ticks=False,
                domain=False,
            ),
        ),
        y=name_axis("platform", platforms),
        tooltip=[
            *labels.tooltips("platform", "step", "measurements", "mean_ratio"),
            # Times the step before, not shares of a prediction.
            alt.Tooltip("least_ratio:Q", title="Least", format=",.3~r"),
            alt.Tooltip("largest_ratio:Q", title="Largest", format=",.3~r"),
        ],
    )
    tiles = base.mark_rect(cornerRadius=2).encode(
        color=alt.Color(
            "mean_ratio:Q",
            title="Times the step before",
            scale=alt.Scale(
                type="log", domain=domain, scheme="redblue", nice=False, clamp=True
            ),
            legend=alt.Legend(
                orient="bottom",
                direction="horizontal",
                gradientLength=260,
                titleOrient="left",
                titleLimit=0,
                tickCount=5,
                format=",.2~r",
            ),
        )
    )
    # Dark text on the pale middle, white on both dark ends.
    place = f"abs(log(datum.mean_ratio)) / {math.log(float(most))!r}"
    numbers = base.mark_text(fontSize=12).encode(
        text=alt.Text("mean_ratio:Q", format=",.2~r"),
        color=alt.when(f"{place} > 0.6")
        .then(alt.value("#ffffff"))
        .otherwise(alt.value("#15171c")),
    )
    return alt.layer(tiles, numbers, data=summary).properties(
        height=26 * len(platforms) + 90
    )
