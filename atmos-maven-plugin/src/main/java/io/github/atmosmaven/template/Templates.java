package io.github.atmosmaven.template;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Templates of one run. Each text is compiled once, however many instances inherit it. Instances are safe for use by
 * several threads.
 */
final class Templates {

    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    Template of(String text) {
        Template known = compiled.get(text);
        return known != null ? known : compiled.computeIfAbsent(text, Template::compile);
    }
}
