package io.github.atmosmaven.upload;

import io.github.atmosmaven.upload.ignore.IgnoreRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files that are not uploaded, as a walk comes to them. */
final class LeftOutFiles {

    /** A directory with more files than that is told as one. */
    private static final int MANY = 50;

    private final List<LeftOut> all = new ArrayList<>();

    int size() {
        return all.size();
    }

    List<LeftOut> since(int number) {
        return all.subList(number, all.size());
    }

    void add(LeftOut each) {
        all.add(each);
    }

    /** Adds a file or link; what is neither is never uploaded. */
    void add(String name, BasicFileAttributes attributes, IgnoreRule rule) {
        if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
            all.add(new LeftOut(name, 1, attributes.isRegularFile() ? attributes.size() : 0, rule));
        }
    }

    /** Adds what is below a directory that the tool does not enter. */
    void addBelow(Path directory, String name, IgnoreRule rule) {
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.sorted().toList()) {
                String path = name + child.getFileName();
                BasicFileAttributes attributes =
                        Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isDirectory()) {
                    addBelow(child, path + "/", rule);
                } else {
                    add(path, attributes, rule);
                }
            }
        } catch (IOException e) {
            // The tool does not look at it, and nobody has to be able to.
            all.add(new LeftOut(name, 1, 0, rule));
        }
    }

    /** Makes one of all files since then, if they are many. */
    void shorten(int number, String name, IgnoreRule rule) {
        List<LeftOut> below = since(number);
        int files = below.stream().mapToInt(LeftOut::files).sum();
        if (files > MANY) {
            long size = below.stream().mapToLong(LeftOut::size).sum();
            below.clear();
            all.add(new LeftOut(name, files, size, rule));
        }
    }
}
