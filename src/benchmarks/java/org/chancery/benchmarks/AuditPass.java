package org.chancery.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.ActorKind;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.audit.Audit;
import org.chancery.audit.Audits;
import org.chancery.audit.Scope;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Pair;
import org.chancery.standing.Rebuilds;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.core.env.MapPropertySource;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** A whole audit, with every check, the rules asked again and every kept answer compared, beside a raw scan of the rows. */
final class AuditPass implements Benchmarks.Benchmark {
    private static final Mixture MIXTURE = new Mixture(Benchmarks.sized(500), 500, 3);
    private static final int ROUNDS = 4;

    private static final String METHOD = """
            A ledger of %s events of 500 relations: three of four are codings by machine, the others acts of the whole \
            vocabulary. A whole audit reads every row, computes its leaf, builds the tree and compares the checkpoints, checks \
            order and columns, folds every relation, asks the rules of today about every event and compares every row of the \
            kept answers, all of the past, with what history comes to. The limit is a plain JDBC scan of the same table, every \
            column fetched and nothing made of it. In turns, the first unmeasured. Marks: at least 100,000 events a second, \
            and 0.25 of the scan.""".formatted(Report.count(MIXTURE.events()));

    @Override
    public void run(Report report) throws Exception {
        report.part("A whole audit", METHOD);
        report.head("Database", "Whole audit", "raw scan", "of the scan", "kept rows compared", "findings", "notes");
        for (Stage stage : Stage.values()) {
            try (HikariDataSource pool = stage.migrated()) {
                MIXTURE.load(pool);
                try (Ledger ledger = open(pool);
                        AnnotationConfigApplicationContext context = context(pool, ledger)) {
                    measure(report, stage, pool, ledger, context);
                }
            }
        }
    }

    /** A ledger that knows the actors, so that the rules have nothing to object to. */
    private static Ledger open(DataSource pool) {
        Set<ActorCode> codes = new TreeSet<>();
        for (Pair pair : Mixture.pairs(MIXTURE.relations())) {
            codes.add(pair.first());
            codes.add(pair.second());
        }
        return new Ledger(
                pool,
                () -> Instant.parse("2026-01-01T00:00:00Z"),
                Actors.none()
                        .with(codes.stream()
                                .map(code -> Actor.of(code, ActorKind.STATE, "State " + code, Lifespan.ALWAYS))
                                .toList()),
                Archive.EVENTS_KEPT);
    }

    private static AnnotationConfigApplicationContext context(DataSource pool, Ledger ledger) throws Exception {
        Path folder = Stage.folder();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("benchmark", Map.of("chancery.data", folder.toString())));
        context.getBeanFactory().setConversionService(new DefaultConversionService());
        context.registerBean("dataSource", DataSource.class, () -> pool, each -> each.setDestroyMethodName(""));
        context.registerBean("ledger", Ledger.class, () -> ledger, each -> each.setDestroyMethodName(""));
        context.registerBean("templates", SpringTemplateEngine.class, SpringTemplateEngine::new);
        context.register(
                Class.forName("org.chancery.standing.StandingConfiguration"),
                Class.forName("org.chancery.audit.LogConfiguration"),
                Class.forName("org.chancery.audit.AuditConfiguration"));
        context.refresh();
        return context;
    }

    private static void measure(
            Report report, Stage stage, DataSource pool, Ledger ledger, AnnotationConfigApplicationContext context)
            throws Exception {
        Rebuilds rebuilds = context.getBean(Rebuilds.class);
        Audits audits = context.getBean(Audits.class);
        while (rebuilds.position() < ledger.head().position()) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        double ours = 0;
        double scan = 0;
        Audit audit = null;
        for (int round = 0; round < ROUNDS; round++) {
            audit = audits.await(
                    audits.add(Scope.ALL, Benchmarks.SEED, "benchmark").id(), Duration.ofHours(1));
            Audit.Outcome outcome = audit.outcome();
            if (outcome == null || outcome.size() != MIXTURE.events()) {
                throw new IllegalStateException("the audit came to " + audit);
            }
            long begun = System.nanoTime();
            Replays.scan(pool);
            double other = MIXTURE.events() * 1e9 / (System.nanoTime() - begun);
            if (round > 0) {
                ours += MIXTURE.events() * 1e9 / outcome.took().toNanos() / (ROUNDS - 1);
                scan += other / (ROUNDS - 1);
            }
        }
        report.row(
                stage.spoken(),
                Report.perSecond(ours, 100_000),
                Report.perSecond(scan),
                Report.atLeast(ours / scan, 0.25),
                String.format(Locale.ROOT, "%,d", audit.outcome().rows()),
                String.valueOf(audit.findings()),
                String.valueOf(audit.notes()));
    }
}
