package org.chancery.audit;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.audit.Audit.Outcome;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The report of an audit for people: a page that needs nothing beside itself, and the same as a document. */
public final class AuditReport {

    /** The most findings a page or document lists; the report in JSON has all. */
    public static final int LISTED = 1_000;

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String FAMILY = "Liberation Sans";

    private final Audits audits;
    private final ITemplateEngine pages;

    AuditReport(Audits audits, ITemplateEngine pages) {
        this.audits = audits;
        this.pages = pages;
        XRLog.setLoggingEnabled(false);
    }

    /** A fact of an audit, as a page tells it. */
    public record Fact(String name, String value) {}

    /** What an audit read, compared and came to, in the order in which a page tells it. */
    public static List<Fact> facts(Audit audit) {
        List<Fact> facts = new ArrayList<>();
        Pair relation = audit.scope().relation();
        String upTo = audit.scope().upTo() == null
                ? ""
                : ", up to position " + audit.scope().upTo();
        facts.add(
                new Fact("What was read", (relation == null ? "the whole ledger" : "the relation " + relation) + upTo));
        add(facts, "State", audit.state().name() + (audit.message() == null ? "" : ": " + audit.message()));
        Outcome outcome = audit.outcome();
        if (outcome != null) {
            add(facts, "Events read", count(outcome.size()));
            add(facts, "Root of the tree", outcome.root());
            add(facts, "Last event recorded at", outcome.head());
            add(facts, "Checkpoints compared", count(outcome.checkpoints()));
            add(facts, "Relations compared", count(outcome.relations()));
            add(facts, "Kept rows compared", count(outcome.rows()));
            add(facts, "Answers compared, drawn at random", count(outcome.answers()));
            add(
                    facts,
                    "Kept answers compared up to",
                    outcome.comparedUpTo() < 0 ? "not compared" : "position " + outcome.comparedUpTo());
        }
        add(facts, "Findings", count(audit.findings()));
        add(facts, "Notes", count(audit.notes()));
        if (outcome != null) {
            outcome.kinds().forEach((kind, times) -> add(facts, "of these " + kind.written(), count(times)));
            add(
                    facts,
                    "Duration",
                    String.format(Locale.ROOT, "%.1f seconds", outcome.took().toMillis() / 1_000.0));
        }
        add(facts, "Asked for", audit.askedAt() + " by " + audit.askedBy());
        add(facts, "Ended", audit.endedAt());
        add(facts, "Rules", audit.rules());
        add(facts, "Program", audit.program());
        add(facts, "Seed", audit.seed());
        add(facts, "To repeat it", audit.commandLine());
        Audit.Acknowledged known = audit.acknowledged();
        if (known != null) {
            String remark = known.remark() == null ? "" : ": " + known.remark();
            add(facts, "Acknowledged", "by " + known.by() + " at " + known.at() + remark);
        }
        return facts;
    }

    private static void add(List<Fact> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.add(new Fact(name, value.toString()));
        }
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The page, as XHTML. */
    public String page(Audit audit) {
        long all = audit.findings() + audit.notes();
        Context context = new Context(
                Locale.ROOT,
                Map.of(
                        "audit", audit,
                        "facts", facts(audit),
                        "listed", audits.findings(audit.id(), 0, LISTED),
                        "more", Math.max(0, all - LISTED)));
        return Printable.of(pages.process("audit/report", context));
    }

    /**
     * The document, as PDF. Its font is in it, and nothing is fetched from anywhere.
     *
     * @throws IOException if it cannot be drawn
     */
    public byte[] document(Audit audit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64_000);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useUriResolver((base, address) -> null);
        builder.useFont(AuditReport::font, FAMILY);
        builder.withHtmlContent(page(audit), null);
        builder.withProducer("Chancery");
        builder.toStream(out);
        builder.run();
        return out.toByteArray();
    }

    private static InputStream font() {
        InputStream font = AuditReport.class.getResourceAsStream(FONT);
        if (font == null) {
            throw new IllegalStateException("the font of reports is missing from the program");
        }
        return font;
    }
}
