package org.chancery.web;

import org.chancery.audit.Audit;
import org.chancery.audit.Audits;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the home page of findings that nobody has acknowledged. */
@ControllerAdvice(assignableTypes = HomePages.class)
class AuditNotice {

    private final Audits audits;

    AuditNotice(Audits audits) {
        this.audits = audits;
    }

    /** What is to be acknowledged. */
    record Alarm(long findings, String address) {}

    @ModelAttribute("alarm")
    @Nullable
    Alarm alarm() {
        Audit open = audits.open().orElse(null);
        return open == null ? null : new Alarm(open.findings(), AuditPages.address(open.id()));
    }
}
