package io.github.atmosmaven.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D33: the catalogue of the product is the one that was given")
class CatalogueDataTest {

    private static final Path GIVEN = Path.of("src/test/resources/lint/backend-schemas.json");
    private static final Path OURS = Path.of("src/main/resources/io/github/atmosmaven/lint");

    private static MapValue given() {
        MapValue root = (MapValue) Objects.requireNonNull(new JsonReader().valueOf(GIVEN, "given"));
        return Objects.requireNonNull(root.map("backends"));
    }

    static Iterable<String> types() {
        return given().keys();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("D33: each type has a file of its own with the same content, so that only the types in use are read")
    void isTheSame(String type) {
        Value ours = Objects.requireNonNull(new JsonReader().valueOf(OURS.resolve(type + ".json"), type));

        assertThat(ours.sameAs(Objects.requireNonNull(given().get(type)))).isTrue();
        assertThat(TypeFacts.read(type)).isPresent();
    }

    @Test
    @DisplayName("D33: the types are those that the plugin knows")
    void hasAllTypes() {
        assertThat(given().keys()).containsExactlyInAnyOrderElementsOf(BackendTypes.names());
    }
}
