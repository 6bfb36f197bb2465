package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.chancery.actor.Actor;
import org.chancery.actor.Lifespan;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who lived when, under what name, and who stands for a shape of the map: what the script of the map moves through. */
@Controller
class WorldLives {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Desk desk;

    WorldLives(Desk desk) {
        this.desk = desk;
    }

    /** Days are counted from 1970-01-01; null is an open end. Beside the pages, not part of the interface. */
    @GetMapping("/world/lives.json")
    ResponseEntity<String> lives(HttpServletRequest request) {
        PageQuestion.only(request, List.of("knownAt"), desk.words());
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of(), desk.words());
        PageWords words = desk.words(question);
        ObjectNode json = JSON.objectNode();
        ObjectNode actors = json.putObject("actors");
        for (Actor actor : desk.actors(question).all()) {
            ObjectNode one = actors.putObject(actor.code().value());
            ArrayNode lived = one.putArray("lived");
            for (Lifespan span : actor.lifespans()) {
                lived.addArray().add(day(span.from())).add(day(span.to()));
            }
            ArrayNode names = one.putArray("names");
            names(actor, words)
                    .forEach(name -> names.addArray()
                            .add(day(name.from()))
                            .add(day(name.to()))
                            .add(name.text()));
            one.put("called", words.today(actor));
        }
        ObjectNode shapes = json.putObject("shapes");
        for (Atlas.Shape shape : Atlas.WORLD.shapes()) {
            List<Atlas.Carrier> carriers = Atlas.WORLD.carriers(shape.id());
            if (!carriers.isEmpty()) {
                ArrayNode written = shapes.putArray(shape.id());
                carriers.forEach(carrier -> written.addArray()
                        .add(carrier.actor().value())
                        .add(day(carrier.from()))
                        .add(day(carrier.to()))
                        .add(carrier.before() ? 1 : 0));
            }
        }
        ObjectNode lands = json.putObject("lands");
        for (Atlas.Shape shape : Atlas.WORLD.shapes()) {
            lands.putArray(shape.id()).add(shape.name()).add(shape.isNobodys() ? 1 : 0);
        }
        ObjectNode splits = json.putObject("splits");
        for (Atlas.Dot dot : Atlas.WORLD.dots()) {
            if (dot.split() != null) {
                splits.put(dot.actor().value(), dot.split());
            }
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(json.toString());
    }

    private record Named(@Nullable LocalDate from, @Nullable LocalDate to, String text) {}

    private static List<Named> names(Actor actor, PageWords words) {
        return actor.names().stream()
                .filter(name -> name.use() == Actor.Name.Use.SHOWN)
                .sorted(Comparator.comparing(Actor.Name::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(name -> new Named(
                        name.from(), name.to(), name.text().equals(actor.name()) ? words.today(actor) : name.text()))
                .toList();
    }

    private static @Nullable Long day(@Nullable LocalDate day) {
        return day == null ? null : day.toEpochDay();
    }
}
