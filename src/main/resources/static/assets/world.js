// Moves the map through time. The page is whole without it: every day is an address of its own.

const MOST_ANNOUNCED = 400;
const MOST_PARTS = 10;
const NEAR = 12;
const page = document.querySelector(".world");
const map = document.querySelector("#map");
const slider = document.querySelector("#scrub");
const months = page.dataset.months.split(",");

// Days are counted from 1970-01-01 in the calendar of the server: proleptic Gregorian, without zones.

function civil(day) {
    const z = day + 719468;
    const era = Math.floor(z / 146097);
    const doe = z - era * 146097;
    const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
    const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
    const mp = Math.floor((5 * doy + 2) / 153);
    const month = mp < 10 ? mp + 3 : mp - 9;
    return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

function dayOf(year, month, day) {
    const y = month <= 2 ? year - 1 : year;
    const era = Math.floor(y / 400);
    const yoe = y - era * 400;
    const doy = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
    return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
}

function read(text) {
    const parts = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(text);
    return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

function written(day) {
    const { year, month, day: date } = civil(day);
    const digits = String(Math.abs(year)).padStart(4, "0");
    return `${year < 0 ? "-" : ""}${digits}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

function inWords(day) {
    const { year, month, day: date } = civil(day);
    return `${date} ${months[month - 1]} ${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
}

/** The last place in a sorted list of days that is not after a day; -1 before the first. */
function place(days, day) {
    let low = 0;
    let high = days.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (days[middle] <= day) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low - 1;
}

class World {
    constructor(parts, lives) {
        this.lives = lives;
        this.focus = map.dataset.focus === "world" ? [] : map.dataset.focus.split(",");
        this.looks = [];
        this.relations = [];
        for (const part of parts) {
            const first = this.looks.length;
            this.looks.push(...part.headlines.map((headline) => look(headline)));
            this.relations.push(...part.relations.map((one) => this.relation(one, first)));
        }
        this.days = [...new Set(this.relations.flatMap((one) => one.days.slice(1)))].sort((a, b) => a - b);
        this.turns = this.relations.flatMap((one) => one.days.slice(1)).sort((a, b) => a - b);
        this.byActor = new Map();
        for (const relation of this.relations) {
            for (const side of relation.sides) {
                if (!this.focus.includes(side)) {
                    this.byActor.set(side, [...(this.byActor.get(side) ?? []), relation]);
                }
            }
        }
        this.shapes = [...map.querySelectorAll("[data-shape]")].map((link) => this.shape(link));
        this.byShape = new Map(this.shapes.map((shape) => [shape.id, shape]));
        this.borders = [...map.querySelectorAll(".border")].map((line) => ({
            line,
            one: this.byShape.get(line.dataset.one),
            other: this.byShape.get(line.dataset.other),
            gone: line.classList.contains("gone"),
        }));
        this.spots = [...map.querySelectorAll("[data-spot]")].map((link) => this.spot(link));
        this.legend = [...document.querySelectorAll(".key li")].map((item) => ({
            item, word: item.dataset.word, count: item.querySelector(".count"), shown: "",
        }));
        this.chosen = map.dataset.status ?? null;
        this.day = null;
    }

    /** @param first where the looks of its part begin */
    relation(one, first) {
        return {
            pair: one.relation,
            sides: one.relation.split("-"),
            days: one.points.map((point) => (point[0] === null ? -Infinity : read(point[0]))),
            looks: one.points.map((point) => first + point[1]),
        };
    }

    lived(actor, day) {
        const life = this.lives.actors[actor];
        return life !== undefined && life.lived.some(([from, to]) => (from === null || from <= day) && (to === null || day <= to));
    }

    name(actor, day) {
        const own = this.lives.actors[actor];
        const used = own?.names.filter(([from, to]) => (from === null || from <= day) && (to === null || day <= to)) ?? [];
        return used.at(-1)?.[2] ?? own?.called ?? actor;
    }

    /** Who stands for a shape, from which day on: worked out once. */
    shape(link) {
        const id = link.dataset.shape;
        const carriers = this.lives.shapes[id] ?? [];
        const edges = new Set([-Infinity]);
        for (const actor of [id, ...carriers.map((carrier) => carrier[0])]) {
            for (const [from, to] of this.lives.actors[actor]?.lived ?? []) {
                if (from !== null) edges.add(from);
                if (to !== null) edges.add(to + 1);
            }
        }
        for (const [, from, to] of carriers) {
            if (from !== null) edges.add(from);
            if (to !== null) edges.add(to + 1);
        }
        const days = [...edges].sort((a, b) => a - b);
        const standing = (day, before) => carriers.find(([actor, from, to, first]) => Boolean(first) === before
            && (from === null || from <= day) && (to === null || day <= to) && this.lived(actor, day))?.[0];
        const actors = days.map((edge) => {
            const day = edge === -Infinity ? (days[1] ?? 0) - 1 : edge;
            return standing(day, true) ?? (this.lived(id, day) ? id : undefined) ?? standing(day, false) ?? null;
        });
        const sharers = Object.entries(this.lives.splits).filter(([, split]) => split === id).map(([actor]) => actor);
        return {
            id, link, days, actors, sharers,
            path: link.querySelector("path"),
            letter: map.querySelector(`.letter[data-of="${CSS.escape(id)}"]`),
            css: "", text: null, actor: undefined,
        };
    }

    spot(link) {
        const actor = link.dataset.spot;
        const split = this.lives.splits[actor];
        return {
            actor, link, split,
            others: split ? Object.entries(this.lives.splits).filter(([other, one]) => one === split && other !== actor).map(([other]) => other) : [],
            group: link.querySelector("g"), letter: link.querySelector("text"), css: "", text: null,
        };
    }

    /** What an actor looks like on a day: class and letter. */
    appearance(actor, day) {
        if (this.focus.includes(actor)) {
            return ["focus", ""];
        }
        const own = this.byActor.get(actor);
        if (!own) {
            return [this.chosen && this.focus.length > 0 ? "uncovered dimmed" : "uncovered", ""];
        }
        if (this.focus.length === 0) {
            const changes = changesIn(own, day);
            return ["a-" + (changes === 0 ? 0 : changes < 2 ? 1 : changes < 5 ? 2 : changes < 15 ? 3 : 4), changes === 0 ? "" : String(changes)];
        }
        let gravest = null;
        for (const relation of own) {
            const found = this.looks[relation.looks[place(relation.days, day)]];
            if (gravest === null || found.rank < gravest.rank) {
                gravest = found;
            }
        }
        const dimmed = this.chosen && !gravest.values.includes(this.chosen);
        return [dimmed ? gravest.css + " dimmed" : gravest.css, gravest.letter];
    }

    /** Draws a day; touches only what differs from the day before. */
    draw(day) {
        this.day = day;
        const cache = new Map();
        const appearance = (actor) => {
            let found = cache.get(actor);
            if (found === undefined) {
                found = this.appearance(actor, day);
                cache.set(actor, found);
            }
            return found;
        };
        for (const shape of this.shapes) {
            const actor = shape.actors[place(shape.days, day)];
            const split = shape.sharers.filter((sharer) => this.lived(sharer, day)).length > 1;
            const [css, text] = split ? ["split", ""] : actor === null ? ["nobody", ""] : appearance(actor);
            shape.actor = actor;
            shape.split = split;
            if (shape.css !== css) {
                shape.css = css;
                shape.path.setAttribute("class", "land " + css);
            }
            if (shape.letter && shape.text !== text) {
                shape.text = text;
                shape.letter.textContent = text;
            }
        }
        for (const border of this.borders) {
            const gone = border.one.actor !== null && border.one.actor === border.other.actor;
            if (gone !== border.gone) {
                border.gone = gone;
                border.line.setAttribute("class", gone ? "border gone" : "border");
            }
        }
        for (const spot of this.spots) {
            const shown = this.lived(spot.actor, day) && (!spot.split || spot.others.some((other) => this.lived(other, day)));
            const [css, text] = shown ? appearance(spot.actor) : ["gone", ""];
            if (spot.css !== css) {
                spot.css = css;
                spot.group.setAttribute("class", "spot " + css);
            }
            const label = spot.split ? spot.actor.replace("_", " ") : text;
            if (spot.text !== label) {
                spot.text = label;
                spot.letter.textContent = label;
            }
        }
        this.count(day);
    }

    /** How many relations have each headline. */
    count(day) {
        const least = {};
        const most = {};
        for (const relation of this.relations) {
            const found = this.looks[relation.looks[place(relation.days, day)]];
            for (const value of found.values) {
                most[value] = (most[value] ?? 0) + 1;
                if (found.definite) least[value] = (least[value] ?? 0) + 1;
            }
        }
        let silent = 0;
        for (const actor of Object.keys(this.lives.actors)) {
            if (!this.byActor.has(actor) && !this.focus.includes(actor) && this.lived(actor, day)) silent++;
        }
        for (const entry of this.legend) {
            const low = entry.word === "UNCOVERED" ? silent : least[entry.word] ?? 0;
            const high = entry.word === "UNCOVERED" ? silent : most[entry.word] ?? 0;
            const text = low === high ? String(high) : `${low}–${high}`;
            if (entry.shown !== text) {
                entry.shown = text;
                entry.count.textContent = text;
                entry.item.classList.toggle("none", high === 0);
            }
        }
    }

    /** Where a shape or a dot leads, and what it says, on the day drawn. */
    label(link) {
        const shape = this.byShape.get(link.dataset.shape);
        const actor = shape ? shape.actor : link.dataset.spot;
        const said = map.dataset;
        if (shape && (shape.split || actor === null)) {
            const [name, nobodys] = this.lives.lands[shape.id];
            return { text: (shape.split ? said.split : nobodys ? said.nobodys : said.nobody).replace("%", name), address: null };
        }
        const name = this.name(actor, this.day);
        const page = timed("/states/" + actor, this.day);
        if (this.focus.includes(actor)) {
            return { text: said.middle.replace("%", name), address: page };
        }
        const own = this.byActor.get(actor);
        if (!own) {
            const pair = [actor, this.focus[0]].sort().join("-");
            return { text: said.uncovered.replace("%", name), address: this.focus.length === 0 ? page : timed("/dyads/" + pair, this.day) };
        }
        if (this.focus.length === 0) {
            const changes = counted(said.turns, changesIn(own, this.day));
            return { text: said.activity.replace("%1", name).replace("%2", changes).replace("%3", counted(said.relations, own.length)), address: page };
        }
        let gravest = null;
        for (const relation of own) {
            const at = place(relation.days, this.day);
            const found = this.looks[relation.looks[at]];
            if (gravest === null || found.rank < gravest.found.rank) {
                gravest = { found, relation, since: relation.days[at] };
            }
        }
        const since = gravest.since === -Infinity || gravest.found.silent ? "" : ", " + said.since.replace("%", inWords(gravest.since));
        return { text: `${name}: ${gravest.found.words}${since}`, address: timed("/dyads/" + gravest.relation.pair, this.day) };
    }
}

/** How often headlines of relations changed in the twelve months up to a day. */
function changesIn(relations, day) {
    const before = yearBefore(day);
    return relations.reduce((sum, relation) => sum + place(relation.days, day) - place(relation.days, before), 0);
}

/** One of three wordings, for none, for one and for more. */
function counted(wordings, count) {
    return wordings.split("|")[Math.min(count, 2)].replace("%", count);
}

function look(headline) {
    const order = [...document.querySelectorAll(".key li[data-word]")].map((item) => item.dataset.word);
    const entry = (word) => document.querySelector(`.key li[data-word="${word}"]`);
    const values = headline.values ?? [headline.value];
    const certainty = headline.certainty.toLowerCase();
    const [first, ...others] = values.map((word) => entry(word).querySelector(".key-word").textContent);
    const small = others.map((word) => word.charAt(0).toLowerCase() + word.slice(1));
    const said = others.length === 0 ? first : `${[first, ...small.slice(0, -1)].join(", ")} ${map.dataset.or} ${small.at(-1)}`;
    const letter = entry(headline.value).querySelector(".key-swatch").textContent.trim();
    return {
        rank: order.indexOf(headline.value), values, definite: certainty === "definite", silent: headline.value === "NOT_RECORDED",
        css: `h-${headline.value} t-${entry(headline.value).dataset.tone} ${certainty}`,
        letter: headline.value === "NORMAL" || letter === "" ? "" : certainty === "definite" ? letter : letter + "?",
        words: certainty === "definite" ? said : `${said}, ${map.dataset[certainty].toLowerCase()}`,
    };
}

function yearBefore(day) {
    const { year, month, day: date } = civil(day);
    return dayOf(year - 1, month, Math.min(date, month === 2 ? 28 : date));
}

/** An address of this place on a day, with the other clock as it is. */
function timed(address, day) {
    const url = new URL(address, location.href);
    url.searchParams.set("asOf", written(day));
    if (map.dataset.known) {
        url.searchParams.set("knownAt", map.dataset.known);
    }
    return url.pathname + url.search;
}

class Clock {
    constructor(world, hand) {
        this.world = world;
        this.hand = hand;
        this.shown = world.day;
        this.announced = this.shown;
        this.settling = 0;
        this.frame = 0;
        this.wanted = this.shown;
        this.playing = false;
        this.dayWords = document.querySelector("#day");
        slider.addEventListener("input", () => {
            const day = Number(slider.value);
            this.stop();
            this.go(day);
        });
        slider.addEventListener("keydown", (event) => this.key(event));
        for (const button of document.querySelectorAll("[data-go]")) {
            button.addEventListener("click", () => this.press(button));
        }
        const still = matchMedia("(prefers-reduced-motion: reduce)");
        const play = document.querySelector("[data-go=play]");
        const calm = () => { play.hidden = still.matches; if (still.matches) this.stop(); };
        still.addEventListener("change", calm);
        calm();
    }

    key(event) {
        const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
        const years = { PageDown: -1, PageUp: 1 }[event.key];
        if (step) {
            this.stop();
            this.change(step);
        } else if (years) {
            this.stop();
            const { year, month, day } = civil(this.wanted);
            this.go(dayOf(year + years, month, Math.min(day, month === 2 ? 28 : day)));
        } else {
            return;
        }
        event.preventDefault();
    }

    press(button) {
        const played = this.playing;
        this.stop();
        switch (button.dataset.go) {
            case "previous": this.change(-1); break;
            case "next": this.change(1); break;
            case "now": this.go(Math.floor(Date.now() / 86_400_000)); break;
            default: if (!played) this.play(button);
        }
    }

    /** To the change before or after. */
    change(step) {
        const days = this.world.days;
        const at = step > 0 ? place(days, this.wanted) + 1 : place(days, this.wanted - 1);
        if (at >= 0 && at < days.length) {
            this.go(days[at]);
        }
    }

    /** A year a second. */
    play(button) {
        this.playing = true;
        this.button = button;
        this.word = button.textContent;
        button.setAttribute("aria-pressed", "true");
        button.textContent = button.dataset.stop;
        let before = performance.now();
        let exact = this.wanted >= Number(slider.max) ? Number(slider.min) : this.wanted;
        const step = (now) => {
            if (!this.playing) {
                return;
            }
            exact += ((now - before) / 1000) * 365.25;
            before = now;
            this.go(Math.floor(exact));
            if (exact >= Number(slider.max)) {
                this.stop();
            } else {
                requestAnimationFrame(step);
            }
        };
        requestAnimationFrame(step);
    }

    stop() {
        if (this.playing) {
            this.playing = false;
            this.button.setAttribute("aria-pressed", "false");
            this.button.textContent = this.word;
            this.settle();
        }
    }

    go(day) {
        this.wanted = Math.max(Number(slider.min), Math.min(Number(slider.max), day));
        if (!this.frame) {
            this.frame = requestAnimationFrame(() => {
                this.frame = 0;
                this.show(this.wanted);
            });
        }
        clearTimeout(this.settling);
        if (!this.playing) {
            this.settling = setTimeout(() => this.settle(), 250);
        }
    }

    show(day) {
        this.shown = day;
        const words = inWords(day);
        if (Number(slider.value) !== day) {
            slider.value = String(day);
        }
        slider.setAttribute("aria-valuetext", words);
        this.dayWords.textContent = words;
        this.dayWords.dateTime = written(day);
        document.querySelector("#as-of").value = written(day);
        this.world.draw(day);
    }

    /** When the hand rests: the address, the links, the list of changes with their reasons, and a sentence for who listens. */
    async settle() {
        const day = this.wanted;
        if (this.shown !== day) {
            this.show(day);
        }
        const url = new URL(location.href);
        url.searchParams.set("asOf", written(day));
        history.replaceState(null, "", url);
        relabel(this.world);
        this.hand.follow();
        for (const link of document.querySelectorAll("a[data-timed]")) {
            const address = new URL(link.href);
            address.searchParams.set("asOf", written(day));
            link.href = address.pathname + address.search;
        }
        for (const box of document.querySelectorAll("input[data-day]")) {
            box.value = written(day);
            box.disabled = false;
        }
        const changed = Math.abs(place(this.world.turns, day) - place(this.world.turns, this.announced));
        this.announced = day;
        const said = changed === 0 ? map.dataset.liveNone : changed === 1 ? map.dataset.liveOne : map.dataset.live;
        document.querySelector("#said").textContent = said.replace("%1", inWords(day)).replace("%2", changed > MOST_ANNOUNCED ? `${MOST_ANNOUNCED}+` : changed);
        try {
            const answer = await fetch(url, { headers: { Accept: "text/html" } });
            if (!answer.ok) {
                throw new Error(answer.statusText);
            }
            const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
            if (this.wanted === day) {
                swap(fresh);
            }
            trouble(null);
        } catch {
            trouble(() => this.settle());
        }
    }
}

/** Takes over what the server says of the day; what the reader holds stays in hand. */
function swap(fresh) {
    for (const id of ["clocks", "rooms", "world-title", "lead", "silence", "recent", "former", "elsewhere", "twin", "foot"]) {
        const old = document.getElementById(id);
        const come = fresh.getElementById(id);
        if (old && come && id === "twin") {
            come.open = old.open;
        }
        if (old && come && !old.contains(document.activeElement)) {
            for (const opened of old.querySelectorAll("details[open]")) {
                come.querySelector(`details.${opened.className}`)?.setAttribute("open", "");
            }
            old.replaceWith(come);
        } else if (old && !come && id !== "foot") {
            old.textContent = "";
            old.hidden = true;
        } else if (!old && come && id === "silence") {
            document.getElementById("lead").after(come);
        } else if (!old && come && id === "elsewhere") {
            map.append(come);
        }
    }
    const atlas = fresh.querySelector("svg.atlas");
    if (atlas) {
        map.querySelector("svg.atlas").setAttribute("aria-label", atlas.getAttribute("aria-label"));
    }
    document.title = fresh.title;
    document.dispatchEvent(new CustomEvent("swapped"));
}

function trouble(again) {
    const banner = document.querySelector("#trouble");
    banner.hidden = again === null;
    banner.querySelector("button").onclick = again;
}

function relabel(world) {
    for (const link of map.querySelectorAll(".place")) {
        const { text, address } = world.label(link);
        link.setAttribute("aria-label", text);
        if (address) {
            link.setAttribute("href", address);
            link.removeAttribute("role");
        } else {
            link.removeAttribute("href");
            link.setAttribute("role", "img");
        }
    }
}

/** Names under the pointer, cards, and the keyboard: one stop for tab, arrows from place to place. */
class Hand {
    constructor() {
        this.world = null;
        this.asked = 0;
        this.tip = document.querySelector("#tip");
        this.card = document.querySelector("#card");
        this.back = null;
        const svg = map.querySelector("svg");
        svg.addEventListener("pointermove", (event) => {
            const link = this.under(event);
            if (link !== this.pointed) {
                this.point(link);
            }
        });
        svg.addEventListener("pointerleave", () => this.point(null));
        svg.addEventListener("focusin", (event) => this.hold(event.target.closest(".place")));
        svg.addEventListener("focusout", () => this.point(null));
        svg.addEventListener("keydown", (event) => this.key(event));
        svg.addEventListener("click", (event) => this.click(event));
        document.addEventListener("keydown", (event) => {
            if (event.key === "Escape") {
                this.point(null);
                if (map.contains(document.activeElement)) {
                    this.close();
                }
            }
        });
        this.stop = map.querySelector(".place[tabindex='0']");
    }

    /** Who stands there on the day drawn. */
    actor(link) {
        return link.dataset.spot ?? (this.world ? this.world.byShape.get(link.dataset.shape).actor : link.dataset.actor);
    }

    /** The place meant by a pointer: the nearest dot, or the land where it is nearer to the pointer than any dot. */
    under(event) {
        const places = new Set(document.elementsFromPoint(event.clientX, event.clientY).map((each) => each.closest(".place")));
        let dot = null;
        let land = null;
        for (const link of places) {
            if (link?.dataset.spot) {
                const box = link.querySelector(".mark-dot").getBoundingClientRect();
                const away = Math.hypot(event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2);
                if (dot === null || away < dot.away) {
                    dot = { link, away };
                }
            } else {
                land ??= link;
            }
        }
        return dot !== null && (dot.away <= NEAR || !land?.hasAttribute("href")) ? dot.link : land;
    }

    point(link) {
        this.pointed = link;
        for (const lit of map.querySelectorAll(".lit")) {
            lit.classList.remove("lit");
        }
        if (!link) {
            this.tip.hidden = true;
            return;
        }
        const actor = this.actor(link);
        if (actor && this.world) {
            for (const shape of this.world.shapes) {
                if (shape.actor === actor && !link.dataset.spot) shape.link.classList.add("lit");
            }
        }
        this.tip.textContent = this.label(link).text;
        this.tip.hidden = false;
        const box = link.getBoundingClientRect();
        const frame = map.getBoundingClientRect();
        const x = Math.min(Math.max(0, box.left - frame.left + box.width / 2 - this.tip.offsetWidth / 2), frame.width - this.tip.offsetWidth);
        const y = Math.max(0, box.top - frame.top - this.tip.offsetHeight - 6);
        // Positions are written through the object model, which the policy of the page allows.
        this.tip.style.left = `${x}px`;
        this.tip.style.top = `${y}px`;
    }

    label(link) {
        return this.world ? this.world.label(link) : { text: link.getAttribute("aria-label"), address: link.getAttribute("href") };
    }

    hold(link) {
        if (link) {
            this.stop?.setAttribute("tabindex", "-1");
            link.setAttribute("tabindex", "0");
            this.stop = link;
            this.point(link);
        }
    }

    key(event) {
        const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
        const from = event.target.closest(".place");
        if (event.key === "Enter" && from?.hasAttribute("href")) {
            event.preventDefault();
            this.open(from);
        }
        if (!direction || !from) {
            return;
        }
        event.preventDefault();
        let best = null;
        for (const link of map.querySelectorAll(".place[href]")) {
            if (link === from || link.querySelector(".gone")) continue;
            const dx = Number(link.dataset.x) - Number(from.dataset.x);
            const dy = Number(link.dataset.y) - Number(from.dataset.y);
            const along = dx * direction[0] + dy * direction[1];
            const aside = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
            if (along > 0 && (best === null || along + 2.5 * aside < best.cost)) {
                best = { link, cost: along + 2.5 * aside };
            }
        }
        best?.link.focus();
    }

    click(event) {
        if (!event.target.closest(".place") || event.ctrlKey || event.metaKey) {
            return;
        }
        const link = event.detail === 0 ? event.target.closest(".place") : this.under(event);
        event.preventDefault();
        if (!link?.hasAttribute("href")) {
            return;
        }
        if (event.shiftKey) {
            const actor = this.actor(link);
            const url = new URL(location.href);
            url.searchParams.set("focus", map.dataset.focus === "world" ? actor : `${map.dataset.focus},${actor}`);
            location.href = url;
            return;
        }
        this.open(link);
    }

    /** Opens the card of a place on the day drawn. */
    async open(link) {
        this.back = link;
        if (await this.fill(link)) {
            this.card.focus();
        }
    }

    /** The card that is open speaks of the day drawn. */
    follow() {
        if (!this.card.hidden && this.back) {
            this.fill(this.back);
        }
    }

    /** Puts the text of a card into it; whether that was still wanted when it came. */
    async fill(link) {
        const address = this.label(link).address;
        const mine = ++this.asked;
        if (!address) {
            this.card.hidden = true;
            return false;
        }
        const url = new URL(address, location.href);
        url.pathname += "/card";
        try {
            const answer = await fetch(url, { headers: { Accept: "text/html" } });
            if (!answer.ok) {
                throw new Error(answer.statusText);
            }
            const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
            if (mine !== this.asked) {
                return false;
            }
            const held = this.card.contains(document.activeElement) && !this.card.hidden;
            this.card.replaceChildren(...fresh.querySelector(".card-text").childNodes);
            this.card.hidden = false;
            this.card.querySelector(".close").addEventListener("click", () => this.close());
            if (held) {
                this.card.focus();
            }
            trouble(null);
            return true;
        } catch {
            if (mine === this.asked) {
                trouble(() => this.open(link));
            }
            return false;
        }
    }

    close() {
        this.asked++;
        if (!this.card.hidden) {
            this.card.hidden = true;
            this.back?.focus();
        }
    }
}

async function fetched(address) {
    const answer = await fetch(address);
    if (!answer.ok) {
        throw new Error(answer.statusText);
    }
    return answer.json();
}

/** Every part of an answer, as far as it can be moved through smoothly; null where it is too much. */
async function whole(address) {
    const parts = [];
    for (let next = address; next; ) {
        if (parts.length === MOST_PARTS) {
            return null;
        }
        const part = await fetched(next);
        parts.push(part);
        const url = new URL(address, location.href);
        url.searchParams.set("cursor", part.next);
        next = part.next === undefined ? null : url;
    }
    return parts;
}

async function begin(hand) {
    try {
        const [parts, lives] = await Promise.all([whole(map.dataset.changes), fetched(map.dataset.lives)]);
        if (parts !== null) {
            const world = new World(parts, lives);
            world.draw(read(map.dataset.day));
            hand.world = world;
            if (slider) {
                new Clock(world, hand);
                document.querySelector(".scrub").hidden = false;
            }
        }
        document.documentElement.dataset.world = "";
        trouble(null);
    } catch {
        trouble(() => begin(hand));
    }
}

if (map) {
    await begin(new Hand());
}
