package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Problems in the format of tools that look at code, SARIF 2.1.0, which code hosts show beside the lines of a change. A
 * rule of the catalogue is a rule there; of the other problems each code is one.
 */
public final class SarifFile {

    public static final String NAME = "problems.sarif";
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifFile() {}

    public static void write(Path outputDirectory, List<Problem> problems) {
        new AtomicFiles().writeIfChanged(outputDirectory.resolve(NAME), text(problems), AtomicFiles.Access.DEFAULT);
    }

    private static String text(List<Problem> problems) {
        JsonWriter json = JsonWriter.indented().object();
        json.name("$schema").text(SCHEMA);
        json.name("runs").list().object();
        json.name("results").list();
        problems.forEach(problem -> result(problem, json));
        json.endList();
        json.name("tool").object().name("driver").object();
        json.name("name").text("atmos-maven-plugin");
        json.name("rules").list();
        helps(problems).forEach((id, help) -> rule(id, help, json));
        json.endList().endObject().endObject();
        json.endObject().endList();
        json.name("version").text("2.1.0");
        return json.endObject().end();
    }

    private static void rule(String id, String help, JsonWriter json) {
        json.object();
        json.name("help").object().name("text").text(help).endObject();
        json.name("id").text(id);
        json.name("shortDescription").object().name("text").text(help).endObject();
        json.endObject();
    }

    /** The rules that have found something, each with what it is about. */
    private static Map<String, String> helps(List<Problem> problems) {
        Map<String, String> helps = new TreeMap<>();
        for (Problem problem : problems) {
            String words = problem.code().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            helps.put(
                    id(problem),
                    LintRule.of(id(problem))
                            .map(LintRule::help)
                            .orElse(problem.code().id() + ": " + words));
        }
        return helps;
    }

    private static String id(Problem problem) {
        String rule = problem.rule();
        return rule == null ? problem.code().id() : rule;
    }

    private static void result(Problem problem, JsonWriter json) {
        String hint = problem.hint();
        Location place = problem.location();
        json.object();
        json.name("level").text(problem.isError() ? "error" : "warning");
        json.name("locations").list();
        if (place != null) {
            location(place, json);
        }
        json.endList();
        json.name("message").object();
        json.name("text").text(problem.message() + (hint == null ? "" : "\nfix: " + hint));
        json.endObject();
        json.name("ruleId").text(id(problem));
        json.endObject();
    }

    private static void location(Location place, JsonWriter json) {
        json.object().name("physicalLocation").object();
        json.name("artifactLocation")
                .object()
                .name("uri")
                .text(uri(place.file()))
                .endObject();
        json.name("region").object();
        json.name("startColumn").number(place.column());
        json.name("startLine").number(place.line());
        json.endObject().endObject().endObject();
    }

    private static String uri(String file) {
        try {
            return new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            return file;
        }
    }
}
