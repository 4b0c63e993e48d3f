package io.github.atmosmaven.terraform.outcome;

import io.github.atmosmaven.problem.PathsFrom;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leads the tool's own words to the files that a user edits: the tool speaks of {@code main.tf line 14} of a copy, seen
 * from there.
 *
 * @param module directory of the root module in the sources
 * @param copy the directory the tool runs in
 * @param standpoint directory that shown paths are relative to
 */
public record SourcePlaces(Path module, Path copy, Path standpoint) {

    private static final Pattern PLACE = Pattern.compile("(?m)^(\\s*on )([^\\n]+?) line (\\d+)\\b");

    public SourcePlaces {
        module = module.toAbsolutePath().normalize();
        copy = copy.toAbsolutePath().normalize();
        standpoint = standpoint.toAbsolutePath().normalize();
    }

    /** {@code on main.tf line 14} becomes {@code on src/main/terraform/queue/main.tf:14}. */
    public String in(String words) {
        Matcher places = PLACE.matcher(words);
        String led = places.replaceAll(place -> Matcher.quoteReplacement(
                isFile(place.group(2)) ? place.group(1) + file(place.group(2)) + ":" + place.group(3) : place.group()));
        return led.replace(copy.toString(), shown(module));
    }

    /** Files that are only generated, or only downloaded, are where the tool ran. */
    /**
     * Returns true if a name is that of a file. Other sources have names such as {@code -backend-config=...} or
     * {@code <value for var.size>}.
     */
    private static boolean isFile(String name) {
        return !name.startsWith("-") && !name.startsWith("<");
    }

    private String file(String name) {
        try {
            Path source = module.resolve(name).normalize();
            Path copied = copy.resolve(name).normalize();
            return shown(Files.exists(source) || !Files.exists(copied) ? source : copied);
        } catch (InvalidPathException e) {
            return name;
        }
    }

    /** A path as it is shown. */
    public String shown(Path path) {
        return new PathsFrom(standpoint).shown(path);
    }
}
