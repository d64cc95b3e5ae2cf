"""What an accuracy is called and how it is written, task by task.

The column is accuracy_pct for all of them; what it holds is the metric of the task
in its unit, and lower may be better.
"""

from typing import NamedTuple

from plain_text import in_markdown, shortened


class Task(NamedTuple):
    """A task with its metric, unit and direction, as the table tasks has them."""

    name: str
    metric: str
    unit: str
    higher_is_better: bool

    @property
    def is_accuracy(self) -> bool:
        """Whether it is a percentage that people call accuracy."""
        return self.is_percentage and "accuracy" in self.metric.lower()

    @property
    def is_percentage(self) -> bool:
        return self.unit == "percent" and self.higher_is_better

    @property
    def noun(self) -> str:
        return "accuracy" if self.is_accuracy else shortened(self.metric, 40)

    @property
    def title(self) -> str:
        """Of a column or tooltip: Accuracy (%), RMSE."""
        first, *_ = self.noun.split() or [""]
        # mAP stays as it is.
        noun = (self.noun[0].upper() if first.islower() else self.noun[0]) + (
            self.noun[1:]
        )
        return f"{noun} ({self.sign})" if self.sign else noun

    @property
    def axis_title(self) -> str:
        """Top-1 accuracy (percent); mAP stays; RMSE (metres), lower is better."""
        first, *_ = self.metric.split() or [""]
        name = self.metric
        if first == first.lower():
            name = name[:1].upper() + name[1:]
        if self.unit not in (self.metric, "not stated"):
            name += f" ({self.unit})"
        return name if self.higher_is_better else f"{name}, lower is better"

    @property
    def sign(self) -> str:
        """The unit as it is written behind a number, or nothing."""
        if self.unit == "percent":
            return "%"
        known = self.unit not in ("not stated", "fraction", self.metric)
        return shortened(self.unit, 20) if known else ""

    @property
    def limit(self) -> str:
        """Of a field: what is asked of it at least or, where lower is better, most."""
        return f"{'Minimum' if self.higher_is_better else 'Maximum'} " + (
            self.title[0].lower() + self.title[1:] if self.is_accuracy else self.title
        )

    @property
    def short_limit(self) -> str:
        noun = self.title if self.is_accuracy else shortened(self.title, 18)
        return f"{noun} {'≥' if self.higher_is_better else '≤'}"

    @property
    def direction(self) -> str:
        """A sentence for where it is not what a reader expects."""
        return "" if self.higher_is_better else f"Lower {self.noun} is better."

    def value(self, number: float) -> str:
        """A number with its unit."""
        text = f"{number:.1f}" if self.unit == "percent" else f"{number:.4g}"
        return f"{text} {self.sign}".strip()

    def difference(self, number: float) -> str:
        """How much better: 3.1 points more accurate; 0.02 better."""
        if self.is_accuracy:
            return f"{number:.1f} points more accurate"
        return f"{self.value(number)} better in {in_markdown(self.noun)}"
