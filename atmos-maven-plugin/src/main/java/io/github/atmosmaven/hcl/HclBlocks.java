package io.github.atmosmaven.hcl;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Blocks with their labels, attributes, and calls of functions with a string, as far as a file in Terraform's language can
 * be read: just so much as tells module sources, backends, sensitive variables and paths. A mistake ends the reading; the
 * tool itself reports it.
 */
public final class HclBlocks {

    /**
     * An attribute of a block or of an object.
     *
     * @param path names of the enclosing blocks and objects, outermost first, for instance {@code module},
     *     {@code data archive_file} or {@code variable password}
     * @param value its text; {@code null} for an expression
     * @param isTrue true if the value is {@code true}, with quotes or without
     */
    public record Attribute(
            List<String> path, String name, @Nullable String value, boolean isTrue, Location location) {}

    /** A call of a function whose first argument is a string; templates in it stay as they are. */
    public record Call(String function, String argument, Location location) {}

    /**
     * A block.
     *
     * @param path its type behind those of the enclosing blocks
     */
    public record Block(List<String> path, List<String> labels, Location location) {}

    /** Blocks whose first label tells as much as their name. */
    private static final Set<String> TYPED = Set.of("data", "resource", "variable");

    private static final String TRUE = "true";

    private final HclText text;
    private final HclCalls calls;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<Block, HclText.Mark> bodies = new IdentityHashMap<>();

    private HclBlocks(HclText text) {
        this.text = text;
        this.calls = new HclCalls(text);
    }

    /** Reads a file. */
    public static HclBlocks read(String text, String file) {
        HclBlocks hcl = new HclBlocks(new HclText(text, file));
        try {
            hcl.read();
        } catch (Unreadable e) {
            // What was read so far counts. The tool that runs the module refuses it, in its own words.
        }
        return hcl;
    }

    /** Returns the calls in a text with templates, which lies at one place of a file in JSON. */
    public static List<Call> callsIn(String text, Location place) {
        return expressionsIn(text, place).found().stream()
                .map(call -> new Call(call.function(), call.argument(), place))
                .toList();
    }

    /** Names of the data blocks {@code terraform_remote_state} that the templates in a text refer to. */
    public static Set<String> remoteStatesIn(String text, Location place) {
        return expressionsIn(text, place).remoteStates();
    }

    private static HclCalls expressionsIn(String text, Location place) {
        HclText read = new HclText(text, place.file());
        HclCalls calls = new HclCalls(read);
        try {
            while (!read.isAtEnd()) {
                calls.strings().plain();
            }
        } catch (Unreadable e) {
            // As for a file.
        }
        return calls;
    }

    /** Returns the calls in the order of the text. */
    public List<Call> calls() {
        return calls.found();
    }

    /** Returns the places that read {@code terraform.workspace}, in the order of the text. */
    public Set<Location> workspaceReads() {
        return calls.workspaceReads();
    }

    /** Returns true if a text with templates reads {@code terraform.workspace}. */
    public static boolean readsWorkspace(String text, Location place) {
        if (!text.contains("terraform") || !text.contains("workspace")) {
            return false;
        }
        HclText read = new HclText(text, place.file());
        HclCalls calls = new HclCalls(read);
        try {
            while (!read.isAtEnd()) {
                calls.strings().plain();
            }
        } catch (Unreadable e) {
            // As for a file.
        }
        return !calls.workspaceReads().isEmpty();
    }

    /** Names of the data blocks {@code terraform_remote_state} that expressions refer to. */
    public Set<String> remoteStates() {
        return calls.remoteStates();
    }

    /** Returns the attributes of all blocks in the order of the text. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /** Returns all blocks, those in other blocks among them, in the order of the text. */
    public List<Block> blocks() {
        return blocks;
    }

    /** The body of one of the blocks. */
    public HclBody body(Block block) {
        text.reset(Objects.requireNonNull(bodies.get(block)));
        return new HclBodyReader(text).block();
    }

    private void read() {
        text.skipLines();
        while (!text.isAtEnd()) {
            if (HclText.isNameStart(text.peek())) {
                statement();
            } else if (text.take("}")) {
                open.pollLast();
            } else {
                calls.token();
            }
            text.skipLines();
        }
    }

    /** A name begins an attribute or a block; anything else goes on with what was there. */
    private void statement() {
        Location place = text.place();
        boolean isMember = text.isBehind('.');
        String name = text.name();
        calls.noteWorkspace(name, isMember, place);
        if (calls.isRemoteState(name)) {
            return;
        }
        text.skipSpaces();
        boolean equals = text.peek() == '=' && !text.startsWith("==") && !text.startsWith("=>");
        if (equals || isKeyOfObject()) {
            text.next();
            text.skipSpaces();
            attribute(name);
            return;
        }
        List<String> labels = new ArrayList<>();
        while (text.peek() == '"' || HclText.isNameStart(text.peek())) {
            labels.add(text.peek() == '"' ? calls.strings().quoted() : text.name());
            if (calls.isRemoteState(labels.get(labels.size() - 1))) {
                return;
            }
            text.skipSpaces();
        }
        if (text.take("{")) {
            boolean typed = TYPED.contains(name) && !labels.isEmpty();
            open.addLast(typed ? name + " " + labels.get(0) : name);
            Block block = new Block(List.copyOf(open), List.copyOf(labels), place);
            blocks.add(block);
            bodies.put(block, text.mark());
        }
    }

    /** In objects a colon stands for the equals sign as well. */
    private boolean isKeyOfObject() {
        return text.peek() == ':' && !open.isEmpty();
    }

    private void attribute(String name) {
        Location place = text.place();
        if (text.take("{")) {
            // An object, which is read like a block.
            open.addLast(name);
            return;
        }
        String value = null;
        boolean isTrue;
        if (text.peek() == '"') {
            value = calls.strings().quoted();
            text.skipSpaces();
            boolean isAll = text.isAtEnd() || "\n#/},".indexOf(text.peek()) >= 0;
            value = isAll ? value : null;
            isTrue = TRUE.equals(value);
        } else {
            HclText.Mark start = text.mark();
            isTrue = text.name().equals(TRUE);
            text.reset(start);
        }
        calls.expression();
        attributes.add(new Attribute(List.copyOf(open), name, value, isTrue, place));
    }
}
