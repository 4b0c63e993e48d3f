package io.github.atmosmaven.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Writes records as JSON, for goals that read JSON with Jackson anyway: a member for each component that is not null,
 * sorted, over several lines, with one newline at the end. An underscore at the end of a component's name, which a word of
 * Java needs, is not written.
 */
public final class JsonRecords {

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private JsonRecords() {}

    public static String indented(Record document) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .propertyNamingStrategy(new WithoutUnderscore())
                .build();
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(separators).withObjectIndenter(LINES).withArrayIndenter(LINES);
        try {
            return mapper.writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class WithoutUnderscore extends PropertyNamingStrategy {
        private static final long serialVersionUID = 1L;

        @Override
        public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
            return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
        }
    }
}
