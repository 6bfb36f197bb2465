// Shows how far an audit is while it is at work. Without it the page is the same when it is opened again.

const LEAST_PAUSE = 500;

/** Puts what the page says now in the place of what it said. */
async function look(part) {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#live");
    const live = part.querySelector("#live");
    if (answer.ok && fresh !== null) {
        live.replaceChildren(...fresh.childNodes);
    }
}

for (const part of document.querySelectorAll("[data-events]")) {
    const trouble = part.querySelector(".trouble");
    let quarters = 0;
    let next = 0;
    let looking = false;
    const source = new EventSource(part.dataset.events);
    source.addEventListener("progress", async (event) => {
        const audit = JSON.parse(event.data);
        if (audit.total > 0) {
            const now = Math.floor((4 * audit.done) / audit.total);
            if (now > quarters) {
                quarters = now;
                part.querySelector("[role=status]").textContent = part.dataset.said.replace("%", 25 * now);
            }
        }
        if (!looking && Date.now() >= next) {
            looking = true;
            try {
                await look(part);
            } catch {
                // the server is gone for a while; what is shown is the last it said
            }
            next = Date.now() + LEAST_PAUSE;
            looking = false;
        }
    });
    source.addEventListener("open", () => {
        trouble.hidden = true;
    });
    source.addEventListener("error", () => {
        trouble.textContent = part.dataset.cut;
        trouble.hidden = false;
    });
    source.addEventListener("over", () => {
        source.close();
        location.reload();
    });
}
