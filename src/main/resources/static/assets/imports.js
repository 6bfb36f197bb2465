// Shows how far an import is while it is at work. Without it the page is the same when it is opened again.

const PAUSE = 1_000;

/** Looks again, and opens the page anew when it is over. */
async function look() {
    const part = document.querySelector("#live[data-live]");
    if (part === null) {
        return;
    }
    try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#live");
        if (answer.ok && fresh !== null) {
            if (!fresh.hasAttribute("data-live")) {
                location.reload();
                return;
            }
            if (!part.contains(document.activeElement)) {
                part.replaceChildren(...fresh.childNodes);
            }
        }
    } catch {
        // the server is gone for a while; what is shown is the last it said
    }
    setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
