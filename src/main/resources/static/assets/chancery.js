// Makes reading quicker. Every page is whole without it.

const DAY = 86_400_000;

/** The address of this page on another day; what is read by the other clock stays. */
function onDay(day) {
    const address = new URL(location.href);
    address.searchParams.set("asOf", day);
    address.hash = "";
    return address.href;
}

/** Lets a reader point at a day in the timeline. */
function pick(timeline) {
    const first = Date.parse(timeline.dataset.first + "T00:00:00Z");
    const days = Number(timeline.dataset.days);
    if (Number.isNaN(first) || !(days > 0)) {
        return;
    }
    const tracks = [...timeline.querySelectorAll(".track")];
    const said = document.createElement("span");
    said.className = "picked";
    said.textContent = timeline.dataset.hint;
    timeline.append(said);
    const lines = tracks.map((track) => {
        const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
        line.setAttribute("class", "pick-line");
        line.setAttribute("y1", "0");
        line.setAttribute("y2", "100%");
        line.setAttribute("visibility", "hidden");
        track.append(line);
        return line;
    });
    const dayAt = (event) => {
        const box = tracks[0].getBoundingClientRect();
        const share = (event.clientX - box.left) / box.width;
        return share < 0 || share >= 1 ? null : [share, new Date(first + Math.floor(share * days) * DAY).toISOString().slice(0, 10)];
    };
    const show = (found) => {
        for (const line of lines) {
            line.setAttribute("visibility", found ? "visible" : "hidden");
            if (found) {
                line.setAttribute("x1", found[0] * 100 + "%");
                line.setAttribute("x2", found[0] * 100 + "%");
            }
        }
        said.textContent = found ? found[1] : timeline.dataset.hint;
    };
    timeline.addEventListener("pointermove", (event) => show(event.target.closest(".track") ? dayAt(event) : null));
    timeline.addEventListener("pointerleave", () => show(null));
    timeline.addEventListener("click", (event) => {
        const found = event.target.closest(".track") ? dayAt(event) : null;
        if (found) {
            location.href = onDay(found[1]);
        }
    });
    timeline.classList.add("picks");
}

/** Keeps empty fields out of the address. */
document.addEventListener("formdata", (event) => {
    for (const name of event.target.method === "get" ? ["asOf", "knownAt"] : []) {
        if (event.formData.get(name) === "") {
            event.formData.delete(name);
        }
    }
});

for (const timeline of document.querySelectorAll(".timeline")) {
    pick(timeline);
}

/** To print, and to keep a picture, needs a script. */
function offering() {
    const drawn = document.querySelector("svg.atlas, svg.network") !== null;
    for (const button of document.querySelectorAll("[data-print], [data-picture]")) {
        button.hidden = "picture" in button.dataset && !drawn;
    }
}

document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-print], [data-picture]");
    if (button?.dataset.picture) {
        const { keep } = await import("./picture.js");
        await keep(button.dataset.picture);
    } else if (button) {
        window.print();
    }
});

/** The arrows to the sides go from step to step, unless they are needed where they are pressed. */
function stepping(steps) {
    document.querySelector("[data-steps-keys]").hidden = false;
    document.addEventListener("keydown", (event) => {
        const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
        if (way && (visualViewport?.scale ?? 1) === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.target.closest("input, textarea, select, .scroll")) {
            steps.querySelector(`a[rel=${way}]`)?.click();
        }
    });
}

const steps = document.querySelector("[data-steps]");
if (steps) {
    stepping(steps);
}

offering();
document.addEventListener("swapped", offering);

document.documentElement.dataset.ready = "";
