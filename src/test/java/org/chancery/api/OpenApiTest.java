package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.api.Program.Answer;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class OpenApiTest {

    private static final String RECORD = UUID.randomUUID().toString();
    private static final List<Route> ROUTES =
            new Interface(null, null, null, null, null, null, null, null, null).routes();
    private static Program program;
    private static JsonNode description;
    private final Set<String> answered = new TreeSet<>();

    @BeforeAll
    static void start() {
        program = Program.on(TestDatabase.H2_IN_MEMORY);
        description = program.get("/api/openapi.json").json();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static void isAs(String schema, JsonNode answer) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + schema);
        document.set("components", description.get("components"));
        List<Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document)
                .validate(answer);
        assertThat(errors).as(schema + " describes " + answer).isEmpty();
    }

    /** The answer is as the description says for that route and status. */
    private Answer isDescribed(String route, Answer answer) {
        return isDescribed(route.startsWith("/api/commands") ? "post" : "get", route, answer);
    }

    private Answer isDescribed(String method, String route, Answer answer) {
        JsonNode operation = description.get("paths").get(route).get(method);
        JsonNode responses = operation.get("responses");
        String status = String.valueOf(answer.status());
        JsonNode response = responses.has(status) ? responses.get(status) : responses.get("default");
        String type = answer.contentType().split(";", 2)[0];
        assertThat(response.get("content").has(type))
                .as(route + " " + status + " " + type)
                .isTrue();
        JsonNode schema = response.get("content").get(type).get("schema");
        if (schema.has("$ref")) {
            String name = schema.get("$ref").stringValue().replace("#/components/schemas/", "");
            List<JsonNode> parts = type.equals("application/x-ndjson") ? answer.lines() : List.of(answer.json());
            parts.forEach(part -> isAs(name, part));
        }
        answered.add(method + " " + route);
        return answer;
    }

    @Test
    void every_route_answers_as_the_description_says() {
        String one = "/api/commands/{name}";
        String body = "{'recordId':'" + RECORD
                + "','between':['SYR','TUR'],'initiator':'TUR','occurred':'2011','sources':[{'title':'a test','published':'2024-07'}]}";
        isDescribed(one, program.post("/api/commands/sever-ties?dryRun=true", body.replace('\'', '"')));
        isDescribed(one, program.command("sever-ties", body));
        isDescribed(one, program.command("sever-ties", body));
        isDescribed(
                one,
                program.command(
                        "sever-ties", body.replace(RECORD, UUID.randomUUID().toString())));
        isDescribed(
                one,
                program.post(
                        "/api/commands/sever-ties?dryRun=true",
                        body.replace(RECORD, UUID.randomUUID().toString()).replace('\'', '"')));
        isDescribed(one, program.command("sever-ties", "{}"));
        isDescribed(
                one,
                program.command("register-actor", "{'code':'SDF','kind':'GROUP','name':'SDF','unsourced':'a test'}"));
        isDescribed(
                one,
                program.command(
                        "provide-support",
                        "{'by':'USA','toward':'SYR','kind':'MILITARY','beneficiary':'SDF','occurred':'2015/','unsourced':'a test'}"));
        isDescribed(
                one,
                program.command(
                        "adopt-policy",
                        "{'by':'TUR','toward':'SYR','policy':'safe zone','occurred':'2016','unsourced':'a test'}"));
        isDescribed(
                one,
                program.command(
                        "adopt-policy",
                        "{'by':'TUR','toward':'SYR','policy':'safe zones','occurred':'2016','unsourced':'a test'}"));
        isDescribed(
                one,
                program.command(
                        "hold-meeting",
                        "{'delegations':[{'actor':'SYR','role':'PRINCIPAL'},{'actor':'TUR','role':'PRINCIPAL'}],"
                                + "'occurred':'2022-12','place':'Moscow','unsourced':'a test'}"));
        isDescribed(
                one,
                program.command(
                        "dispute-record",
                        "{'record':'" + RECORD + "','disputedBy':'x','grounds':'y','unsourced':'a test'}"));
        isDescribed(
                "/api/commands",
                program.lines(
                        "",
                        "{'command':'suspend-ties','between':['SYR','IRQ'],'occurred':'2011','unsourced':'a test'}",
                        "{'command':'suspend-ties','between':['SYR','IRQ'],'occurred':'2012','unsourced':'a test'}",
                        "{"));
        isDescribed(
                "/api/commands",
                program.lines("?atomic=true", "{'command':'retract-record','record':'" + RECORD + "','reason':'x'}"));
        isDescribed(
                "/api/commands",
                program.lines("?atomic=true", "{'command':'retract-record','record':'" + RECORD + "','reason':'x'}"));

        isDescribed(
                "post",
                "/api/drafts",
                program.send(
                        "POST",
                        "/api/drafts?title=A%20brief&published=2024-07-26",
                        "In 2011, Turkey severed ties with Syria. Assad and Erdogan may meet.",
                        "Content-Type",
                        "text/plain",
                        "Authorization",
                        "Bearer " + program.token()));

        String pair = "/api/relations/{pair}";
        for (String question : List.of(
                "?asOf=2011-06-30",
                "?asOf=2022-12-15",
                "?asOf=2024-01-01",
                "?asOf=2024-01-01&minGrade=MACHINE",
                "?x=1")) {
            isDescribed(pair, program.get("/api/relations/SYR-TUR" + question));
        }
        for (String part : List.of(
                "timemap", "timeline", "timeline.csv", "records", "records.csv", "contacts", "contacts.csv", "tone")) {
            isDescribed(pair + "/" + part, program.get("/api/relations/SYR-TUR/" + part));
        }
        isDescribed(pair + ".csv", program.get("/api/relations/SYR-TUR.csv?asOf=2011-06-30"));
        isDescribed(pair + "/why", program.get("/api/relations/SYR-TUR/why?facet=TIES&asOf=2011-06-30"));
        isDescribed(pair + "/why", program.get("/api/relations/SYR-TUR/why?facet=POLICY&asOf=2016-06-30"));
        isDescribed(pair + "/blame", program.get("/api/relations/SYR-TUR/blame?facet=TIES&asOf=2011-06-30"));
        for (String ending : List.of("", ".txt", ".bib", ".ris", ".csl")) {
            isDescribed(
                    pair + "/citation" + ending,
                    program.get("/api/relations/SYR-TUR/citation" + ending + "?asOf=2011-06-30"));
        }
        isDescribed(pair + "/steps", program.get("/api/relations/SYR-TUR/steps?limit=2&asOf=2011-06-30"));
        isDescribed(pair + "/steps", program.get("/api/relations/SYR-TUR/steps?from=2"));
        isDescribed("/api/relations", program.get("/api/relations?limit=1"));
        isDescribed(
                "/api/relations",
                program.get("/api/relations?facet=TIES&value=SUSPENDED&headline=SUSPENDED&actor=IRQ"));
        isDescribed("/api/relations", program.get("/api/relations?actor=SYR,IRQ&counterpart=TUR&facet=POLICY"));
        isDescribed("/api/relations.csv", program.get("/api/relations.csv?headline=SEVERED"));
        isDescribed("/api/compare", program.get("/api/compare?left=2010-01-01,&right=2024-01-01,&actor=TUR"));
        isDescribed("/api/compare.csv", program.get("/api/compare.csv?left=2010-01-01,&right=2024-01-01,&actor=TUR"));
        isDescribed("/api/compare", program.get("/api/compare?left=2010-01-01,&right=2024-01-01,&limit=1"));
        isDescribed("/api/world/changes", program.get("/api/world/changes?actor=SYR&limit=2"));
        isDescribed("/api/world/density", program.get("/api/world/density?from=2010-01-01&to=2012-12-31"));
        isDescribed("/api/world/density.csv", program.get("/api/world/density.csv"));
        isDescribed("/api/world/coverage", program.get("/api/world/coverage?from=2011-01-01&limit=1"));
        isDescribed("/api/world/coverage.csv", program.get("/api/world/coverage.csv?actor=TUR"));
        for (String form : List.of("gexf", "graphml", "csv")) {
            isDescribed("/api/exports/network." + form, program.get("/api/exports/network." + form + "?actor=TUR"));
        }
        isDescribed("/api/records", program.get("/api/records?q=safe&actor=TUR&limit=1"));
        isDescribed("/api/records.csv", program.get("/api/records.csv?q=safe&actor=TUR&limit=1"));
        isDescribed("/api/records/{id}", program.get("/api/records/" + RECORD));
        isDescribed("/api/records/{id}.csv", program.get("/api/records/" + RECORD + ".csv"));
        isDescribed("/api/actors", program.get("/api/actors?limit=5&q=s&asOf=1980-01-01"));
        isDescribed("/api/actors/{code}", program.get("/api/actors/SUN"));
        isDescribed("/api/openapi.json", program.get("/api/openapi.json"));
        imports();
        rebuilds();
        log();
        audits();

        List<String> described = new ArrayList<>();
        ROUTES.forEach(route -> described.add(route.method().toLowerCase(java.util.Locale.ROOT) + " " + route.path()));
        assertThat(answered).containsExactlyInAnyOrderElementsOf(described);
        List<String> paths = new ArrayList<>();
        description
                .get("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> paths.add(method + " " + path.getKey())));
        assertThat(paths).containsExactlyInAnyOrderElementsOf(described);
    }

    private void imports() {
        String all = "/api/imports";
        String one = all + "/{id}";
        Answer taken = isDescribed(
                "post",
                all,
                ImportsOverHttpTest.send(
                        program,
                        "",
                        "format",
                        "cow-dipl",
                        "file",
                        "ccode1,ccode2,year,DR_at_1,DR_at_2\n2,20,1930,0,2\n2,20,35,2,2\n"));
        String id = taken.json().get("id").stringValue();
        ImportsOverHttpTest.over(program, id);
        isDescribed(all, program.get(all));
        isDescribed(one, program.get(all + "/" + id));
        isDescribed(one + "/rows", program.get(all + "/" + id + "/rows?limit=1"));
        isDescribed(one + "/unrecorded", program.get(all + "/" + id + "/unrecorded"));
        isDescribed("delete", one, changed("DELETE", all + "/" + id));
        isDescribed("post", one + "/resume", changed("POST", all + "/" + id + "/resume"));
        isDescribed("post", one + "/undo", changed("POST", all + "/" + id + "/undo"));
    }

    private void rebuilds() {
        String all = "/api/rebuilds";
        String one = all + "/{id}";
        Answer taken = isDescribed("post", all, changed("POST", all));
        String id = taken.json().get("id").stringValue();
        isDescribed(all, program.get(all));
        isDescribed(one, program.get(all + "/" + id));
        isDescribed("delete", one, changed("DELETE", all + "/" + id));
    }

    private void log() {
        String all = "/api/log";
        isDescribed(all, program.get(all));
        isDescribed(all + "/key", program.get(all + "/key"));
        for (String prefix : List.of("", "/log", all)) {
            isDescribed(prefix + "/checkpoint", program.get(prefix + "/checkpoint"));
            isDescribed(prefix + "/tile/{tile}", program.get(prefix + "/tile/0/000.p/1"));
        }
        isDescribed(all + "/checkpoints", program.get(all + "/checkpoints?limit=1"));
        isDescribed(
                "post",
                all + "/cosignatures",
                program.send(
                        "POST",
                        all + "/cosignatures",
                        program.get("/log/checkpoint").text(),
                        "Content-Type",
                        "text/plain",
                        "Authorization",
                        "Bearer " + program.token()));
        isDescribed(all + "/entries", program.get(all + "/entries?to=2"));
        isDescribed(all + "/proof/inclusion", program.get(all + "/proof/inclusion?position=2"));
        isDescribed(all + "/proof/consistency", program.get(all + "/proof/consistency?from=2"));
        isDescribed(all + "/bundle", program.get(all + "/bundle"));
        isDescribed("/api/records/{id}/proof", program.get("/api/records/" + RECORD + "/proof"));
    }

    private void audits() {
        String all = "/api/audits";
        String one = all + "/{id}";
        Answer taken = isDescribed("post", all, changed("POST", all + "?seed=1"));
        String id = taken.json().get("id").stringValue();
        isDescribed(one + "/events", program.get(all + "/" + id + "/events"));
        isDescribed(all, program.get(all));
        isDescribed(one, program.get(all + "/" + id));
        isDescribed(one + "/findings", program.get(all + "/" + id + "/findings?limit=1"));
        isDescribed(one + "/report.html", program.get(all + "/" + id + "/report.html"));
        isDescribed(one + "/report.pdf", program.get(all + "/" + id + "/report.pdf"));
        isDescribed(one + "/report.json", program.get(all + "/" + id + "/report.json"));
        isDescribed("delete", one, changed("DELETE", all + "/" + id));
        isDescribed("post", one + "/resume", changed("POST", all + "/" + id + "/resume"));
        isDescribed(
                "post",
                one + "/findings/acknowledge",
                program.post(all + "/" + id + "/findings/acknowledge", "{\"by\":\"somebody\"}"));
    }

    private static Answer changed(String method, String path) {
        return program.send(method, path, null, "Authorization", "Bearer " + program.token());
    }

    @Test
    void every_command_has_a_schema_that_its_example_fits() {
        org.chancery.form.CommandForms.all().forEach((name, form) -> isAs(name, form.example()));
    }

    @Test
    void every_type_of_problem_says_what_it_means() {
        assertThat(ProblemType.all())
                .allSatisfy(type -> assertThat(type.meaning()).as(type.name()).isNotBlank());
        assertThat(program.get("/problems/needs-unrecorded-change").text()).contains("Needs unrecorded change");
        assertThat(program.get("/problems/nothing").status()).isEqualTo(404);
    }

    @Test
    void the_page_on_http_names_every_route_parameter_and_problem() throws IOException {
        String page = Files.readString(Path.of("docs/reference/http.md"));
        for (Route route : ROUTES) {
            assertThat(page).contains("`" + route.method() + " " + route.path() + "`");
            route.parameters().forEach(parameter -> assertThat(page).contains("`" + parameter.name() + "`"));
        }
        for (ProblemType type : ProblemType.all()) {
            assertThat(page).contains("| `" + type.name() + "` | " + type.status() + " |");
        }
    }
}
