"""What is served: `streamlit run analysis_app/streamlit_app.py`; the pages: router.py.

Every answer of the server says what the browser may do with it. Nothing is loaded from
elsewhere and nothing sent there, whatever a name in a catalogue would make of a page;
and no other page may show the app in a frame, where a press could be led astray.
"""

import gc
from importlib import import_module

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit begins with scripts and styles within its page; Vega compiles expressions.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(map(" ".join, POLICY.items())),
    "X-Frame-Options": "DENY",  # for browsers older than frame-ancestors
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class WithHeaders:
    """Puts HEADERS on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


# The pages' libraries are imported once, before the first visit. After every script
# Streamlit looks for garbage among all objects, but for those that are here by now.
for library in ("altair", "duckdb", "pandas", "pyarrow"):
    import_module(library)
gc.collect()
gc.freeze()

app = st.App("router.py", middleware=[Middleware(WithHeaders)])
