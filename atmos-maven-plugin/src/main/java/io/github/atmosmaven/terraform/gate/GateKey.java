package io.github.atmosmaven.terraform.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keys of a gate, in manifests and in the POM. */
public enum GateKey {
    MAX_DESTROY("maxDestroy"),
    MAX_REPLACE("maxReplace"),
    FORBID("forbid"),
    PROTECT("protect");

    private final String word;

    GateKey(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<GateKey> of(String word) {
        return Arrays.stream(values()).filter(key -> key.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(GateKey::word).toList();
    }
}
