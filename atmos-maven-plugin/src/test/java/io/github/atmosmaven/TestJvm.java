package io.github.atmosmaven;

import io.github.atmosmaven.model.Instance;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another process that runs the product's classes, as another build does. */
public final class TestJvm {

    private TestJvm() {}

    /** @param main with a main method, of the tests */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return start(classPath(), main, arguments);
    }

    /** With all that this process has, where its class path tells. */
    public static Process startWithAll(Class<?> main, String... arguments) throws IOException {
        String all = TestJvm.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
        return start(all, main, arguments);
    }

    private static Process start(String classPath, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** By the classes themselves, since not every runner of tests has them on its own class path. */
    private static String classPath() {
        return Stream.of(
                        "io.github.atmosmaven.TestJvm",
                        Instance.class.getName(),
                        "org.yaml.snakeyaml.Yaml",
                        "com.fasterxml.jackson.databind.ObjectMapper",
                        "com.fasterxml.jackson.core.JsonFactory",
                        "com.fasterxml.jackson.annotation.JsonProperty",
                        "org.jspecify.annotations.Nullable")
                .map(TestJvm::location)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(String name) {
        try {
            return Path.of(Class.forName(name)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
