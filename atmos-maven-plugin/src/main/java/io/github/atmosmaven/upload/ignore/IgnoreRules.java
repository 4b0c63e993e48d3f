package io.github.atmosmaven.upload.ignore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Rules in their order, of which the last that matches a path decides. Safe for use by several threads. */
public final class IgnoreRules {

    private final List<Entry> entries;
    private final Packing packing;
    private final Map<String, Verdict> known = new ConcurrentHashMap<>();

    /** @param pattern {@code null} if the tools pass over it */
    record Entry(IgnoreRule rule, @Nullable GlobPattern pattern) {}

    /**
     * The verdict about a path.
     *
     * @param rule the rule that decided; {@code null} if none matches
     * @param isLast true if no negation follows that rule, so that nothing below a left-out directory is taken in again
     */
    public record Verdict(@Nullable IgnoreRule rule, boolean isLast) {

        public boolean isExcluded() {
            return rule != null && !rule.isNegated();
        }
    }

    IgnoreRules(List<Entry> own, Packing packing) {
        this.packing = packing;
        this.entries = new ArrayList<>(builtIn(packing));
        this.entries.addAll(own);
    }

    /** The built-in rules, which hold if there is no file. */
    public static IgnoreRules builtInOnly(Packing packing) {
        return new IgnoreRules(List.of(), packing);
    }

    /** Before the tools knew directories to pass by, they had them in another order. */
    private static List<Entry> builtIn(Packing packing) {
        String any = "**" + packing.separator();
        Entry git = builtIn(".git/", any + packing.local(".git/**"), false, packing);
        List<Entry> terraform = List.of(
                builtIn(".terraform/", any + packing.local(".terraform/**"), false, packing),
                builtIn("!.terraform/modules/", any + packing.local(".terraform/modules/**"), true, packing));
        List<Entry> all = new ArrayList<>(terraform);
        all.add(packing.prunes() ? all.size() : 0, git);
        return all;
    }

    private static Entry builtIn(String text, String pattern, boolean isNegated, Packing packing) {
        try {
            return new Entry(new IgnoreRule(text, isNegated, null), new GlobPattern(pattern, packing));
        } catch (InvalidExpression e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param path from the directory that is packed, with forward slashes; a directory is asked for with one at its end, too */
    public Verdict of(String path) {
        return known.computeIfAbsent(path, this::judge);
    }

    private Verdict judge(String path) {
        String local = packing.local(path);
        IgnoreRule decided = null;
        boolean isLast = false;
        for (Entry entry : entries) {
            if (entry.pattern() != null && entry.pattern().matches(local)) {
                decided = entry.rule();
                isLast = true;
            } else if (entry.rule().isNegated()) {
                isLast = false;
            }
        }
        return new Verdict(decided, isLast && packing.prunes());
    }
}
