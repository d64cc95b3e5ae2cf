"""What a slider offers: round values that have both ends between them."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from scales import MOST_STEPS, even_ratios, even_steps

amounts = st.floats(1e-6, 1e9)


def test_worked():
    assert even_ratios(3.1, 9) == [3, 4, 5, 6, 8, 10]
    assert even_ratios(0.96, 1) == [0.8, 1]
    assert even_ratios(999999999.9999999, 1e9) == [8e8, 1e9]
    assert even_steps(0.31, 0.62)[:3] == [0.31, 0.32, 0.33]
    assert even_steps(66.9, 80.5)[:3] == [66.5, 67, 67.5]
    assert even_steps(5, 5) == [5]
    assert even_steps(0.01, 0.010000000000000002) == [0.01]


@given(ends=st.tuples(amounts, amounts).map(sorted))
def test_ratios_hold_both_ends(ends):
    low, high = ends
    steps = even_ratios(low, high)
    assert steps[0] <= low <= high <= steps[-1]
    assert all(1 < after / step < 1.4 for step, after in itertools.pairwise(steps))


@given(ends=st.tuples(st.floats(0.01, 100), st.floats(0.01, 100)).map(sorted))
def test_steps_are_even_and_few(ends):
    low, high = ends
    steps = even_steps(low, high)
    assert len(steps) <= MOST_STEPS + 2
    assert all(step > 0 for step in steps)
    assert steps == sorted(set(steps))
    assert steps[-1] <= high * (1 + 1e-9)
