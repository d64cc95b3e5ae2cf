"""Controls whose state is in the address, so that a link reproduces the view.

Each control has a key, which is its name in the address. Streamlit keeps both
in step (`bind="query-params"`); a control at its default leaves no trace. A
value that the control cannot take is refused: the page says so and shows the
default. Call these in place of Streamlit's own widgets. history.js makes each
change an entry of the browser's history.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st
from plain_text import in_markdown
from written_numbers import is_plain, read, written

_REFUSALS = "address_refusals"
_KNOWN = "address_known"
MOST_DIGITS = 40  # of a number, with signs and spaces
ANY = "any"  # what a limit says that asks for nothing
_EMBED = {"embed", "embed_options"}  # Streamlit's own


def begin() -> None:
    """Forget what the last run of the page refused."""
    st.session_state[_REFUSALS] = st.session_state.pop("address_kept", [])
    st.session_state[_KNOWN] = set()


def refusals() -> list[str]:
    """Messages about what this run refused, in Markdown."""
    return st.session_state.get(_REFUSALS, [])


def chosen(key: str) -> Any:
    """What a control of this page holds; None where the page has no such control."""
    known = st.session_state.get(_KNOWN, ())
    return st.session_state.get(key) if key in known else None


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


def choose_some(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    most: int,
    placeholder: str,
    wanted: str | None = None,
    help: str | None = None,
) -> list[str]:
    """Up to `most` of the options, and none at first; `wanted` says what they are."""
    _screen(key, label, lambda text: text in options, wanted)
    stated = list(dict.fromkeys(st.query_params.get_all(key)))
    if len(stated) > most and key not in st.session_state:
        _refuse(f"{label}: at most {most}; the rest was left out.")
        st.query_params[key] = stated[:most]
    return st.multiselect(
        label,
        options,
        max_selections=most,
        select_all=False,
        placeholder=placeholder,
        key=key,
        help=help,
        bind="query-params",
    )


def chosen_of_many(key: str) -> list[str]:
    """What a control of several choices holds, or its link says before it is drawn."""
    return list(st.session_state.get(key) or st.query_params.get_all(key))


def choose_number(
    label: str,
    *,
    key: str,
    default: float | None,
    minimum: float,
    maximum: float,
    help: str | None = None,
    placeholder: str | None = None,
) -> float | None:
    """A number between two ends; the type of `minimum` (int or float) is kept.

    With None as `default` the field is empty, and may be: `placeholder` is in it. Below
    it stands how it was read, or why it was not.
    """
    is_whole = isinstance(minimum, int)
    _screen_length(key, label, MOST_DIGITS)
    if not isinstance(st.session_state.get(key, ""), str):  # put there by the app
        st.session_state[key] = written(st.session_state[key])
    begun = written(default)
    text = st.text_input(
        label,
        begun,
        max_chars=MOST_DIGITS,
        key=key,
        help=help,
        placeholder=placeholder,
        bind="query-params",
    )
    if text.strip() in ("", begun):
        if text != begun:
            st.caption(f"Empty: {begun} is taken.")
        return default
    try:
        number = read(text)
        if minimum <= number <= maximum and not (is_whole and number % 1):
            if not is_plain(text):
                st.caption(f"Read as {written(number)}.")
            return type(minimum)(number)
        remedy = ""
    except ValueError as error:
        remedy = f": {error}"
    wanted = (
        f"{'a whole number' if is_whole else 'a number'} "
        f"from {written(minimum)} to {written(maximum)}"
    )
    instead = f"{begun} is taken instead" if begun else "it was left out"
    st.caption(f"⚠ Refused: {instead}.")
    _refuse(f"{label}: `{_shown(text)}` is not {wanted}{remedy}; {instead}.")
    return default


def choose_on_scale(
    label: str,
    steps: Sequence[float],
    *,
    key: str,
    any_first: bool,
    largest: float = math.inf,
    help: str | None = None,
) -> float | None:
    """One of the steps, or any, which stands at the end where a limit asks for nothing
    and is None. What a link or another page carries is a step too."""

    def fits(text: str) -> bool:
        try:
            return text == ANY or (
                0 < read(text) <= largest and math.isfinite(read(text))
            )
        except ValueError:
            return False

    most = "" if math.isinf(largest) else f", at most {largest:g}"
    is_fit = _screen(key, label, fits, f"a number above 0{most}")
    if key in st.session_state:
        carried = st.session_state[key]
    else:
        text = st.query_params.get(key, ANY) if is_fit else ANY
        carried = text if text == ANY else read(text)
        if key in st.query_params and st.query_params[key] != _on_scale(carried):
            # 73.0, which the slider calls 73, or what was refused: start anew.
            st.session_state["address_kept"] = refusals()
            del st.query_params[key]
            if carried != ANY:
                st.query_params[key] = _on_scale(carried)
            st.rerun()
    if carried != ANY:
        steps = sorted({*steps, carried})
    if not steps:
        st.caption(f"{label}: of no design is it known.")
        return None
    chosen = st.select_slider(
        label,
        [ANY, *steps] if any_first else [*steps, ANY],
        value=ANY,
        format_func=_on_scale,
        key=key,
        help=help,
        bind="query-params",
    )
    return None if chosen == ANY else chosen


def _on_scale(step: float | str) -> str:
    return step if step == ANY else written(step)


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


def refuse_part(label: str, whose: str, part: str, reason: str) -> None:
    """Say that a part of a value was left out: a figure of a chip that cannot be."""
    _refuse(
        f"{label} `{_shown(whose)}`: `{_shown(part)}` {_shown(reason)}; "
        "it was left out."
    )


def _refuse(message: str) -> None:
    st.session_state[_REFUSALS].append(message)


def _shown(text: str) -> str:
    """Text from the address, short and unable to format or link anything."""
    plain = "".join(c if c.isprintable() and c != "`" else " " for c in text)
    return plain[:60] + ("…" if len(plain) > 60 else "")
