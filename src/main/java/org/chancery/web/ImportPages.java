package org.chancery.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.chancery.exchange.Format;
import org.chancery.exchange.Formats;
import org.chancery.exchange.Import;
import org.chancery.exchange.Imports;
import org.chancery.exchange.Mapping;
import org.chancery.exchange.UnreadableFile;
import org.chancery.ledger.Ledger;
import org.chancery.security.AdminToken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * A file on its way into the books: sent, tried, looked at, imported as one batch, and taken back as one.
 *
 * <p>Every step is an import or an undoing with an address of its own, so that nothing is lost when a browser or the server
 * goes away in the middle.
 */
@Controller
class ImportPages {

    private static final int LONGEST_FIELD = 1_000;

    private final Imports imports;
    private final Ledger ledger;
    private final Desk desk;

    ImportPages(Imports imports, Ledger ledger, Desk desk) {
        this.imports = imports;
        this.ledger = ledger;
        this.desk = desk;
    }

    /** A format somebody can choose. */
    record Choice(String name, String title, List<String> layouts, boolean chosen) {}

    /** What somebody filled in. */
    private record Filled(String format, String name) {}

    static String address(UUID id) {
        return "/imports/" + id;
    }

    @GetMapping("/imports")
    String all(HttpServletRequest request, Model model) {
        PageQuestion.only(request, List.of(), desk.words());
        return all(new Filled("", ""), List.of(), model);
    }

    private String all(Filled filled, List<String> wrong, Model model) {
        PageWords words = desk.words();
        List<ImportPage.Row> rows = imports.latest().stream()
                .map(job -> ImportPage.Row.of(job, imports, words))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("live", rows.stream().anyMatch(ImportPage.Row::live));
        model.addAttribute(
                "formats",
                Formats.all().stream().map(format -> choice(format, filled)).toList());
        model.addAttribute("name", filled.name());
        model.addAttribute("longest", Imports.LONGEST_NAME);
        return shown("imports/imports", wrong, model);
    }

    private static Choice choice(Format format, Filled filled) {
        return new Choice(
                format.name(),
                PageWords.capitalised(format.title()),
                format.layouts().stream()
                        .map(layout -> layout.title() + ": " + String.join(", ", layout.columns()))
                        .toList(),
                format.name().equals(filled.format()));
    }

    /** Takes a file and tries it; nothing is recorded. */
    @PostMapping("/imports")
    String send(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        PageWords words = desk.words();
        Filled filled = new Filled("", "");
        List<String> wrong = new ArrayList<>();
        HttpStatus status = HttpStatus.BAD_REQUEST;
        try {
            filled = new Filled(text(request.getPart("format")), text(request.getPart("name")));
            Part file = request.getPart("file");
            String fileName = file == null ? "" : lastOf(file.getSubmittedFileName());
            if (Formats.named(filled.format()).isEmpty()) {
                wrong.add(
                        filled.format().isEmpty()
                                ? words.say("imports.wrong.format")
                                : words.say("imports.wrong.format.unknown", PageQuestion.shortened(filled.format())));
            }
            if (file == null || (fileName.isEmpty() && file.getSize() == 0)) {
                wrong.add(words.say("imports.wrong.file"));
            }
            if (filled.name().length() > Imports.LONGEST_NAME) {
                wrong.add(words.say("imports.wrong.name", filled.name().length(), Imports.LONGEST_NAME));
            }
            if (wrong.isEmpty() && file != null) {
                Path kept = imports.folder().resolve("sent-" + ledger.newId());
                file.write(kept.toString());
                Import job = imports.add(
                        new Imports.Asked(filled.format(), filled.name(), fileName, AdminToken.HOLDER, true), kept);
                return "redirect:" + address(job.id()) + (imports.isForeign(job.id()) ? "/columns" : "");
            }
        } catch (IllegalStateException e) {
            status = HttpStatus.CONTENT_TOO_LARGE;
            wrong.add(words.say("imports.wrong.large"));
        } catch (ServletException e) {
            wrong.add(words.say("imports.wrong.parts"));
        } catch (IOException | UncheckedIOException e) {
            status = HttpStatus.INSUFFICIENT_STORAGE;
            wrong.add(words.say("imports.wrong.kept"));
        }
        response.setStatus(status.value());
        return all(filled, wrong, model);
    }

