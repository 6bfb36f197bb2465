// Starts audits, shows how far one is, and acknowledges what it found. The pages can be read without it.

/** Sends a form with the token a person typed; the token is kept nowhere. */
function sends(form, request, done) {
    const trouble = form.parentElement.querySelector(".trouble");
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        trouble.hidden = true;
        const fields = new FormData(form);
        const [address, options] = request(fields);
        try {
            const answer = await fetch(address, {
                ...options,
                method: "POST",
                headers: { ...options.headers, Authorization: "Bearer " + fields.get("token").trim() },
            });
            const body = await answer.json();
            if (answer.ok) {
                done(body);
            } else {
                trouble.textContent = body.detail ?? body.title;
                trouble.hidden = false;
            }
        } catch (problem) {
            trouble.textContent = String(problem.message);
            trouble.hidden = false;
        }
    });
}

for (const form of document.querySelectorAll("form[data-audit]")) {
    sends(
        form,
        (fields) => {
            const query = new URLSearchParams();
            for (const name of ["relation", "upTo"]) {
                if (fields.get(name).trim() !== "") {
                    query.set(name, fields.get(name).trim());
                }
            }
            return [form.dataset.audit + "?" + query, {}];
        },
        (audit) => {
            location.href = form.dataset.page + audit.id;
        },
    );
}

for (const form of document.querySelectorAll("form[data-acknowledge]")) {
    sends(
        form,
        (fields) => {
            const body = { by: fields.get("by") };
            if (fields.get("remark").trim() !== "") {
                body.remark = fields.get("remark");
            }
            return [form.dataset.acknowledge, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }];
        },
        () => location.reload(),
    );
}

for (const part of document.querySelectorAll("[data-events]")) {
    const bar = part.querySelector("progress");
    const figures = part.querySelector(".figures");
    const trouble = part.querySelector(".trouble");
    let quarters = 0;
    const source = new EventSource(part.dataset.events);
    source.addEventListener("progress", (event) => {
        const audit = JSON.parse(event.data);
        if (audit.total > 0) {
            bar.max = audit.total;
            bar.value = audit.done;
            const now = Math.floor((4 * audit.done) / audit.total);
            if (now > quarters) {
                quarters = now;
                part.querySelector("[role=status]").textContent = part.dataset.said.replace("%", 25 * now);
            }
        }
        figures.textContent = audit.done + " / " + (audit.total ?? "?") + ", " + Math.round(audit.ratePerSecond) + "/s";
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
