package org.chancery.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.exchange.Networks;
import org.chancery.exchange.Networks.Form;
import org.chancery.exchange.Networks.Wanted;
import org.chancery.relation.Headline;
import org.chancery.standing.Circle;
import org.jspecify.annotations.Nullable;

/** Networks over HTTP, for programs that draw and measure them. */
final class NetworkCalls {

    private static final String ALL = "/api/exports/network";

    private static final Parameter FROM = Parameter.day(
            "from", "Over time: every stretch that reaches to this day or beyond. Instead of `asOf`.", "1960-01-01");
    private static final Parameter TO =
            Parameter.day("to", "Over time: every stretch that begins by this day. Instead of `asOf`.", "1969-12-31");

    private final Networks networks;
    private final Questions questions;
    private final WorldQuestions world;

    NetworkCalls(Networks networks, Questions questions, WorldQuestions world) {
        this.networks = networks;
        this.questions = questions;
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                route(
                        Form.GEXF,
                        "Who was joined to whom over time, as a dynamic graph (GEXF 1.3).",
                        "application/gexf+xml",
                        false),
                route(
                        Form.GRAPHML,
                        "Who is joined to whom on a day or over time, as GraphML.",
                        "application/graphml+xml",
                        true),
                route(Form.CSV, "The same as a table of edges.", Reply.CSV, true));
    }

    private Route route(Form form, String summary, String contentType, boolean ofDay) {
        List<Parameter> parameters = new ArrayList<>();
        if (ofDay) {
            parameters.add(Questions.AS_OF);
        }
        parameters.addAll(List.of(
                Questions.KNOWN_AT, WorldQuestions.ACTORS, WorldQuestions.COUNTERPARTS, WorldQuestions.HEADLINE));
        parameters.addAll(List.of(FROM, TO));
        String ending = form.name().toLowerCase(Locale.ROOT);
        String described = contentType.split(";", 2)[0];
        return Route.text(
                ALL + "." + ending,
                summary,
                described,
                parameters,
                asked -> network(asked, form, contentType, "chancery-network." + ending));
    }

    private Reply network(Asked asked, Form form, String contentType, String file) {
        Circle circle = world.circle(asked);
        Headline.Word headline = asked.choice("headline", Headline.Word.class);
        LocalDate from = asked.day("from");
        LocalDate to = asked.day("to");
        WorldQuestions.ascending(from, to);
        boolean overTime = form == Form.GEXF || from != null || to != null;
        String day = asked.text("asOf");
        if (overTime && day != null) {
            throw Asked.bad("asOf", Asked.shown(day) + " beside from or to", "a day, or days from and to, not both");
        }
        return questions.answered(asked, when -> {
            @Nullable LocalDate first = overTime ? from : when.asOf();
            @Nullable LocalDate last = overTime ? to : when.asOf();
            Wanted wanted = new Wanted(when.knownAt(), circle, headline, first, last);
            return Reply.streamed(contentType, out -> networks.write(form, wanted, out))
                    .with("Content-Disposition", "attachment; filename=\"" + file + "\"");
        });
    }
}
