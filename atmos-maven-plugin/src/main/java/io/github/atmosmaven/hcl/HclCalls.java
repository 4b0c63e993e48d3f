package io.github.atmosmaven.hcl;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads expressions for the calls of functions in them, whose first argument is a string, and for remote states. */
final class HclCalls {

    private final HclText text;
    private final HclStrings strings;
    private final List<HclBlocks.Call> calls = new ArrayList<>();
    private final Set<Location> workspaceReads = new LinkedHashSet<>();
    private final Set<String> remoteStates = new LinkedHashSet<>();

    HclCalls(HclText text) {
        this.text = text;
        this.strings = new HclStrings(text, ignored -> template());
    }

    List<HclBlocks.Call> found() {
        return calls;
    }

    Set<Location> workspaceReads() {
        return workspaceReads;
    }

    /**
     * Notes a name that goes on as {@code terraform.workspace}, and reads no further than the name.
     *
     * @param isMember true if the name stands behind a dot, so that it is a member of something else
     */
    void noteWorkspace(String name, boolean isMember, Location place) {
        if (isMember || !name.equals("terraform")) {
            return;
        }
        HclText.Mark behind = text.mark();
        text.skipSpaces();
        if (text.take(".")) {
            text.skipSpaces();
            if (text.name().equals("workspace")) {
                workspaceReads.add(place);
            }
        }
        text.reset(behind);
    }

    /** Names of the data blocks {@code terraform_remote_state} that expressions refer to. */
    Set<String> remoteStates() {
        return remoteStates;
    }

    HclStrings strings() {
        return strings;
    }

    /** Passes over an expression, to the end of the line or of the brackets that are open there. */
    void expression() {
        expression("\n}");
    }

    /** @param ends characters that end it outside of brackets */
    void expression(String ends) {
        int depth = 0;
        while (!text.isAtEnd()) {
            text.skipSpaces();
            char c = text.peek();
            if (depth == 0 && ends.indexOf(c) >= 0) {
                return;
            }
            if (c == '#' || text.startsWith("//")) {
                text.restOfLine();
            } else if (HclText.isNameStart(c)) {
                word();
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                token();
            }
        }
    }

    /** Passes over a string, a heredoc, or one character. */
    void token() {
        if (text.peek() == '"') {
            strings.quoted();
        } else if (text.take("<<")) {
            strings.heredoc();
        } else {
            text.next();
        }
    }

    /** Reads a template up to its closing brace and returns it as it is written. */
    private String template() {
        HclText.Mark start = text.mark();
        text.next();
        text.next();
        int depth = 1;
        while (!text.isAtEnd() && depth > 0) {
            char c = text.peek();
            if (HclText.isNameStart(c)) {
                word();
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                token();
            }
        }
        return text.since(start);
    }

    /** Notes a remote state, and passes over it, if it begins with a name that was just read. */
    boolean isRemoteState(String name) {
        boolean is = name.equals("data") && text.take(".terraform_remote_state.");
        if (is) {
            remoteStates.add(text.name());
        }
        return is;
    }

    /** Reads a name, which may be that of a function. Its arguments are read anew, for the calls among them. */
    private void word() {
        Location start = text.place();
        boolean isMember = text.isBehind('.');
        String name = text.name();
        noteWorkspace(name, isMember, start);
        HclText.Mark behind = text.mark();
        if (isRemoteState(name)) {
            return;
        }
        int known = calls.size();
        text.skipLines();
        if (text.take("(")) {
            text.skipLines();
            Location place = text.place();
            String argument = text.peek() == '"' ? strings.quoted() : null;
            text.skipLines();
            boolean isAll = text.peek() == ',' || text.peek() == ')';
            calls.subList(known, calls.size()).clear();
            if (argument != null && isAll) {
                calls.add(new HclBlocks.Call(name, argument, place));
            }
        }
        text.reset(behind);
    }
}
