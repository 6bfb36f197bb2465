package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.audit.Audit;
import org.chancery.audit.Audits;
import org.chancery.audit.Log;
import org.chancery.audit.NotSigned;
import org.chancery.audit.Scope;
import org.chancery.form.TextFlaw;
import org.chancery.ledger.Entry;
import org.chancery.ledger.Head;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerUnavailable;
import org.chancery.relation.Pair;
import org.chancery.security.AdminToken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The pages of audits: those there were, one to be started, how far one is, and what one came to.
 *
 * <p>Every audit has an address of its own, so that nothing is lost when a browser or the server goes away in the middle.
 */
@Controller
class AuditPages {

    /** What a position is made of; more digits than any has are refused as a position that is not there. */
    private static final String DIGITS = "\\d{1,18}";

    private final Audits audits;
    private final Ledger ledger;
    private final Log log;
    private final Desk desk;

    AuditPages(Audits audits, Ledger ledger, Log log, Desk desk) {
        this.audits = audits;
        this.ledger = ledger;
        this.log = log;
        this.desk = desk;
    }

    /** What somebody filled in: which relation, and up to where. */
    record Asked(String relation, String until) {}

    /** What somebody filled in to acknowledge findings. */
    record Known(String by, String remark) {}

    /**
     * What is known of the ledger before it is audited.
     *
     * @param events how many events there are
     * @param first when the first of them was recorded; null where there is none
     * @param last when the last of them was recorded; null where there is none
     * @param root the root of the tree of all of them, in hexadecimal; null where the log cannot tell
     * @param verified when all relations were last audited to the end of an audit; null where they never were
     * @param verifiedAt the address of that audit
     * @param verifiedWords how much it read and what it found
     * @param unacknowledged how many findings nobody has acknowledged
     * @param openAt the address of the latest audit with such; null where there is none
     */
    record Stream(
            String events,
            @Nullable String first,
            @Nullable String last,
            @Nullable String root,
            @Nullable String verified,
            @Nullable String verifiedAt,
            @Nullable String verifiedWords,
            String unacknowledged,
            @Nullable String openAt) {}

    static String address(UUID id) {
        return "/audit/" + id;
    }

    // All of them, and a new one

    @GetMapping("/audit")
    String audits(HttpServletRequest request, Model model) {
        PageQuestion.only(request, List.of("relation", "until"), desk.words());
        return audits(asked(request), List.of(), model);
    }

    private static Asked asked(HttpServletRequest request) {
        return new Asked(written(request, "relation"), written(request, "until"));
    }

    private static String written(HttpServletRequest request, String name) {
        String text = PageQuestion.written(request, name);
        return text == null ? "" : text;
    }

    private String audits(Asked asked, List<String> wrong, Model model) {
        PageWords words = desk.words();
        model.addAttribute("wrong", wrong);
        model.addAttribute("asked", asked);
        model.addAttribute("stream", stream(words));
        model.addAttribute(
                "rows",
                audits.latest().stream()
                        .map(audit -> AuditPage.Row.of(audit, words))
                        .toList());
        return "audit/audits";
    }

    private Stream stream(PageWords words) {
        Head head = ledger.head();
        boolean empty = head.position() == 0;
        Audit verified = audits.lastWhole().orElse(null);
        Audit.Outcome outcome = verified == null ? null : verified.outcome();
        return new Stream(
                AuditPage.count(head.position()),
                first(words),
                empty ? null : words.instant(head.recordedAt()),
                root(head.position()),
                verified == null ? null : words.instant(verified.askedAt()),
                verified == null ? null : address(verified.id()),
                verified == null || outcome == null
                        ? null
                        : words.say(
                                "audit.stream.verified.came",
                                AuditPage.count(outcome.size()),
                                verified.findings(),
                                AuditPage.count(verified.findings())),
                AuditPage.count(audits.unacknowledged()),
                audits.open().map(open -> address(open.id())).orElse(null));
    }

    private @Nullable String first(PageWords words) {
        List<Entry> first = ledger.entries(0, 1);
        return first.isEmpty() ? null : words.instant(first.getFirst().recordedAt());
    }

    private @Nullable String root(long position) {
        try {
            return log.root(position).hex();
        } catch (NotSigned | LedgerUnavailable | IllegalArgumentException e) {
            return null;
        }
    }

