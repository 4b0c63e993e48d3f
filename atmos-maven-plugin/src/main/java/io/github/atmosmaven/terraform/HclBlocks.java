package io.github.atmosmaven.terraform;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads just so much of a {@code .tf} file as to find module sources, backend blocks, sensitive variables and paths: blocks
 * with their labels, attributes, and calls of functions with a string. Comments, strings, templates and heredocs are taken for what they are.
 */
final class HclBlocks {

    /**
     * An attribute of a block or of an object.
     *
     * @param path what encloses it, outermost first, for instance {@code module}, {@code data archive_file} or
     *     {@code variable password}
     * @param value its text; {@code null} where it is an expression
     * @param isTrue whether it is {@code true}, with quotes or without
     */
    record Attribute(
            List<String> path, String name, @Nullable String value, boolean isTrue, Location location) {}

    /** A call of a function whose first argument is a string; templates in it stay as they are. */
    record Call(String function, String argument, Location location) {}

    /**
     * A block.
     *
     * @param path its type behind those of the enclosing blocks
     */
    record Block(List<String> path, List<String> labels, Location location) {}

    /** Blocks whose first label tells as much as their name. */
    private static final Set<String> TYPED = Set.of("data", "resource", "variable");

    private static final String TRUE = "true";

    private final String text;
    private final String file;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private HclBlocks(String text, String file) {
        this.text = text;
        this.file = file;
    }

    static HclBlocks read(String text, String file) {
        HclBlocks hcl = new HclBlocks(text, file);
        hcl.read();
        return hcl;
    }

    /** The calls in a text with templates, which lies at one place of a file in JSON. */
    static List<Call> callsIn(String text, Location place) {
        HclBlocks hcl = new HclBlocks(text, place.file());
        while (hcl.at < text.length()) {
            hcl.templateOrNext();
        }
        return hcl.calls.stream()
                .map(call -> new Call(call.function(), call.argument(), place))
                .toList();
    }

    List<Call> calls() {
        return calls;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    List<Block> blocks() {
        return blocks;
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (skipBlank(c)) {
                continue;
            }
            if (isName(c)) {
                statement();
            } else if (c == '}') {
                open.pollLast();
                at++;
            } else {
                skipToken(c);
            }
        }
    }

