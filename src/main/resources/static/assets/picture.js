// The picture of a page as a file of its own: drawn as it is seen, with what its letters mean and where it is from beneath it.

const SVG = "http://www.w3.org/2000/svg";
const PNG_WIDTH = 2400;
const LEAVES = "path, circle, rect, line, text";

/** How a leaf is drawn, with what goes without saying. */
const LOOKS = {
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "stroke-opacity": "1",
    "stroke-width": "1px",
    "stroke-dasharray": "none",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "vector-effect": "none",
    "paint-order": "normal",
    "visibility": "visible",
};
const LETTERS = {
    "font-family": "",
    "font-size": "",
    "font-weight": "400",
    "font-style": "normal",
    "letter-spacing": "normal",
    "text-anchor": "start",
    "dominant-baseline": "auto",
};

function element(name, attributes, text = "") {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
        made.setAttribute(key, value);
    }
    made.textContent = text;
    return made;
}

/** A colour as every program for drawings reads it: red, green and blue of 255, its transparency an attribute of its own. */
function paint(to, name, value) {
    const [, kind, list] = /^(rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(value) ?? [];
    if (!kind) {
        to.setAttribute(name, value.replace(/url\("(#[^"]*)"\)/, "url($1)"));
        return;
    }
    const [red, green, blue, alpha] = list.split(/[\s,/]+/).map(Number);
    if (alpha === 0) {
        to.setAttribute(name, "none");
        return;
    }
    const share = kind === "color" ? 255 : 1;
    to.setAttribute(name, `rgb(${[red, green, blue].map((part) => Math.round(part * share)).join(",")})`);
    if (alpha !== undefined) {
        to.setAttribute(name + "-opacity", alpha * Number(to.getAttribute(name + "-opacity") ?? 1));
    }
}

/** Writes into a copy how its original looks, for its sheets of style stay behind. */
function dress(copy, original) {
    const style = getComputedStyle(original);
    const words = original.matches("text") ? { ...LOOKS, ...LETTERS } : LOOKS;
    if (original.matches(LEAVES)) {
        for (const [name, usual] of Object.entries(words)) {
            const value = style.getPropertyValue(name);
            if (value !== usual) {
                copy.setAttribute(name, value);
            }
        }
        paint(copy, "fill", style.fill);
        paint(copy, "stroke", style.stroke);
    }
    if (style.opacity !== "1") {
        copy.setAttribute("opacity", style.opacity);
    }
    bare(copy);
}

/** Takes away what serves the page alone. */
function bare(copy) {
    for (const { name } of [...copy.attributes]) {
        if (/^(class|role|tabindex|href|data-.*|aria-.*)$/.test(name)) {
            copy.removeAttribute(name);
        }
    }
}

function copied(original) {
    const copy = original.cloneNode(true);
    const originals = original.querySelectorAll("*");
    const gone = [];
    [...copy.querySelectorAll("*")].forEach((each, at) => {
        const silent = originals[at].localName === "text" && !originals[at].textContent.trim();
        const drawn = !silent && (originals[at].closest("defs") || getComputedStyle(originals[at]).display !== "none");
        if (drawn) {
            dress(each, originals[at]);
        } else {
            gone.push(each);
        }
    });
    gone.forEach((each) => each.remove());
    return copy;
}

/** Breaks words into lines that are no wider than given. */
function lines(words, font, width) {
    const ruler = document.createElement("canvas").getContext("2d");
    ruler.font = font;
    const broken = [];
    let line = "";
    for (const word of words.split(/\s+/).filter(Boolean)) {
        const longer = line ? `${line} ${word}` : word;
        if (line && ruler.measureText(longer).width > width) {
            broken.push(line);
            line = word;
        } else {
            line = longer;
        }
    }
    return line ? [...broken, line] : broken;
}

const said = (selector) => document.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";

/** The letters and signs of the picture: on which colour they stand and what they mean. */
function entries() {
    return [...document.querySelectorAll(".key li:not(.none), .key-pair")].flatMap((entry) => {
        const swatch = entry.querySelector(".key-swatch");
        const sign = swatch.textContent.trim();
        return sign ? [{ swatch, sign, words: entry.textContent.trim().slice(sign.length).replace(/\s+/g, " ").trim() }] : [];
    });
}

/** What the patterns of the picture mean, and what else is to be known of it. */
function notes(original) {
    const beside = [...document.querySelectorAll(".map-note")].map((note) => note.textContent.trim());
    return [original.closest("[data-note]")?.dataset.note ?? "", ...beside].filter(Boolean);
}

/** The picture as an SVG that stands by itself. */
function drawing() {
    const original = document.querySelector("svg.atlas, svg.network");
    const { width, height } = original.viewBox.baseVal;
    const page = getComputedStyle(document.body);
    const size = Math.max(12, width / 80);
    const margin = size * 1.5;
    const copy = copied(original);
    const whole = element("svg", { xmlns: SVG, lang: document.documentElement.lang });
    whole.append(element("title", {}, document.title), element("desc", {}, `${said(".cited")} ${original.getAttribute("aria-label") ?? ""}`));
    const ground = element("rect", { width: width + 2 * margin });
    paint(ground, "fill", getComputedStyle(document.documentElement).backgroundColor);
    whole.append(ground);
    let y = margin;
    const write = (text, weight, em) => {
        const font = size * em;
        for (const line of lines(text, `${weight} ${font}px ${page.fontFamily}`, width)) {
            y += font * 1.4;
            const words = element("text", { x: margin, y, "font-family": page.fontFamily, "font-size": font, "font-weight": weight }, line);
            paint(words, "fill", page.color);
            whole.append(words);
        }
    };
    const explain = (font) => {
        const ruler = document.createElement("canvas").getContext("2d");
        ruler.font = `400 ${font}px ${page.fontFamily}`;
        const box = { width: font * 1.4, height: font * 1.05 };
        let x = margin;
        y += font * 1.5;
        for (const { swatch, sign, words } of entries()) {
            const wide = box.width + font * 0.4 + ruler.measureText(words).width;
            if (x > margin && x + wide > margin + width) {
                x = margin;
                y += font * 1.5;
            }
            const style = getComputedStyle(swatch);
            const rect = element("rect", { x, y: y - box.height * 0.82, ...box });
            paint(rect, "fill", style.backgroundColor);
            paint(rect, "stroke", style.borderTopColor);
            const letter = element("text", { x: x + box.width / 2, y, "text-anchor": "middle", "font-family": page.fontFamily, "font-size": font * 0.85, "font-weight": 600 }, sign);
            paint(letter, "fill", style.color);
            const meaning = element("text", { x: x + box.width + font * 0.4, y, "font-family": page.fontFamily, "font-size": font }, words);
            paint(meaning, "fill", page.color);
            whole.append(rect, letter, meaning);
            x += wide + font * 1.2;
        }
        y += font * 0.4;
    };
    write([said("h1"), said("#day")].filter(Boolean).join(", "), 600, 1.5);
    y += size;
    for (const [name, value] of Object.entries({ x: margin, y, width, height })) {
        copy.setAttribute(name, value);
    }
    bare(copy);
    whole.append(copy);
    y += height + size / 2;
    explain(size);
    notes(original).forEach((line) => write(line, 400, 1));
    write(said(".cited"), 400, 0.875);
    y += margin;
    ground.setAttribute("height", y);
    for (const [name, value] of Object.entries({ width: width + 2 * margin, height: y, viewBox: `0 0 ${width + 2 * margin} ${y}` })) {
        whole.setAttribute(name, value);
    }
    return new XMLSerializer().serializeToString(whole);
}

/** The picture in points, as wide as a printed page needs it. */
async function points(text) {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = PNG_WIDTH;
    canvas.height = Math.round((PNG_WIDTH * image.height) / image.width);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** Hands the picture to whoever reads the page, as a file of the kind given: svg or png. */
export async function keep(kind) {
    const text = drawing();
    const blob = kind === "png" ? await points(text) : new Blob([text], { type: "image/svg+xml" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${document.title.split("·")[0].trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