    /** Asks for an audit. */
    @PostMapping("/audit")
    String begin(HttpServletRequest request, HttpServletResponse response, Model model) {
        PageWords words = desk.words();
        Asked asked = asked(request);
        List<String> wrong = new ArrayList<>();
        Pair relation = relation(asked.relation(), words, wrong);
        Long upTo = upTo(asked.until(), words, wrong);
        if (wrong.isEmpty()) {
            return "redirect:"
                    + address(audits.add(new Scope(relation, upTo), null, AdminToken.HOLDER)
                            .id());
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return audits(asked, wrong, model);
    }

    private @Nullable Pair relation(String text, PageWords words, List<String> wrong) {
        try {
            return text.isEmpty()
                    ? null
                    : DyadPages.pair(text, PageQuestion.NOW, desk.actors(PageQuestion.NOW), words, "");
        } catch (Unanswerable e) {
            wrong.add(e.inWords());
            return null;
        }
    }

    /** Up to where: a position, or an instant, or a day up to whose end was recorded what is read. */
    private @Nullable Long upTo(String text, PageWords words, List<String> wrong) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long head = ledger.head().position();
            if (text.matches(DIGITS) && Long.parseLong(text) <= head) {
                return Long.valueOf(text);
            }
            wrong.add(words.say("audit.wrong.position", PageQuestion.shortened(text), AuditPage.count(head)));
            return null;
        }
        try {
            Instant knownAt = PageQuestion.read("", text, desk.now(), words).knownAt();
            return knownAt == null ? null : ledger.position(knownAt);
        } catch (Unanswerable e) {
            wrong.add(e.inWords() + " " + words.say("audit.wrong.until"));
            return null;
        }
    }

    // One of them

    @GetMapping("/audit/{id}")
    String audit(@PathVariable String id, HttpServletRequest request, Model model) {
        PageQuestion.only(request, List.of(), desk.words());
        return audit(find(id), new Known("", ""), List.of(), model);
    }

    private String audit(Audit audit, Known known, List<String> wrong, Model model) {
        PageWords words = desk.words();
        model.addAttribute("wrong", wrong);
        model.addAttribute("known", known);
        model.addAttribute("longestName", Audits.LONGEST_NAME);
        model.addAttribute("longestRemark", Audits.LONGEST_REMARK);
        model.addAttribute(
                "page",
                AuditPage.of(
                        audit,
                        new AuditPage.AtWork(audits.ahead(audit), audits.reached(audit), audits.isStopping(audit)),
                        audits.findings(audit.id(), 0, AuditPage.LISTED).stream()
                                .map(listed -> AuditPage.Found.of(listed.number(), listed.finding()))
                                .toList(),
                        words));
        model.addAttribute("data", "/api/audits/" + audit.id());
        return "audit/audit";
    }

    /** Stops it; where it is over already, its page says so. */
    @PostMapping("/audit/{id}/cancel")
    String cancel(@PathVariable String id) {
        Audit audit = find(id);
        audits.cancel(audit.id());
        return "redirect:" + address(audit.id());
    }

    /** Lets one that stopped begin again, from the first event. */
    @PostMapping("/audit/{id}/again")
    String again(@PathVariable String id, HttpServletResponse response, Model model) {
        Audit audit = find(id);
        try {
            return "redirect:" + address(audits.resume(audit.id()).id());
        } catch (Audits.NotNow e) {
            return notNow(audit.id(), e, response, model);
        }
    }

    /** Writes down who knows of the findings. */
    @PostMapping("/audit/{id}/acknowledge")
    String acknowledge(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        PageWords words = desk.words();
        Audit audit = find(id);
        Known known = new Known(written(request, "by"), written(request, "remark"));
        List<String> wrong = new ArrayList<>();
        refuse("audit.wrong.by", Audits.flawInName(known.by()), words, wrong);
        refuse(
                "audit.wrong.remark",
                known.remark().isEmpty() ? null : Audits.flawInRemark(known.remark()),
                words,
                wrong);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return audit(audit, known, wrong, model);
        }
        try {
            Audit acknowledged =
                    audits.acknowledge(audit.id(), known.by(), known.remark().isEmpty() ? null : known.remark());
            return "redirect:" + address(acknowledged.id());
        } catch (Audits.NotNow e) {
            return notNow(audit.id(), e, response, model);
        }
    }

    private static void refuse(String what, @Nullable TextFlaw flaw, PageWords words, List<String> wrong) {
        if (flaw != null) {
            wrong.add(words.say(what, flaw.found(), flaw.expected()));
        }
    }

    private String notNow(UUID id, Audits.NotNow why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return audit(find(id.toString()), new Known("", ""), List.of(String.valueOf(why.getMessage())), model);
    }

    private Audit find(String id) {
        try {
            Audit audit = audits.find(UUID.fromString(id)).orElse(null);
            if (audit != null) {
                return audit;
            }
        } catch (IllegalArgumentException e) {
            // told below, as one that is not there
        }
        PageWords words = desk.words();
        throw Unanswerable.missing(
                Unanswerable.Kind.NO_SUCH_AUDIT,
                words.say("wrong.audit", PageQuestion.shortened(id)),
                words.say("wrong.audit.expected"));
    }
}