    private static String text(@Nullable Part part) throws IOException {
        return part == null
                ? ""
                : new String(part.getInputStream().readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8).strip();
    }

    /** The name of a file without the folders some browsers put before it. */
    static String lastOf(@Nullable String fileName) {
        return fileName == null
                ? ""
                : fileName.replaceAll("\\p{Cntrl}", "")
                        .replaceAll(".*[/\\\\]", "")
                        .strip();
    }

    @GetMapping("/imports/{id}")
    String one(@PathVariable String id, HttpServletRequest request, Model model) {
        PageQuestion.only(request, List.of(), desk.words());
        return one(find(id), List.of(), request, model);
    }

    private String one(Import job, List<String> wrong, HttpServletRequest request, Model model) {
        PageWords words = desk.words();
        Import undone = job.undoes() == null ? null : imports.find(job.undoes()).orElse(null);
        Import undoing =
                job.undoneBy() == null ? null : imports.find(job.undoneBy()).orElse(null);
        model.addAttribute(
                "page",
                ImportPage.of(
                        job,
                        undone,
                        undoing,
                        imports,
                        after(request),
                        ImportPage.before(job, desk),
                        desk.now(),
                        words));
        model.addAttribute("longest", Imports.LONGEST_NAME);
        return shown("imports/import", wrong, model);
    }

    private long after(HttpServletRequest request) {
        String text = PageQuestion.written(request, "after");
        try {
            return text == null ? 0 : Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            PageWords words = desk.words();
            throw new Unanswerable(
                    HttpStatus.BAD_REQUEST,
                    List.of(new Unanswerable.Problem(
                            words.say("wrong.after", PageQuestion.shortened(String.valueOf(text))),
                            words.say("wrong.after.expected"),
                            List.of())));
        }
    }

    /** Asks what the columns of a table mean. */
    @GetMapping("/imports/{id}/columns")
    String columns(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        PageQuestion.only(request, List.of(), desk.words());
        Import job = find(id);
        return columns(job, job.mapping(), List.of(), response, model);
    }

    private String columns(Import job, Mapping said, List<String> wrong, HttpServletResponse response, Model model) {
        PageWords words = desk.words();
        List<String> all = new ArrayList<>(wrong);
        ColumnsPage page = null;
        try {
            page = ColumnsPage.of(job, imports.sample(job.id()), said, words);
        } catch (Imports.NotNow | UnreadableFile e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            all.add(String.valueOf(e.getMessage()));
        }
        model.addAttribute("page", page);
        model.addAttribute("back", address(job.id()));
        return shown("imports/columns", all, model);
    }

