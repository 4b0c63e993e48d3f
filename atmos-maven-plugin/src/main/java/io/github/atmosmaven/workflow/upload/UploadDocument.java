package io.github.atmosmaven.workflow.upload;

import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.upload.LeftOut;
import io.github.atmosmaven.upload.Sizes;
import io.github.atmosmaven.upload.UploadedFile;
import io.github.atmosmaven.upload.ignore.IgnoreRule;
import io.github.atmosmaven.workflow.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The uploads of remote runs, told to people and to programs. */
public final class UploadDocument {

    private UploadDocument() {}

    /** A table for each instance, with everything that is left out beside what is uploaded. */
    public static String plain(PreviewUploads.Result result) {
        StringBuilder text = new StringBuilder();
        for (InstanceUpload each : result.uploads()) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append(each.instance().displayName())
                    .append(" would upload ")
                    .append(each.root())
                    .append(
                            each.workingDirectory().isEmpty()
                                    ? ""
                                    : " for the working directory " + each.workingDirectory())
                    .append(", packed as by ")
                    .append(each.tool())
                    .append('\n');
            text.append(new Table(List.of("path", "size", "left out"), rows(each)).plain());
            text.append(summary(each)).append('\n');
        }
        for (var instance : result.others()) {
            text.append(instance.displayName())
                    .append(" would upload nothing: its backend is ")
                    .append(
                            instance.backendType().isNone()
                                    ? "none"
                                    : instance.backendType().name())
                    .append('\n');
        }
        return text.toString();
    }

    /** A row with the path that it is sorted by. */
    private record Row(String path, List<Table.Cell> cells) {}

    private static List<List<Table.Cell>> rows(InstanceUpload each) {
        List<Row> rows = new ArrayList<>();
        for (UploadedFile file : each.upload().entries()) {
            if (!file.isDirectory()) {
                rows.add(new Row(file.path(), List.of(Table.cell(file.path()), size(file), Table.cell(""))));
            }
        }
        for (LeftOut file : each.upload().leftOut()) {
            String files = file.path().endsWith("/") ? file.files() + " files, " : "";
            rows.add(new Row(
                    file.path(),
                    List.of(
                            Table.cell(file.path()),
                            Table.cell(files + Sizes.shown(file.size())),
                            Table.cell("excluded by " + file.rule().text() + " ("
                                    + file.rule().origin() + ")"))));
        }
        rows.sort(Comparator.comparing(Row::path));
        return rows.stream().map(Row::cells).toList();
    }

    private static Table.Cell size(UploadedFile file) {
        return Table.cell(file.target() == null ? Sizes.shown(file.size()) : "-> " + file.target());
    }

    private static String summary(InstanceUpload each) {
        return files(each.upload().files()) + ", " + Sizes.shown(each.upload().size()) + "; excluded: "
                + files(each.upload().filesLeftOut()) + ", "
                + Sizes.shown(each.upload().sizeLeftOut());
    }

    private static String files(int count) {
        return String.format(Locale.ROOT, "%,d file%s", count, count == 1 ? "" : "s");
    }

    /** An object with the list {@code instances}. Its form changes only with a major version (D7). */
    public static String json(PreviewUploads.Result result) {
        JsonWriter json = JsonWriter.indented().object().name("instances").list();
        result.uploads().forEach(each -> write(each, json));
        return json.endList().endObject().end();
    }

    private static void write(InstanceUpload each, JsonWriter json) {
        json.object();
        json.name("directory").text(each.root());
        json.name("excluded").list();
        each.upload().leftOut().forEach(file -> write(file, json));
        json.endList();
        json.name("excludedFiles").number(each.upload().filesLeftOut());
        json.name("excludedSize").word(Long.toString(each.upload().sizeLeftOut()));
        json.name("files").list();
        each.upload().entries().stream().filter(file -> !file.isDirectory()).forEach(file -> write(file, json));
        json.endList();
        if (!each.ignoreFile().isEmpty()) {
            json.name("ignoreFile").text(each.ignoreFile());
        }
        json.name("instance").text(each.instance().name());
        json.name("problems").list();
        each.problems().forEach(problem -> write(problem, json));
        json.endList();
        json.name("rootModule").text(each.instance().rootModule());
        json.name("size").word(Long.toString(each.upload().size()));
        json.name("stack").text(each.instance().stack());
        json.name("tool").text(each.tool().toString());
        if (!each.workingDirectory().isEmpty()) {
            json.name("workingDirectory").text(each.workingDirectory());
        }
        json.endObject();
    }

    private static void write(UploadedFile file, JsonWriter json) {
        json.object().name("path").text(file.path());
        json.name("size").word(Long.toString(file.size()));
        if (file.target() != null) {
            json.name("target").text(file.target());
        }
        json.endObject();
    }

    private static void write(LeftOut file, JsonWriter json) {
        IgnoreRule rule = file.rule();
        Location place = rule.place();
        json.object();
        if (place != null) {
            json.name("file").text(place.file());
        }
        json.name("files").number(file.files());
        if (place != null) {
            json.name("line").number(place.line());
        }
        json.name("path").text(file.path());
        json.name("pattern").text(rule.text());
        json.name("size").word(Long.toString(file.size()));
        json.endObject();
    }

    private static void write(Problem problem, JsonWriter json) {
        json.object().name("code").text(problem.code().id());
        json.name("message").text(problem.message());
        json.name("severity").text(problem.severity().name().toLowerCase(Locale.ROOT));
        json.endObject();
    }
}
