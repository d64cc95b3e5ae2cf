// Each change that a person makes is an entry of the browser's history, so that Back
// undoes it. Streamlit replaces the address where a control changes, and pushes several
// where the page does: here the first new address after a press of a key or a pointer
// makes an entry, and what the app itself puts right afterwards replaces it.
if (!window.historyOfChanges) {
    window.historyOfChanges = true;
    const push = history.pushState.bind(history);
    const replace = history.replaceState.bind(history);
    let hasActed = false;
    let shownPage = location.pathname;

    const record = (state, unused, url) => {
        const isNew = new URL(url ?? location, location).href != location.href;
        const write = isNew && hasActed ? push : replace;
        if (isNew) hasActed = false;
        write(state, unused, url);
        shownPage = location.pathname;
    };
    history.pushState = record;
    history.replaceState = record;

    for (const action of ["pointerdown", "keydown"])
        addEventListener(action, () => { hasActed = true; }, true);

    // Within a page Streamlit shows what the entry says. Across pages it forgets the
    // choices that both have; the entry is then opened as a link.
    addEventListener("popstate", event => {
        hasActed = false;
        if (location.pathname == shownPage) return;
        event.stopImmediatePropagation();
        location.reload();
    }, true);
}
