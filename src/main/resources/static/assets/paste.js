// Makes a brief quicker to go through: keys, what belongs together lit, counts, and a text that is kept where the server
// does not answer. The page is whole without it.

const KEPT = "chancery-paste-keys";
let done = true;

const main = () => document.querySelector("main[data-paste]");
const cards = () => [...main().querySelectorAll(".draft")];

/** Says what went wrong, and leaves the page as it is. */
function trouble(words, signIn) {
    const place = main().querySelector("#trouble");
    place.querySelector("span").textContent = words;
    place.querySelector("a").hidden = !signIn;
    place.hidden = false;
    place.focus();
}

function count() {
    const all = cards().filter((card) => !card.classList.contains("done"));
    const numbers = {
        accepted: all.filter((card) => card.querySelector(".accept input")?.checked).length,
        discarded: all.filter((card) => card.classList.contains("away")).length,
        incomplete: all.filter((card) => [...card.querySelectorAll(".needed input")].some((input) => input.value.trim() === "")).length,
    };
    for (const [name, number] of Object.entries(numbers)) {
        const place = main().querySelector(`[data-count=${name}]`);
        if (place && place.textContent !== String(number)) {
            place.textContent = number;
        }
    }
    for (const card of all) {
        card.classList.toggle("accepted", card.querySelector(".accept input")?.checked === true);
    }
}

function discard(card, away) {
    const button = card.querySelector("button[data-discard]");
    if (!button) {
        return;
    }
    card.classList.toggle("away", away);
    card.querySelector("[data-away]").value = away ? "1" : "";
    button.textContent = away ? button.dataset.undo : button.dataset.discard;
    if (away) {
        card.querySelector(".accept input").checked = false;
    }
    count();
}

/** Lights up the words a card was made from, and the card. */
function light(number, on) {
    document.getElementById("draft-" + number)?.classList.toggle("lit", on);
    for (const words of main().querySelectorAll(`.seen[data-card="${number}"]`)) {
        words.classList.toggle("lit", on);
    }
}

function current() {
    return document.activeElement?.closest?.(".draft") ?? null;
}

function go(card) {
    if (card) {
        card.focus();
        card.scrollIntoView({ block: "nearest" });
    }
}

const KEYS = {
    j: (card, all) => go(card ? all[all.indexOf(card) + 1] : all[0]),
    k: (card, all) => go(card ? all[all.indexOf(card) - 1] : all.at(-1)),
    a: (card) => {
        const box = card?.querySelector(".accept input");
        if (box) {
            discard(card, false);
            box.checked = !box.checked;
            count();
        }
    },
    e: (card) => {
        if (card) {
            discard(card, false);
            (card.querySelector(".needed input") ?? card.querySelector(".draft-fields input"))?.focus();
        }
    },
    x: (card) => card && discard(card, !card.classList.contains("away")),
};

document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("textarea, select, input:not([type=checkbox])");
    if (event.key === "Escape" && writing) {
        go(current());
        return;
    }
    const act = KEYS[event.key];
    const on = main().querySelector("[data-keys] input")?.checked;
    if (!act || !on || writing || event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    event.preventDefault();
    act(current(), cards());
});

/** Sends the form by itself, so that the page with the text is still here if nothing comes back. */
async function send(form, button) {
    const place = main();
    const text = form.elements.text;
    if (text.value.length > Number(place.dataset.longest)) {
        trouble(place.dataset.long.replace("{0}", text.value.length.toLocaleString("en")), false);
        return;
    }
    const buttons = [...form.querySelectorAll("button[type=submit]:not(:disabled)")];
    const body = new URLSearchParams(new FormData(form));
    buttons.forEach((each) => (each.disabled = true));
    form.setAttribute("aria-busy", "true");
    try {
        const answer = await fetch(button?.getAttribute("formaction") ?? form.getAttribute("action"), {
            method: "POST",
            headers: { Accept: "text/html" },
            body,
        });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main[data-paste]");
        if (page) {
            place.replaceWith(document.adoptNode(page));
            begin();
            (page.querySelector(".wrong:not([hidden])") ?? page.querySelector(".consequence") ?? page.querySelector(".nothing, .draft"))?.scrollIntoView({ block: "nearest" });
            page.querySelector(".consequence")?.focus();
        } else {
            trouble(answer.status === 401 ? place.dataset.outside : place.dataset.failed.replace("{0}", answer.status), answer.status === 401);
        }
    } catch {
        trouble(place.dataset.gone, false);
    }
    buttons.forEach((each) => (each.disabled = false));
    form.removeAttribute("aria-busy");
}

/** Makes ready what the server sent. */
function begin() {
    const place = main();
    done = (place.querySelector(".draft") === null && place.querySelector("textarea[name=text]")?.value.trim() === "") || place.querySelector(".brief-head.over") !== null;
    for (const form of place.querySelectorAll("form[method=post]")) {
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            send(form, event.submitter);
        });
        form.addEventListener("input", () => {
            done = false;
            count();
        });
    }
    const file = place.querySelector("[data-file]");
    if (file) {
        file.hidden = false;
        file.querySelector("input").addEventListener("change", async (event) => {
            const chosen = event.target.files[0];
            if (chosen) {
                const form = file.closest("form");
                form.elements.text.value = await chosen.text();
                form.elements.title.value ||= chosen.name;
                done = false;
            }
        });
    }
    const keys = place.querySelector("[data-keys]");
    if (keys) {
        keys.hidden = false;
        const box = keys.querySelector("input");
        box.checked = localStorage.getItem(KEPT) !== "off";
        box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));
    }
    for (const card of cards()) {
        const number = card.dataset.number;
        const button = card.querySelector("button[data-discard]");
        if (button) {
            button.hidden = false;
            button.addEventListener("click", () => discard(card, !card.classList.contains("away")));
        }
        for (const [type, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
            card.addEventListener(type, () => light(number, on));
        }
    }
    for (const words of place.querySelectorAll(".seen[data-card]")) {
        words.addEventListener("pointerenter", () => light(words.dataset.card, true));
        words.addEventListener("pointerleave", () => light(words.dataset.card, false));
        words.addEventListener("click", (event) => {
            event.preventDefault();
            go(document.getElementById("draft-" + words.dataset.card));
        });
    }
}

window.addEventListener("beforeunload", (event) => {
    if (!done && (main().querySelector("textarea[name=text]")?.value ?? "") !== "") {
        event.preventDefault();
    }
});

begin();
document.documentElement.dataset.paste = "";
