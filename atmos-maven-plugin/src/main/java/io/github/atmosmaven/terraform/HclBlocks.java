package io.github.atmosmaven.terraform;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads just so much of a {@code .tf} file as to find local module sources and backend blocks: blocks with their labels,
 * and attributes that are plain strings. Comments, strings, templates and heredocs are skipped as what they are.
 */
final class HclBlocks {

    /**
     * A string attribute of a block.
     *
     * @param path the types of the enclosing blocks, outermost first, for instance {@code module}
     */
    record Attribute(List<String> path, String name, String value, Location location) {}

    /**
     * A block.
     *
     * @param path its type behind those of the enclosing blocks
     */
    record Block(List<String> path, List<String> labels, Location location) {}

    private final String text;
    private final String file;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
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
        if (at < text.length() && text.charAt(at) == '=' && !startsWith("==")) {
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
            open.addLast(name);
            blocks.add(new Block(List.copyOf(open), List.copyOf(labels), place));
        }
    }

    private void attribute(String name) {
        Location place = place();
        if (at < text.length() && text.charAt(at) == '"') {
            String value = string();
            spaces();
            if (at >= text.length() || "\n\r#/}".indexOf(text.charAt(at)) >= 0) {
                attributes.add(new Attribute(List.copyOf(open), name, value, place));
            }
        }
        expression();
    }

    /** To the end of the line, or of the brackets that are open there. */
    private void expression() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth == 0 && (c == '\n' || c == '}')) {
                return;
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
            skipTo(lineEnd < 0 ? text.length() : lineEnd);
            if (current.equals(marker)) {
                return;
            }
            if (at < text.length()) {
                next();
            }
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
