package io.github.atmosmaven.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes of a backend type that mean something to this plugin. One in a block is named {@code block.name}. */
public final class BackendAttributes {

    private final List<String> place;
    private final List<String> needed;
    private final Set<String> maps;
    private final Set<String> ofManyLines;
    private final Set<String> files;
    private final Map<String, String> secrets;
    private final Map<String, List<String>> variables;
    private final Set<String> allVariables = new HashSet<>();
    private final @Nullable Prefix prefix;

    private BackendAttributes(Builder builder) {
        this.place = builder.place;
        this.needed = builder.needed;
        this.maps = builder.maps;
        this.ofManyLines = builder.ofManyLines;
        this.files = builder.files;
        this.secrets = Map.copyOf(builder.secrets);
        this.variables = Map.copyOf(builder.variables);
        this.variables.values().forEach(allVariables::addAll);
        this.prefix = builder.prefix;
    }

    /**
     * The attribute that keeps the states of instances apart in a shared backend, and gets a default (D31).
     *
     * @param suffix end of the default if the attribute names a file, which then lies below the one of
     *     {@code terraform:}; empty for the attribute that names a folder
     */
    public record Prefix(String attribute, String suffix) {

        public boolean isFile() {
            return !suffix.isEmpty();
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Attributes that tell the states of one backend apart (D32). */
    public List<String> place() {
        return place;
    }

    /** Attributes of the address that have no default in the tools, so that a block without them says nothing (D76). */
    public List<String> needed() {
        return needed;
    }

    /** Attributes that are maps or blocks. */
    public Set<String> maps() {
        return maps;
    }

    public @Nullable Prefix prefix() {
        return prefix;
    }

    /** Returns true if the attribute names files, and a relative name starts from the root module (D73). */
    public boolean namesFiles(String attribute) {
        return files.contains(attribute);
    }

    /** Returns true if the text of the attribute may have several lines. */
    public boolean mayHaveLines(String attribute) {
        return ofManyLines.contains(attribute);
    }

    /** Environment variables that the tools read for an attribute that is not set, in their order. */
    public List<String> variables(String attribute) {
        return variables.getOrDefault(attribute, List.of());
    }

    /** Returns true if an attribute of the address may come from the environment variable of this name. */
    public boolean isVariable(String name) {
        return allVariables.contains(name);
    }

    /**
     * The environment variable that replaces a secret; empty if there is none, null for what is no secret. A misspelt
     * name betrays nothing either: case, {@code _} and {@code -} do not count.
     */
    @Nullable
    String secretVariable(String attribute) {
        return secrets.get(plain(attribute));
    }

    /** A name without what is easily written otherwise. */
    public static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-') {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    /** Collects the attributes of a type. */
    public static final class Builder {

        private List<String> place = List.of();
        private List<String> needed = List.of();
        private Set<String> maps = Set.of();
        private Set<String> ofManyLines = Set.of();
        private Set<String> files = Set.of();
        private final Map<String, String> secrets = new HashMap<>();
        private final Map<String, List<String>> variables = new HashMap<>();
        private @Nullable Prefix prefix;

        private Builder() {}

        public Builder place(String... attributes) {
            place = List.of(attributes);
            return this;
        }

        public Builder needed(String... attributes) {
            needed = List.of(attributes);
            return this;
        }

        public Builder maps(String... attributes) {
            maps = Set.of(attributes);
            return this;
        }

        /** Attributes that name files or folders; one in a block is named {@code block.name}. */
        public Builder files(String... attributes) {
            files = Set.of(attributes);
            return this;
        }

        public Builder ofManyLines(String... attributes) {
            ofManyLines = Set.of(attributes);
            return this;
        }

        /** @param variable environment variable that replaces the attribute; empty if there is none */
        public Builder secret(String attribute, String variable) {
            secrets.put(plain(attribute), variable);
            return this;
        }

        /** An attribute of the address that the tools take from the environment if it is not set (D75). */
        public Builder fromEnvironment(String attribute, String... inOrder) {
            return fromEnvironment(attribute, List.of(inOrder));
        }

        /** An attribute of the address that the tools take from the environment if it is not set (D75). */
        public Builder fromEnvironment(String attribute, List<String> inOrder) {
            variables.put(attribute, inOrder);
            return this;
        }

        /** The attribute names a folder that gets the name of the instance. */
        public Builder prefix(String attribute) {
            prefix = new Prefix(attribute, "");
            return this;
        }

        /** The attribute names a file that gets the name of the instance. */
        public Builder prefix(String attribute, String suffix) {
            prefix = new Prefix(attribute, suffix);
            return this;
        }

        public BackendAttributes build() {
            return new BackendAttributes(this);
        }
    }
}
