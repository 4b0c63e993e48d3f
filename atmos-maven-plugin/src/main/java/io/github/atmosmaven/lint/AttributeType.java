package io.github.atmosmaven.lint;

/** The type of an attribute, as the catalogue writes it. */
enum AttributeType {
    STRING,
    NUMBER,
    BOOL,
    LIST,
    MAP,
    /** An attribute with members. Members that the tool does not know are dropped. */
    OBJECT,
    /** A block, whose members are checked like attributes. */
    BLOCK,
    /** A type that is checked by the rules of the backend type. */
    OTHER;

    static AttributeType of(String word) {
        return switch (word) {
            case "string" -> STRING;
            case "number" -> NUMBER;
            case "bool" -> BOOL;
            case "set(string)", "list(string)" -> LIST;
            case "map(string)" -> MAP;
            case "object" -> OBJECT;
            case "block" -> BLOCK;
            default -> OTHER;
        };
    }

    boolean hasMembers() {
        return this == OBJECT || this == BLOCK;
    }
}
