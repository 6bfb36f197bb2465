// Names what differs under the pointer and lets the arrows go from place to place. Every place is in the table as well.

const map = document.querySelector("#map");
const tip = document.querySelector("#tip");
let stop = map?.querySelector(".place[tabindex='0']");

function point(link) {
    tip.hidden = !link;
    if (!link) {
        return;
    }
    tip.textContent = link.getAttribute("aria-label");
    tip.hidden = false;
    const box = link.getBoundingClientRect();
    const frame = map.getBoundingClientRect();
    const x = Math.min(Math.max(0, box.left - frame.left + box.width / 2 - tip.offsetWidth / 2), frame.width - tip.offsetWidth);
    // Positions are written through the object model, which the policy of the page allows.
    tip.style.left = `${x}px`;
    tip.style.top = `${Math.max(0, box.top - frame.top - tip.offsetHeight - 6)}px`;
}

function hold(link) {
    if (link) {
        stop?.setAttribute("tabindex", "-1");
        link.setAttribute("tabindex", "0");
        stop = link;
        point(link);
    }
}

/** The nearest place that differs in a direction, what lies aside counting more than what lies ahead. */
function towards(from, [right, down]) {
    let best = null;
    for (const link of map.querySelectorAll(".place[href]")) {
        if (link === from || link.querySelector(".gone")) continue;
        const dx = Number(link.dataset.x) - Number(from.dataset.x);
        const dy = Number(link.dataset.y) - Number(from.dataset.y);
        const along = dx * right + dy * down;
        const cost = along + 2.5 * (Math.abs(dx * down) + Math.abs(dy * right));
        if (along > 0 && (best === null || cost < best.cost)) {
            best = { link, cost };
        }
    }
    return best?.link;
}

function key(event) {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const from = event.target.closest(".place");
    if (direction && from) {
        event.preventDefault();
        towards(from, direction)?.focus();
    }
}

if (map) {
    const svg = map.querySelector("svg");
    svg.addEventListener("pointermove", (event) => point(event.target.closest(".place")));
    svg.addEventListener("pointerleave", () => point(null));
    svg.addEventListener("focusin", (event) => hold(event.target.closest(".place")));
    svg.addEventListener("focusout", () => point(null));
    svg.addEventListener("keydown", key);
    document.addEventListener("keydown", (event) => event.key === "Escape" && point(null));
}
