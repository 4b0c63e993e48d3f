package io.github.atmosmaven.terraform.gate;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.terraform.plan.Change;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Resources that may be neither destroyed nor replaced: those of a type, or those at an address. {@code *} stands for any
 * characters. An address covers what is below it, as for {@code -target}: {@code module.db} every resource of the module,
 * {@code aws_instance.web} every instance {@code aws_instance.web[0]}.
 *
 * @param key {@code forbid} or {@code protect}
 * @param text the pattern as it is written
 */
public record GatePattern(
        GateKey key, String text, @Nullable Location place) implements GateRule {

    @Override
    public List<Change> broken(List<Change> changes) {
        Pattern pattern = pattern();
        return changes.stream()
                .filter(change -> change.destroys() || change.replaces())
                .filter(change -> matches(pattern, change))
                .toList();
    }

    /** A resource that the plan moves and replaces is protected at both of its addresses. */
    private boolean matches(Pattern pattern, Change change) {
        if (key == GateKey.FORBID) {
            return pattern.matcher(change.type()).matches();
        }
        String previous = change.previousAddress();
        return pattern.matcher(change.address()).matches()
                || previous != null && pattern.matcher(previous).matches();
    }

    private Pattern pattern() {
        String words = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(key == GateKey.FORBID ? words : words + "(?:[.\\[].*)?", Pattern.DOTALL);
    }

    @Override
    public GateRule inWords(UnaryOperator<String> words) {
        return new GatePattern(key, words.apply(text), place);
    }

    @Override
    public String shown() {
        return key.word() + " '" + text + "'";
    }
}