    /** Tries a table by what is said of its columns. */
    @PostMapping("/imports/{id}/columns")
    String tryColumns(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Import job = find(id);
        PageWords words = desk.words();
        Mapping said = job.mapping();
        String wrong;
        try {
            said = ColumnsPage.filled(request, job.mapping());
            if (said.constants().containsKey(ColumnsPage.COMMAND)
                    || said.columns().containsValue(ColumnsPage.COMMAND)) {
                return "redirect:"
                        + address(imports.attempt(job.id(), said, AdminToken.HOLDER)
                                .id());
            }
            wrong = words.say("imports.wrong.act");
        } catch (Mapping.Unfit | Imports.NotNow e) {
            wrong = String.valueOf(e.getMessage());
        } catch (UncheckedIOException e) {
            wrong = words.say("imports.wrong.kept");
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return columns(job, said, List.of(wrong), response, model);
    }

    /** Asks whom names mean. */
    @GetMapping("/imports/{id}/names")
    String names(@PathVariable String id, HttpServletRequest request, Model model) {
        PageQuestion.only(request, List.of(), desk.words());
        return names(find(id), Map.of(), Map.of(), List.of(), model);
    }

    private String names(
            Import job, Map<String, String> written, Map<String, String> wrongs, List<String> wrong, Model model) {
        model.addAttribute(
                "page",
                NamesPage.of(
                        job,
                        imports.unclear(job.id(), NamesPage.MOST),
                        imports.unclear(job.id()),
                        ledger.actors(),
                        written,
                        wrongs,
                        desk.words()));
        return shown("imports/names", wrong, model);
    }

    /** Tries a table by whom its names are said to mean. */
    @PostMapping("/imports/{id}/names")
    String tryNames(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Import job = find(id);
        PageWords words = desk.words();
        Map<String, String> written = NamesPage.filled(request);
        Map<String, String> codes = new LinkedHashMap<>();
        Map<String, String> wrongs = new LinkedHashMap<>();
        written.forEach((name, actor) -> NamesPage.code(actor, ledger.actors(), desk.now())
                .ifPresentOrElse(
                        code -> codes.put(name, code),
                        () -> wrongs.put(name, words.say("imports.wrong.actor", PageQuestion.shortened(actor)))));
        String wrong = words.say(wrongs.isEmpty() ? "imports.wrong.names.none" : "imports.wrong.names");
        if (wrongs.isEmpty() && !codes.isEmpty()) {
            try {
                return "redirect:"
                        + address(imports.attempt(job.id(), job.mapping().with(codes), AdminToken.HOLDER)
                                .id());
            } catch (Mapping.Unfit | Imports.NotNow e) {
                wrong = String.valueOf(e.getMessage());
            } catch (UncheckedIOException e) {
                wrong = words.say("imports.wrong.kept");
            }
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return names(job, written, wrongs, List.of(wrong), model);
    }

    /** Imports the file of a trial. */
    @PostMapping("/imports/{id}/record")
    String record(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Import trial = find(id);
        String name = request.getParameter("name");
        return done(trial, () -> imports.record(trial.id(), name, AdminToken.HOLDER), request, response, model);
    }

    /** Says what undoing an import would change. */
    @PostMapping("/imports/{id}/undo/preview")
    String preview(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Import job = find(id);
        return done(job, () -> imports.undo(job.id(), AdminToken.HOLDER, true), request, response, model);
    }

    /** Undoes an import. */
    @PostMapping("/imports/{id}/undo")
    String undo(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Import job = find(id);
        return done(job, () -> imports.undo(job.id(), AdminToken.HOLDER), request, response, model);
    }

    @PostMapping("/imports/{id}/resume")
    String resume(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Import job = find(id);
        return done(job, () -> imports.resume(job.id()), request, response, model);
    }

    @PostMapping("/imports/{id}/cancel")
    String cancel(@PathVariable String id, HttpServletRequest request) {
        Import job = find(id);
        imports.cancel(job.id());
        return "redirect:" + address(job.id());
    }

    private String done(
            Import job, Supplier<Import> deed, HttpServletRequest request, HttpServletResponse response, Model model) {
        PageWords words = desk.words();
        try {
            return "redirect:" + address(deed.get().id());
        } catch (Imports.NotNow e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return one(find(job.id().toString()), List.of(String.valueOf(e.getMessage())), request, model);
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return one(job, List.of(words.say("imports.wrong.name.long", Imports.LONGEST_NAME)), request, model);
        } catch (UncheckedIOException e) {
            response.setStatus(HttpStatus.INSUFFICIENT_STORAGE.value());
            return one(job, List.of(words.say("imports.wrong.kept")), request, model);
        }
    }

    private Import find(String id) {
        try {
            Import job = imports.find(UUID.fromString(id)).orElse(null);
            if (job != null) {
                return job;
            }
        } catch (IllegalArgumentException e) {
            // told below, as one that is not there
        }
        PageWords words = desk.words();
        throw new Unanswerable(
                HttpStatus.NOT_FOUND,
                Unanswerable.Kind.NO_SUCH_IMPORT,
                List.of(new Unanswerable.Problem(
                        words.say("wrong.import", PageQuestion.shortened(id)),
                        words.say("wrong.import.expected"),
                        List.of(new Unanswerable.Offer(words.say("imports.title"), "/imports")))));
    }

    private String shown(String template, List<String> wrong, Model model) {
        PageQuestion now = PageQuestion.NOW;
        model.addAttribute("wrong", wrong);
        DyadPages.picker(model, desk.actors(now), now, desk.words());
        return template;
    }
}
