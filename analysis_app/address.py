"""Controls whose state is in the address, so that a link reproduces the view.

Each control has a key, which is its name in the address. Streamlit keeps both
in step (`bind="query-params"`); a control at its default leaves no trace. A
value that the control cannot take is refused: the page says so and shows the
default. Call these in place of Streamlit's own widgets.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st
from plain_text import in_markdown

_REFUSALS = "address_refusals"
_KNOWN = "address_known"
_EMBED = {"embed", "embed_options"}  # Streamlit's own


def begin() -> None:
    """Forget what the last run of the page refused."""
    st.session_state[_REFUSALS] = st.session_state.pop("address_kept", [])
    st.session_state[_KNOWN] = set()


def refusals() -> list[str]:
    """Messages about what this run refused, in Markdown."""
    return st.session_state.get(_REFUSALS, [])


def refuse_unknown() -> None:
    """Refuse what the address says that no control of the page has taken."""
    for key in sorted(set(st.query_params) - st.session_state[_KNOWN] - _EMBED):
        _refuse(f"This page has no choice `{_shown(key)}`; it was left out.")
        del st.query_params[key]


def choose_one(
    label: str,
    options: Sequence[Any],
    *,
    key: str,
    default: Any = None,
    help: str | None = None,
    as_buttons: bool = False,
    format_func: Callable[[Any], str] = str,
) -> Any:
    """One of the options; the first unless `default`. Buttons for a few short ones."""
    default = options[0] if default is None else default

    def shown(option: Any) -> str:
        # Buttons read Markdown, and lists do not.
        return in_markdown(format_func(option)) if as_buttons else format_func(option)

    _screen(key, label, lambda text: text in map(shown, options))
    if as_buttons:
        return st.segmented_control(
            label,
            options,
            default=default,
            required=True,
            format_func=shown,
            key=key,
            help=help,
            bind="query-params",
        )
    return st.selectbox(
        label,
        options,
        index=list(options).index(default),
        format_func=format_func,
        key=key,
        help=help,
        bind="query-params",
    )


def choose_many(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: Sequence[str] = (),
    help: str | None = None,
) -> list[str]:
    """Some of the options; an empty choice stands for all of them."""
    _screen(key, label, lambda text: text in options)
    chosen = st.multiselect(
        label,
        options,
        default=[option for option in default if option in options],
        placeholder=f"All {len(options)}",
        key=key,
        help=help,
        bind="query-params",
    )
    return list(chosen or options)


def choose_number(
    label: str,
    *,
    key: str,
    default: float | None,
    minimum: float,
    maximum: float,
    step: float | None = None,
    help: str | None = None,
    format: str | None = None,
    placeholder: str | None = None,
) -> float | None:
    """A number between two ends; the type of `minimum` (int or float) is kept.

    With None as `default` the field is empty, and may be: `placeholder` is in it.
    """

    def fits(text: str) -> bool:
        try:
            return minimum <= type(minimum)(text) <= maximum
        except (ValueError, OverflowError):
            return False

    if not _screen(key, label, fits, f"a number from {minimum:g} to {maximum:g}"):
        # The widget would try to convert it and may fail (1e999): start anew.
        st.session_state["address_kept"] = refusals()
        del st.query_params[key]
        st.rerun()
    value = st.number_input(
        label,
        min_value=minimum,
        max_value=maximum,
        value=default,
        step=step,
        format=format,
        key=key,
        help=help,
        placeholder=placeholder,
        bind="query-params",
    )
    return value if value is None or math.isfinite(value) else default


def choose_whether(
    label: str, *, key: str, default: bool = False, help: str | None = None
) -> bool:
    """Yes or no."""
    _screen(key, label, lambda text: text.lower() in ("true", "false"), "true or false")
    return st.toggle(label, default, key=key, help=help, bind="query-params")


def write_line(
    label: str, *, key: str, placeholder: str = "", most_characters: int = 100
) -> str:
    """A short text; empty unless written."""
    _screen_length(key, label, most_characters)
    return st.text_input(
        label,
        max_chars=most_characters,
        key=key,
        placeholder=placeholder,
        bind="query-params",
    )


def write_text(
    label: str,
    *,
    key: str,
    default: str,
    most_characters: int,
    height: int,
    help: str | None = None,
) -> str:
    """A text of some lines."""
    _screen_length(key, label, most_characters)
    return st.text_area(
        label,
        default,
        max_chars=most_characters,
        height=height,
        key=key,
        help=help,
        bind="query-params",
    )


def start_anew(defaults: Mapping[str, Any]) -> None:
    """Put controls back to these defaults; before they are drawn."""
    for key, value in defaults.items():
        st.session_state[key] = value


def choose_of(
    label: str, options: Sequence[Any], *, key: str, default: Any = None, **looks: Any
) -> Any:
    """choose_one where another choice decides the options.

    A control at its default leaves no trace in the address: when the default changes,
    the control goes there, or a link would show something else.
    """
    default = options[0] if default is None else default
    begun = f"begun_{key}"
    if st.session_state.get(begun, default) != default:
        start_anew({key: default})
    st.session_state[begun] = default
    return choose_one(label, options, key=key, default=default, **looks)


def may_be_hidden(keys: Iterable[str]) -> None:
    """Keys of controls that this page has, though not with its present choices."""
    st.session_state[_KNOWN].update(keys)


def _screen(
    key: str, label: str, fits: Callable[[str], bool], wanted: str | None = None
) -> bool:
    """Whether the address says nothing unfit; only when a link is opened.

    Later the widget decides, and the address may be one run behind it.
    """
    st.session_state[_KNOWN].add(key)
    if key in st.session_state:
        return True
    unfit = [text for text in st.query_params.get_all(key) if not fits(text)]
    for text in unfit[:3]:
        reason = f"is not {wanted}" if wanted else "is not among the choices here"
        _refuse(f"{label}: `{_shown(text)}` {reason}; it was left out.")
    return not unfit


def _screen_length(key: str, label: str, most_characters: int) -> None:
    """Begins anew without a text in the address that is too long."""
    wanted = f"a text of at most {most_characters} characters"
    if not _screen(key, label, lambda text: len(text) <= most_characters, wanted):
        st.session_state["address_kept"] = refusals()
        del st.query_params[key]
        st.rerun()


def _refuse(message: str) -> None:
    st.session_state[_REFUSALS].append(message)


def _shown(text: str) -> str:
    """Text from the address, short and unable to format or link anything."""
    plain = "".join(c if c.isprintable() and c != "`" else " " for c in text)
    return plain[:60] + ("…" if len(plain) > 60 else "")