    /** A name begins an attribute or a block; anything else goes on with what was there. */
    private void statement() {
        Location place = place();
        String name = name();
        spaces();
        if (at < text.length()
                && (text.charAt(at) == '=' && !startsWith("==") && !startsWith("=>") || isKeyOfObject())) {
            at++;
            spaces();
            attribute(name);
            return;
        }
        List<String> labels = new ArrayList<>();
        while (at < text.length() && (text.charAt(at) == '"' || isName(text.charAt(at)))) {
            labels.add(text.charAt(at) == '"' ? string() : name());
            spaces();
        }
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
            boolean typed = TYPED.contains(name) && !labels.isEmpty();
            open.addLast(typed ? name + " " + labels.get(0) : name);
            blocks.add(new Block(List.copyOf(open), List.copyOf(labels), place));
        }
    }

    private void attribute(String name) {
        Location place = place();
        String value = null;
        int start = at;
        if (at < text.length() && text.charAt(at) == '{') {
            // An object, which is read like a block.
            at++;
            open.addLast(name);
            return;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            value = string();
            spaces();
            boolean isAll = at >= text.length() || "\n\r#/},".indexOf(text.charAt(at)) >= 0;
            value = isAll ? value : null;
        }
        int end = at;
        expression();
        boolean isTrue = TRUE.equals(value) || end == start && isTrueAt(start);
        attributes.add(new Attribute(List.copyOf(open), name, value, isTrue, place));
    }

    /** To the end of the line, or of the brackets that are open there. */
    private void expression() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth == 0 && (c == '\n' || c == '}')) {
                return;
            }
            if (isName(c)) {
                word();
                continue;
            }
            if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            }
            if (c == '#' || startsWith("//") || startsWith("/*")) {
                skipBlank(c);
            } else {
                skipToken(c);
            }
        }
    }

    /** A name in an expression, which may be that of a function. */
    private void word() {
        String name = name();
        int end = at;
        int endLine = line;
        int endStart = lineStart;
        int known = calls.size();
        blanks();
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            blanks();
            Location place = place();
            if (at < text.length() && text.charAt(at) == '"') {
                String argument = string();
                blanks();
                calls.subList(known, calls.size()).clear();
                if (at < text.length() && ",)".indexOf(text.charAt(at)) >= 0) {
                    calls.add(new Call(name, argument, place));
                }
            }
        }
        at = end;
        line = endLine;
        lineStart = endStart;
    }

    private boolean isTrueAt(int start) {
        int end = start + TRUE.length();
        return text.startsWith(TRUE, start) && (end == text.length() || !isName(text.charAt(end)));
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            next();
        }
    }

    /** In objects a colon stands for the equals sign as well. */
    private boolean isKeyOfObject() {
        return text.charAt(at) == ':' && !open.isEmpty();
    }

    private void skipToken(char c) {
        if (c == '"') {
            string();
        } else if (startsWith("<<")) {
            heredoc();
        } else {
            next();
        }
    }

    private boolean skipBlank(char c) {
        if (Character.isWhitespace(c)) {
            next();
        } else if (c == '#' || startsWith("//")) {
            while (at < text.length() && text.charAt(at) != '\n') {
                at++;
            }
        } else if (startsWith("/*")) {
            int end = text.indexOf("*/", at + 2);
            skipTo(end < 0 ? text.length() : end + 2);
        } else {
            return false;
        }
        return true;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                value.append(text.charAt(at + 1));
                at += 2;
            } else if (startsWith("$${") || startsWith("%%{")) {
                // An escape, which opens no template.
                value.append(text, at + 1, at + 3);
                at += 3;
            } else if (startsWith("${") || startsWith("%{")) {
                template(value);
            } else {
                value.append(c);
                at++;
            }
        }
        at++;
        return value.toString();
    }

    private void template(StringBuilder value) {
        int start = at;
        at += 2;
        int depth = 1;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
                continue;
            }
            if (isName(c)) {
                word();
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            next();
        }
        value.append(text, start, Math.min(at, text.length()));
    }

    private void heredoc() {
        int end = text.indexOf('\n', at);
        String marker = (end < 0 ? text.substring(at + 2) : text.substring(at + 2, end)).strip();
        marker = marker.startsWith("-") ? marker.substring(1).strip() : marker;
        boolean isMarker = !marker.isEmpty() && marker.chars().allMatch(c -> isName((char) c));
        if (!isMarker || end < 0) {
            at += 2;
            return;
        }
        skipTo(end + 1);
        while (at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            String current =
                    text.substring(at, lineEnd < 0 ? text.length() : lineEnd).strip();
            if (current.equals(marker)) {
                skipTo(lineEnd < 0 ? text.length() : lineEnd);
                return;
            }
            int here = line;
            while (at < text.length() && line == here) {
                templateOrNext();
            }
        }
    }

    private void templateOrNext() {
        if (startsWith("$${") || startsWith("%%{")) {
            at += 3;
        } else if (startsWith("${") || startsWith("%{")) {
            template(new StringBuilder());
        } else {
            next();
        }
    }

    private String name() {
        int start = at;
        while (at < text.length() && isName(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private void spaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private boolean startsWith(String start) {
        return text.startsWith(start, at);
    }

    private void skipTo(int end) {
        while (at < end) {
            next();
        }
    }

    private void next() {
        if (text.charAt(at) == '\n') {
            line++;
            lineStart = at + 1;
        }
        at++;
    }

    private Location place() {
        return new Location(file, line, at - lineStart + 1);
    }
}
