package io.github.atmosmaven.workflow.lint;

import io.github.atmosmaven.backend.s3.S3Attributes;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the judgement of a backend depends on beside the environment. Instances whose backends have one shape
 * are judged together: their attributes are the same objects, which they are where they were written once. Only plain texts of two attributes may
 * differ: of the one that gets the name of the instance, and of the bucket, which is another one for every account.
 */
final class BackendShape {

    private static final String BUCKET = S3Attributes.BUCKET;
    private static final int SHORTEST_BUCKET = 3;
    private static final int LONGEST_BUCKET = 63;

    private final Instance instance;
    private final Tool tool;
    private final List<MapValue.Entry> attributes;
    private final int bucket;
    private final int name;
    private final int hash;

    private BackendShape(Instance instance, Tool tool) {
        BackendAttributes.Prefix prefix = instance.backendType().attributes().prefix();
        this.instance = instance;
        this.tool = tool;
        this.attributes = instance.stateBackend().attributes().entries();
        String named = prefix == null ? "" : prefix.attribute();
        int sum = instance.backendType().name().hashCode();
        int plainBucket = -1;
        int plainName = -1;
        for (int i = 0; i < attributes.size(); i++) {
            MapValue.Entry attribute = attributes.get(i);
            if (attribute.key().equals(named) && isPlain(attribute.value())) {
                plainName = i;
            } else if (attribute.key().equals(BUCKET) && isPlainBucket(attribute.value())) {
                plainBucket = i;
            } else {
                sum = 31 * sum + System.identityHashCode(attribute.value());
            }
        }
        this.bucket = plainBucket;
        this.name = plainName;
        this.hash = sum;
    }

    static BackendShape of(Instance instance, Tool tool) {
        return new BackendShape(instance, tool);
    }

    /** The value of the bucket that instances of this shape may differ in; null if they have it in common. */
    static @Nullable Value bucket(Instance instance) {
        Value value = instance.stateBackend().attributes().get(BUCKET);
        return value != null && isPlainBucket(value) ? value : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BackendShape that
                && hash == that.hash
                && hasSameAttributes(that)
                && tool.equals(that.tool)
                && instance.tool().isWritten() == that.instance.tool().isWritten()
                && hasSameSurroundings(that.instance);
    }

    private boolean hasSameSurroundings(Instance other) {
        return instance.backendType() == other.backendType()
                && Objects.equals(
                        instance.state().moduleBackend(), other.state().moduleBackend())
                && (!instance.backendType().isHosted() || instance.workspace().equals(other.workspace()));
    }

    private boolean hasSameAttributes(BackendShape that) {
        if (attributes.size() != that.attributes.size() || bucket != that.bucket || name != that.name) {
            return false;
        }
        for (int i = 0; i < attributes.size(); i++) {
            MapValue.Entry mine = attributes.get(i);
            MapValue.Entry other = that.attributes.get(i);
            boolean isFree = i == bucket || i == name;
            if (mine != other
                    && !((isFree || mine.value() == other.value()) && mine.key().equals(other.key()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Returns true for a text of which nothing can be said in any type: words with single hyphens between. */
    private static boolean isPlainBucket(Value value) {
        if (!(value instanceof TextValue text)
                || text.text().length() < SHORTEST_BUCKET
                || text.text().length() > LONGEST_BUCKET) {
            return false;
        }
        String words = text.text();
        boolean afterHyphen = true;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean isWord = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!isWord && (c != '-' || afterHyphen)) {
                return false;
            }
            afterHyphen = !isWord;
        }
        return !afterHyphen;
    }

    /** Returns true for a text of which nothing can be said: names between single slashes. */
    private static boolean isPlain(Value value) {
        if (!(value instanceof TextValue text) || text.text().isEmpty()) {
            return false;
        }
        String name = text.text();
        boolean afterSlash = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isWord =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!isWord && (afterSlash || c != '/' && c != '.')) {
                return false;
            }
            afterSlash = c == '/';
        }
        return !afterSlash;
    }
}
