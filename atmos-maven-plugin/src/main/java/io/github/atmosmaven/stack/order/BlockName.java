package io.github.atmosmaven.stack.order;

/** Names of the data blocks that read states: identifiers of Terraform's language. */
final class BlockName {

    private BlockName() {}

    /** The name for a component: what an identifier cannot have becomes {@code -}, so {@code vpc/1} gives {@code vpc-1}. */
    static String of(String component) {
        StringBuilder name = new StringBuilder(component.length() + 1);
        component.codePoints().forEach(c -> name.appendCodePoint(isPart(c) ? c : '-'));
        return name.length() > 0 && isStart(name.codePointAt(0)) ? name.toString() : "_" + name;
    }

    static boolean isValid(String name) {
        return !name.isEmpty()
                && isStart(name.codePointAt(0))
                && name.codePoints().allMatch(BlockName::isPart);
    }

    private static boolean isStart(int c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isPart(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
