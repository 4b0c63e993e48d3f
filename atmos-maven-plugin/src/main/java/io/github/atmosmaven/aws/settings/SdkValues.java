package io.github.atmosmaven.aws.settings;

import io.github.atmosmaven.http.InvalidSetting;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Checks what the SDK reads by itself, from the environment and the profile, when it makes a client. It has no exception of
 * its own for a wrong value there.
 */
final class SdkValues {

    private static final Pattern TRUTH = Pattern.compile("true|false");
    private static final Pattern CHECKSUM = Pattern.compile("when_supported|when_required");

    private static final Map<String, Pattern> VALID = new TreeMap<>(Map.of(
            "defaults_mode", Pattern.compile("legacy|standard|cross-region|in-region|mobile|auto"),
            "disable_request_compression", TRUTH,
            "ignore_configured_endpoint_urls", TRUTH,
            "request_checksum_calculation", CHECKSUM,
            "request_min_compression_size_bytes", Pattern.compile("\\d{1,9}"),
            "response_checksum_validation", CHECKSUM,
            "retry_mode", Pattern.compile("legacy|standard|adaptive|adaptive_v2")));

    private SdkValues() {}

    /**
     * @param profile name of the profile that the SDK reads
     * @throws InvalidSetting for a value that the SDK cannot make a client with
     */
    static void check(AwsEnvironment environment, ProfileFile files, String profile) {
        Profile chosen = files.profile(profile).orElse(null);
        VALID.forEach((key, valid) -> {
            String variable = "AWS_" + key.toUpperCase(Locale.ROOT);
            check(variable, environment.variable(variable), valid);
            String value = chosen == null ? null : chosen.property(key).orElse(null);
            check(key + " of profile '" + profile + "'", value, valid);
        });
    }

    private static void check(String what, @Nullable String value, Pattern valid) {
        if (value != null && !valid.matcher(value.toLowerCase(Locale.ROOT)).matches()) {
            throw new InvalidSetting(what + ": '" + value + "' is not valid");
        }
    }

    /**
     * Checks the endpoint that the SDK takes from a profile or the section of services that this names.
     *
     * @param service name of a service in such a section
     * @throws InvalidSetting for one that is no URL
     */
    static void checkEndpoint(ProfileFile files, String profile, String service) {
        Profile chosen = files.profile(profile).orElse(null);
        if (chosen == null) {
            return;
        }
        chosen.property("services")
                .flatMap(section -> files.getSection("services", section))
                .flatMap(section -> section.property(service + ".endpoint_url"))
                .ifPresent(
                        url -> checkUrl(service + ".endpoint_url of the services of profile '" + profile + "'", url));
        chosen.property("endpoint_url").ifPresent(url -> checkUrl("endpoint_url of profile '" + profile + "'", url));
    }

    /** A failure names the setting alone, since a URL may hold a password. */
    private static void checkUrl(String what, String url) {
        if (!url.matches("(?i)https?://.*")) {
            throw new InvalidSetting("the " + what + " does not begin with http:// or https://");
        }
        S3Settings.uri(what, url, "");
    }
}
