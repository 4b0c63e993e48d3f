package io.github.atmosmaven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The product has no methods for its tests: what only a test needs, the test has. */
class UnusedMethodsTest {

    /** Methods that Java or a library calls, or that belong to what their class is. */
    private static final Set<String> OF_JAVA = Set.of("values", "valueOf", "equals", "hashCode", "toString", "main");

    /** Methods that are for tests and benchmarks all the same, with the reason. */
    private static final Map<String, String> SEAMS = Map.of(
            "io.github.atmosmaven.aws.settings.AwsEnvironment$Calls.withFirstPause",
            "tests of faults would wait for whole seconds",
            "io.github.atmosmaven.config.PluginSettings.defaults",
            "settings of a project whose POM sets nothing, for tests and benchmarks alike",
            "io.github.atmosmaven.localaws.LocalAws.operations",
            "the order of calls is a rule of provisioning, and only the endpoint sees it",
            "io.github.atmosmaven.localaws.LocalAws.webIdentityToken",
            "a secret of the endpoint that users get from nowhere else",
            "io.github.atmosmaven.problem.ProblemCode.number",
            "the number that the text of a code is made of");

    @Test
    @DisplayName("each method of the product is used by the product")
    void areUsed() {
        List<String> unused = ArchitectureTest.CLASSES.stream()
                .filter(each -> !each.getSimpleName().equals("HelpMojo"))
                .flatMap(UnusedMethodsTest::unused)
                .distinct()
                .sorted()
                .toList();

        assertThat(unused)
                .containsExactlyElementsOf(SEAMS.keySet().stream().sorted().toList());
    }

    private static Stream<String> unused(JavaClass owner) {
        return owner.getMethods().stream()
                .filter(method -> isOurs(owner, method) && !isInherited(owner, method))
                .filter(method -> method.getAccessesToSelf().stream()
                        .allMatch(access -> access.getOrigin().equals(method)))
                .map(method -> owner.getName() + "." + method.getName());
    }

    private static boolean isOurs(JavaClass owner, JavaMethod method) {
        String name = method.getName();
        boolean made = method.getModifiers().contains(JavaModifier.SYNTHETIC)
                || method.getModifiers().contains(JavaModifier.BRIDGE);
        boolean isAccessor = owner.isRecord()
                && owner.tryGetField(name).isPresent()
                && method.getRawParameterTypes().isEmpty();
        return !made && !isAccessor && !name.startsWith("lambda$") && !OF_JAVA.contains(name);
    }

    /** Returns true for a method that is called by way of a type above: an interface of ours, of Java or of Maven. */
    private static boolean isInherited(JavaClass owner, JavaMethod method) {
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .flatMap(above -> above.getMethods().stream())
                .anyMatch(above -> above.getName().equals(method.getName())
                        && above.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }
}
