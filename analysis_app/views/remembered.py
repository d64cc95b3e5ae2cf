"""A view is made once for its arguments, until the warehouse changes."""

from collections.abc import Callable
from functools import wraps

import streamlit as st
import warehouse
from views.view import View


def remembered(make: Callable[..., View]) -> Callable[..., View]:
    """The same view to whoever asks with the same arguments; not to be changed.

    A page runs anew at every change of a control: only what that changes is made anew.
    """

    def of_version(version: tuple, *arguments, **options) -> View:
        return make(*arguments, **options)

    # Streamlit tells functions apart by their names.
    of_version.__module__, of_version.__qualname__ = make.__module__, make.__qualname__
    keep = st.cache_resource(of_version, show_spinner=False, max_entries=50)

    @wraps(make)
    def ask(*arguments, **options) -> View:
        version = str(warehouse.path()), warehouse.fingerprint()
        return keep(version, *arguments, **options)

    return ask
