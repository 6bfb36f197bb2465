// Shows while somebody types what the server makes of it. Every form is whole without it: the same page comes back.

const PAUSE = 350;

let asking = null;
let waiting = 0;
let pressed = false;

const form = () => document.querySelector("#form");

/** What the form says, as the button given would send it. */
function said(word) {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form())) {
        fields.append(name, value);
    }
    fields.set("do", word);
    return fields;
}

async function send(word) {
    asking?.abort();
    asking = new AbortController();
    return fetch(form().action, {
        method: "POST",
        body: said(word),
        headers: { Accept: "text/html" },
        signal: asking.signal,
    });
}

async function read(answer) {
    return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Says that the form could not be sent; what was written stands where it stood. */
function trouble(text) {
    let banner = document.querySelector("#trouble");
    if (!banner) {
        banner = document.createElement("p");
        banner.id = "trouble";
        banner.className = "wrong";
        banner.setAttribute("role", "alert");
        form().before(banner);
    }
    banner.textContent = text ?? "";
    banner.hidden = !text;
}

/** Takes over what the server says of the texts, and leaves the texts and the cursor where they are. */
function takeNotes(fresh) {
    for (const id of ["told", "panel", "said"]) {
        const come = fresh.getElementById(id);
        const old = document.getElementById(id);
        if (come && old && come.innerHTML !== old.innerHTML) {
            old.replaceChildren(...come.childNodes);
        }
    }
    for (const old of document.querySelectorAll("[data-note]")) {
        const come = fresh.getElementById(old.id);
        if (come && come.innerHTML !== old.innerHTML && !old.contains(document.activeElement)) {
            old.replaceChildren(...come.childNodes);
        }
    }
    for (const old of form().querySelectorAll("input[id], select[id], textarea[id]")) {
        const come = fresh.getElementById(old.id);
        if (come?.getAttribute("aria-invalid")) {
            old.setAttribute("aria-invalid", "true");
        } else {
            old.removeAttribute("aria-invalid");
        }
    }
    const actors = fresh.getElementById("actors");
    const here = document.getElementById("actors");
    if (actors && here && actors.innerHTML !== here.innerHTML) {
        here.replaceChildren(...actors.childNodes);
    }
}

/** What stands in each box. */
function texts() {
    return new Map([...form().querySelectorAll("input[id], select[id], textarea[id]")].map((box) => [box.id, box.value]));
}

/** Takes over what is sent along without being seen. */
function takeHidden(fresh) {
    for (const old of form().querySelectorAll("input[type=hidden]")) {
        const come = fresh.querySelector(`#form input[type=hidden][name="${old.name}"]`);
        old.value = come ? come.value : old.value;
    }
}

/** Takes over the whole page, but for what was written since it was asked for, and goes where it says. */
function takeAll(fresh, sent) {
    const since = [...texts()].filter(([id, text]) => sent.has(id) && sent.get(id) !== text);
    const folds = [...document.querySelectorAll("#form details")].map((fold) => fold.open);
    document.querySelector("#content").replaceWith(fresh.querySelector("#content"));
    document.querySelectorAll("#form details").forEach((fold, at) => {
        fold.open ||= folds[at] ?? false;
    });
    for (const [id, text] of since) {
        const box = document.getElementById(id);
        if (box) {
            box.value = text;
        }
    }
    document.title = fresh.title;
    const actors = fresh.getElementById("actors");
    if (actors) {
        document.getElementById("actors").replaceWith(actors);
    }
    begin();
    document.querySelector("[autofocus]")?.focus();
}

/** Goes to what is to be seen to. */
function goToTroubles() {
    const first = document.querySelector(".race, .troubles") ?? document.querySelector("#panel .refused");
    first?.setAttribute("tabindex", "-1");
    first?.focus();
}

async function look() {
    if (pressed || form()?.dataset.live !== "true") {
        return;
    }
    try {
        const answer = await send("live");
        if (answer.ok) {
            takeNotes(await read(answer));
            trouble(null);
        }
    } catch (error) {
        if (error.name !== "AbortError") {
            trouble(form().dataset.gone);
        }
    }
    form().dataset.looked = String(Number(form().dataset.looked ?? 0) + 1);
}

/** Sends what is written. Until the answer is there nothing else is sent, so that nothing is recorded unseen or twice. */
async function press(word) {
    if (pressed) {
        return;
    }
    pressed = true;
    const buttons = [...form().elements].filter((element) => element.localName === "button" && !element.disabled);
    buttons.forEach((button) => button.setAttribute("aria-disabled", "true"));
    clearTimeout(waiting);
    const sent = texts();
    try {
        const answer = await send(word);
        if (answer.redirected && answer.ok) {
            location.assign(answer.url);
        } else if (answer.status === 401 || answer.status === 403) {
            trouble(form().dataset.shut);
        } else {
            const fresh = await read(answer);
            trouble(null);
            if (!fresh.getElementById("form")) {
                trouble(fresh.querySelector("main")?.textContent.replace(/\s+/g, " ").trim() || form().dataset.gone);
            } else if (["preview", "record"].includes(word) || (word === "another" && !fresh.querySelector(".done"))) {
                takeNotes(fresh);
                takeHidden(fresh);
                goToTroubles();
            } else {
                takeAll(fresh, sent);
            }
        }
    } catch (error) {
        if (error.name !== "AbortError") {
            trouble(form().dataset.gone);
        }
    } finally {
        pressed = false;
        buttons.forEach((button) => button.removeAttribute("aria-disabled"));
    }
}

function begin() {
    const here = form();
    if (!here) {
        return;
    }
    const soon = () => {
        clearTimeout(waiting);
        waiting = setTimeout(look, PAUSE);
    };
    here.addEventListener("input", (event) => {
        if (event.target.name !== "act") {
            soon();
        }
    });
    here.addEventListener("submit", (event) => {
        event.preventDefault();
        press(event.submitter?.value ?? "preview");
    });
    here.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            const record = document.querySelector("#record");
            if (!record.disabled) {
                press("record");
            }
        }
    });
}

/** Narrows the list of acts while somebody types; Enter opens the first that is left. */
function acts() {
    const box = document.querySelector("#acts-q");
    if (!box) {
        return;
    }
    const items = [...document.querySelectorAll(".acts li")].map((item) => ({
        item,
        words: item.dataset.words.toLowerCase().split(/[^\p{L}\p{N}]+/u),
    }));
    const count = document.querySelector("#acts-count");
    const narrow = () => {
        const wanted = box.value.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
        let left = 0;
        for (const { item, words } of items) {
            item.hidden = !wanted.every((word) => words.some((each) => each.startsWith(word)));
            left += item.hidden ? 0 : 1;
        }
        for (const group of document.querySelectorAll(".acts")) {
            group.hidden = !group.querySelector("li:not([hidden])");
        }
        document.querySelector("#acts-none").hidden = left > 0;
        count.textContent = left > 0 ? count.dataset.some.replace("%1", left) : count.dataset.none;
    };
    box.addEventListener("input", narrow);
    document.querySelector("#acts-search").addEventListener("submit", (event) => {
        const first = document.querySelector(".acts:not([hidden]) li:not([hidden]) a");
        if (first && box.value.trim()) {
            event.preventDefault();
            location.assign(first.href);
        }
    });
    if (box.value) {
        narrow();
    }
}

begin();
acts();
