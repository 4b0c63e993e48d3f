package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.model.value.TextValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges the name of a bucket that is to be created, by the rules of S3 for buckets of general purpose. Names are judged
 * before anything is called, and before any path is made of them.
 */
final class BucketName {

    /** Fault of a bucket name, and a hint that says how to correct it. */
    record Fault(String what, String hint) {}

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final Pattern ARN = Pattern.compile("arn:[^:]*:([^:]*):[^:]*:[^:]*:(.*)", Pattern.DOTALL);
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://+([^/?#]*).*", Pattern.DOTALL);
    private static final Pattern OF_ACCOUNT = Pattern.compile(".*-\\d{12}-[a-z0-9-]+-an");
    private static final String NO_BUCKET =
            "name a bucket, or set provision.backend.enabled: false for what exists already";
    private static final String RULES = "use 3 to 63 of a-z, 0-9, '-' and '.', with a letter or digit at both ends";

    /** Endings that AWS keeps for what is no bucket of general purpose. */
    private enum Reserved {
        DIRECTORY("--x-s3", "a directory bucket of S3 Express One Zone, which has no versions"),
        ALIAS("-s3alias", "the alias of an access point"),
        OBJECT_LAMBDA("--ol-s3", "the alias of an Object Lambda access point"),
        MULTI_REGION(".mrap", "the alias of a multi-region access point"),
        TABLE("--table-s3", "a table bucket");

        private final String ending;
        private final String what;

        Reserved(String ending, String what) {
            this.ending = ending;
            this.what = what;
        }
    }

    private static final List<String> BEGINNINGS = List.of("xn--", "sthree-", "amzn-s3-demo-");

    private BucketName() {}

    /**
     * Fault that keeps a bucket of this name from being created; empty if there is none.
     *
     * @param atAws true if AWS itself is to create it, which reserves some names
     */
    static Optional<Fault> fault(String name, boolean atAws) {
        Optional<Fault> other = otherThing(name);
        if (other.isPresent()) {
            return other;
        }
        if (atAws) {
            Optional<Fault> reserved = reserved(name);
            if (reserved.isPresent()) {
                return reserved;
            }
        }
        return malformed(name);
    }

    private static Optional<Fault> otherThing(String name) {
        if (TextValue.isTemplate(name)) {
            return Optional.of(new Fault("is a template that is not rendered", "write the name of the bucket"));
        }
        Matcher arn = ARN.matcher(name);
        if (arn.matches()) {
            return Optional.of(ofArn(arn.group(1), arn.group(2)));
        }
        Matcher url = URL.matcher(name);
        if (url.matches()) {
            String scheme = url.group(1);
            String hint = scheme.equals("s3") && VALID.matcher(url.group(2)).matches()
                    ? "write bucket: " + url.group(2) + ", and what stands behind it as key"
                    : "write the name of the bucket alone, and the address of a store as endpoints.s3";
            return Optional.of(new Fault("is a URL (" + scheme + ") and not a name", hint));
        }
        int slash = name.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String first = name.substring(0, slash);
        return Optional.of(new Fault(
                "is a path and not a name",
                VALID.matcher(first).matches()
                        ? "write bucket: " + first + ", and what stands behind the '/' as key or workspace_key_prefix"
                        : RULES));
    }

    private static Fault ofArn(String service, String resource) {
        if (service.equals("s3") && VALID.matcher(resource).matches()) {
            return new Fault("is the ARN of a bucket", "write its name alone: bucket: " + resource);
        }
        if (service.equals("s3-outposts")) {
            return new Fault(
                    "is the ARN of a bucket or access point on an Outpost, which cannot be created", NO_BUCKET);
        }
        if (service.equals("s3-object-lambda")) {
            return new Fault("is the ARN of an Object Lambda access point, not of a bucket", NO_BUCKET);
        }
        return resource.startsWith("accesspoint")
                ? new Fault("is the ARN of an access point, which leads to a bucket that exists already", NO_BUCKET)
                : new Fault("is an ARN and not the name of a bucket", NO_BUCKET);
    }

    private static Optional<Fault> reserved(String name) {
        for (Reserved reserved : Reserved.values()) {
            if (name.endsWith(reserved.ending)) {
                return Optional.of(new Fault(
                        "names " + reserved.what + " ('" + reserved.ending + "'), which cannot be created", NO_BUCKET));
            }
        }
        if (OF_ACCOUNT.matcher(name).matches() || name.endsWith("-an")) {
            return Optional.of(new Fault(
                    "ends with '-an', which names buckets of the namespace of an account and a region; they cannot be"
                            + " created yet",
                    NO_BUCKET));
        }
        return BEGINNINGS.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(start ->
                        new Fault("begins with '" + start + "', which AWS keeps for itself", "choose another name"));
    }

    private static Optional<Fault> malformed(String name) {
        if (ADDRESS.matcher(name).matches()) {
            return Optional.of(new Fault("looks like an IP address, which S3 refuses", "choose another name"));
        }
        if (name.contains("..")) {
            return Optional.of(new Fault("has two dots beside each other, which S3 refuses", RULES));
        }
        if (VALID.matcher(name).matches()) {
            return Optional.empty();
        }
        if (name.length() < 3 || name.length() > 63) {
            return Optional.of(new Fault("has " + name.length() + " characters, and S3 requires 3 to 63", RULES));
        }
        return Optional.of(new Fault("is not a name that S3 allows for a bucket" + odd(name), RULES));
    }

    private static String odd(String name) {
        return name.chars()
                .filter(c -> !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.'))
                .mapToObj(c -> ": it holds " + (c == ' ' ? "a space" : "'" + (char) c + "'"))
                .findFirst()
                .orElse(": it begins or ends with '-' or '.'");
    }
}
