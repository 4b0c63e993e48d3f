package io.github.atmosmaven.terraform.gate;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gates of the instances of a project: what {@code settings.atmos.gate} of an instance says, with the gate of the POM
 * (D68). A manifest can only narrow: its lists add to those of the POM, and of two numbers the smaller one counts. A greater
 * number is an error, unless the POM allows widening; then everything that a manifest sets counts instead.
 */
public final class Gates {

    public static final Gates OPEN = new Gates(PomGate.OPEN);

    private static final String PATH = "settings.atmos.gate";
    private static final List<GateKey> LIMITS = List.of(GateKey.MAX_DESTROY, GateKey.MAX_REPLACE);
    private static final List<GateKey> LISTS = List.of(GateKey.FORBID, GateKey.PROTECT);

    private final PomGate pom;

    public Gates(PomGate pom) {
        this.pom = pom;
    }

    /** The gate of an instance. What {@link #problems} finds fault with is passed over, and the POM's word counts. */
    public Gate of(Instance instance) {
        MapValue written = instance.sections().at("settings", "atmos", "gate") instanceof MapValue map
                ? map
                : MapValue.empty(instance.location());
        List<GateRule> rules = new ArrayList<>();
        LIMITS.forEach(key -> addLimit(key, written.get(key.word()), rules));
        LISTS.forEach(key -> addPatterns(key, written.get(key.word()), rules));
        return rules.isEmpty() ? Gate.OPEN : new Gate(rules);
    }

    private void addLimit(GateKey key, @Nullable Value written, List<GateRule> rules) {
        OptionalLong own = number(written);
        Integer most = pom.limit(key);
        if (written != null && own.isPresent() && (most == null || pom.isWidened() || own.getAsLong() <= most)) {
            rules.add(new GateLimit(key, own.getAsLong(), written.location()));
        } else if (most != null) {
            rules.add(new GateLimit(key, most, null));
        }
    }

    private void addPatterns(GateKey key, @Nullable Value written, List<GateRule> rules) {
        Set<String> own = new HashSet<>();
        if (written instanceof ListValue list) {
            for (Value item : list.items()) {
                if (item instanceof TextValue text && own.add(text.text())) {
                    rules.add(new GatePattern(key, text.text(), text.location()));
                }
            }
        }
        boolean isReplaced = pom.isWidened() && written instanceof ListValue;
        if (!isReplaced) {
            pom.patterns(key).stream().filter(own::add).forEach(text -> rules.add(new GatePattern(key, text, null)));
        }
    }

    /** Everything that is wrong with the gate of an instance, each at its place. */
    public List<Problem> problems(Instance instance) {
        List<Problem> problems = new ArrayList<>();
        if (instance.sections().at("settings", "atmos") instanceof MapValue settings) {
            checkNeighbours(settings, problems);
            Value written = settings.get("gate");
            if (written instanceof MapValue gate) {
                gate.entries().forEach(entry -> check(entry, problems));
            } else if (written != null && !(written instanceof NullValue)) {
                problems.add(invalid(
                        written,
                        PATH + " must be a map, not " + written.aKind(),
                        "write it as 'maxDestroy: 0' below 'gate:'"));
            }
        }
        return problems;
    }

    /** A gate that is misspelt would let every plan pass. */
    private static void checkNeighbours(MapValue settings, List<Problem> problems) {
        for (MapValue.Entry entry : settings.entries()) {
            String meant = NearestName.slip(entry.key(), List.of("gate")).orElse("");
            if (!meant.isEmpty() && !entry.key().equals(meant)) {
                problems.add(Problem.error(
                        ProblemCode.GATE_INVALID,
                        entry.keyLocation(),
                        "unknown key '" + entry.key() + "' in settings.atmos",
                        "did you mean 'gate'?"));
            }
        }
    }

    private void check(MapValue.Entry entry, List<Problem> problems) {
        GateKey key = GateKey.of(entry.key()).orElse(null);
        if (key == null) {
            problems.add(unknown(entry));
        } else if (entry.value() instanceof NullValue) {
            return;
        } else if (LIMITS.contains(key)) {
            checkLimit(key, entry.value(), problems);
        } else {
            checkPatterns(key, entry.value(), problems);
        }
    }

    private static Problem unknown(MapValue.Entry entry) {
        String nearest = NearestName.of(entry.key(), GateKey.words())
                .map(name -> "did you mean '" + name + "'?")
                .orElse("a gate has the keys " + String.join(", ", GateKey.words()));
        String hint = entry.key().equals("widening") ? "only the gate of the POM can allow widening" : nearest;
        return Problem.error(
                ProblemCode.GATE_INVALID, entry.keyLocation(), "unknown key '" + entry.key() + "' in " + PATH, hint);
    }

    private void checkLimit(GateKey key, Value value, List<Problem> problems) {
        OptionalLong number = number(value);
        if (number.isEmpty()) {
            String found = value instanceof NumberValue ? value.toString() : value.aKind();
            problems.add(invalid(
                    value,
                    path(key) + " must be a whole number, 0 or more, not " + found,
                    "write it as '" + key.word() + ": 0'"));
            return;
        }
        Integer most = pom.limit(key);
        if (most != null && number.getAsLong() > most && !pom.isWidened()) {
            problems.add(Problem.error(
                    ProblemCode.GATE_WIDENED,
                    value.location(),
                    path(key) + " is " + number.getAsLong() + ", and the gate of the POM allows "
                            + (most == 0 ? "none" : "at most " + most),
                    "write " + most + " or less, or <widening>allow</widening> into the <gate> of the POM"));
        }
    }

    private static void checkPatterns(GateKey key, Value value, List<Problem> problems) {
        String example = "write it as '" + key.word() + ": ["
                + (key == GateKey.FORBID ? "aws_db_instance" : "aws_db_instance.main") + "]'";
        if (!(value instanceof ListValue list)) {
            problems.add(invalid(value, path(key) + " must be a list, not " + value.aKind(), example));
            return;
        }
        for (Value item : list.items()) {
            if (!(item instanceof TextValue text)) {
                problems.add(invalid(item, path(key) + " must hold texts, not " + item.aKind(), example));
            } else if (text.text().isBlank()) {
                problems.add(invalid(item, path(key) + " holds an empty text", example));
            }
        }
    }

    private static OptionalLong number(@Nullable Value value) {
        return value instanceof NumberValue number && number.number() instanceof Long whole && whole >= 0
                ? OptionalLong.of(whole)
                : OptionalLong.empty();
    }

    private static String path(GateKey key) {
        return PATH + "." + key.word();
    }

    private static Problem invalid(Value value, String message, String hint) {
        return Problem.error(ProblemCode.GATE_INVALID, value.location(), message, hint);
    }
}
