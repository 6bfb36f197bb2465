package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chancery.audit.Audit;
import org.chancery.audit.AuditReport;
import org.chancery.audit.Audits;
import org.chancery.audit.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of audits: those there were, one to be started, and what one came to. */
@Controller
class AuditPages {

    private static final int LISTED = 200;

    private final Audits audits;
    private final Desk desk;

    AuditPages(Audits audits, Desk desk) {
        this.audits = audits;
        this.desk = desk;
    }

    /** An audit in a list. */
    record Row(String address, String when, String what, String state, long findings, long notes, boolean open) {}

    /** A finding, ready to be written out. */
    record Found(
            long number,
            String kind,
            boolean note,
            @Nullable Long position,
            @Nullable String relation,
            @Nullable String record,
            String found,
            String expected) {}

    @GetMapping("/audit")
    String audits(HttpServletRequest request, Model model) {
        PageWords words = desk.words();
        PageQuestion.only(request, List.of(), words);
        List<Row> rows =
                audits.latest().stream().map(audit -> row(audit, words)).toList();
        model.addAttribute("rows", rows);
        return "audit/audits";
    }

    private static Row row(Audit audit, PageWords words) {
        return new Row(
                address(audit.id()),
                words.instant(audit.askedAt()),
                audit.scope().relation() == null
                        ? words.say("audit.whole")
                        : Objects.toString(audit.scope().relation()),
                words.say("audit.state." + audit.state()),
                audit.findings(),
                audit.notes(),
                audit.isOpen());
    }

    static String address(UUID id) {
        return "/audit/" + id;
    }

    @GetMapping("/audit/{id}")
    String audit(@PathVariable String id, HttpServletRequest request, Model model) {
        PageWords words = desk.words();
        PageQuestion.only(request, List.of(), words);
        Audit audit = find(id, words);
        model.addAttribute("id", audit.id().toString());
        model.addAttribute("state", words.say("audit.state." + audit.state()));
        model.addAttribute("over", audit.state().isOver());
        model.addAttribute("sound", audit.state() == Audit.State.DONE && audit.findings() == 0);
        model.addAttribute("open", audit.isOpen());
        model.addAttribute("done", audit.done());
        model.addAttribute("total", audit.total());
        model.addAttribute("facts", AuditReport.facts(audit));
        model.addAttribute(
                "findings",
                audits.findings(audit.id(), 0, LISTED).stream()
                        .map(AuditPages::found)
                        .toList());
        model.addAttribute("more", Math.max(0, audit.findings() + audit.notes() - LISTED));
        model.addAttribute("data", "/api/audits/" + audit.id());
        return "audit/audit";
    }

    private static Found found(Audits.Listed listed) {
        Finding finding = listed.finding();
        return new Found(
                listed.number(),
                finding.kind().written(),
                finding.kind().isNote(),
                finding.position(),
                finding.relation(),
                finding.record() == null ? null : finding.record().toString(),
                finding.found(),
                finding.expected());
    }

    private Audit find(String id, PageWords words) {
        try {
            Audit audit = audits.find(UUID.fromString(id)).orElse(null);
            if (audit != null) {
                return audit;
            }
        } catch (IllegalArgumentException e) {
            // told below, as one that is not there
        }
        throw Unanswerable.missing(
                Unanswerable.Kind.NO_SUCH_AUDIT,
                words.say("wrong.audit", PageQuestion.shortened(id)),
                words.say("wrong.audit.expected"));
    }
}
