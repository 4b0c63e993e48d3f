package io.github.atmosmaven.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Terraform or OpenTofu. Without a patch it stands for any patch of its minor version (D29).
 *
 * @param text without a leading {@code v}
 * @param patch negative where none is written
 * @param suffix text after the numbers, such as {@code -rc1}
 */
public record ToolVersion(String text, int major, int minor, int patch, String suffix) {

    private static final Pattern FORM =
            Pattern.compile("v?(\\d{1,3})\\.(\\d{1,6})(?:\\.(\\d{1,6})((?:[-+][0-9A-Za-z.+-]+)?))?");
    private static final int ANY = -1;

    /** Returns the version that a text stands for, or empty if it is no version. */
    public static Optional<ToolVersion> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String patch = form.group(3);
        String plain = form.group().startsWith("v") ? form.group().substring(1) : form.group();
        return Optional.of(new ToolVersion(
                plain,
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                patch == null ? ANY : Integer.parseInt(patch),
                patch == null ? "" : form.group(4)));
    }

    /** Returns true if this version names one release, not a series of releases. */
    public boolean isExact() {
        return patch != ANY;
    }

    public boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }

    /** Returns true if this version stands for the given release. */
    public boolean admits(ToolVersion release) {
        return major == release.major
                && minor == release.minor
                && (!isExact() || patch == release.patch && suffix.equals(release.suffix));
    }

    @Override
    public String toString() {
        return text;
    }
}
