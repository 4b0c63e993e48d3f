package io.github.atmosmaven.localaws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the endpoint. All are computed: the key of an account from its number, those of a session from its token,
 * which says itself whose it is. So they are good in every process that serves the same data, and worth nothing anywhere
 * else; keys of a real account are not known here.
 *
 * @param secretAccessKey what requests are signed with
 * @param sessionToken null for the key of an account
 */
public record AwsKeys(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {

    private static final String ACCOUNT_PREFIX = "AKIALOCA";
    private static final String SESSION_PREFIX = "ASIA";
    private static final byte[] SEED = "atmos local endpoint".getBytes(StandardCharsets.UTF_8);
    private static final Pattern ACCOUNT_KEY = Pattern.compile(ACCOUNT_PREFIX + "(\\d{12})");
    private static final int SECRET_LENGTH = 40;

    /** Keys together with whom they belong to. */
    record Known(AwsKeys keys, Identity identity) {}

    /** The key of an account. */
    static AwsKeys ofAccount(String account) {
        String id = ACCOUNT_PREFIX + account;
        return new AwsKeys(id, secret(id), null);
    }

    /**
     * New keys for an assumed role.
     *
     * @param opener account of the one who assumes it
     */
    static AwsKeys ofSession(String account, String role, String session, Instant expiry, String opener) {
        String claim = String.join("|", account, role, session, String.valueOf(expiry.getEpochSecond()), opener);
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(claim.getBytes(StandardCharsets.UTF_8));
        String token = encoded + "." + Hashes.hex(Hashes.hmac(SEED, encoded));
        return new AwsKeys(sessionKeyId(token), secret(token), token);
    }

    private static String sessionKeyId(String token) {
        return SESSION_PREFIX
                + Hashes.hex(Hashes.hmac(SEED, "id" + token)).substring(0, 16).toUpperCase(Locale.ROOT);
    }

    private static String secret(String of) {
        return Base64.getEncoder()
                .encodeToString(Hashes.hmac(SEED, "secret" + of))
                .substring(0, SECRET_LENGTH);
    }

    /** The keys behind an id; empty for one that was not issued here. */
    static Optional<Known> find(String accessKeyId, @Nullable String sessionToken, Instant now) {
        Matcher account = ACCOUNT_KEY.matcher(accessKeyId);
        if (account.matches() && sessionToken == null) {
            String number = account.group(1);
            Identity identity =
                    new Identity(number, "arn:aws:iam::" + number + ":user/local", "AIDALOCAL" + number, number);
            return Optional.of(new Known(ofAccount(number), identity));
        }
        return sessionToken == null ? Optional.empty() : session(accessKeyId, sessionToken, now);
    }

    private static Optional<Known> session(String accessKeyId, String token, Instant now) {
        int dot = token.indexOf('.');
        if (dot < 0
                || !sessionKeyId(token).equals(accessKeyId)
                || !Hashes.hex(Hashes.hmac(SEED, token.substring(0, dot))).equals(token.substring(dot + 1))) {
            return Optional.empty();
        }
        String[] claim =
                new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8).split("\\|");
        if (Long.parseLong(claim[3]) < now.getEpochSecond()) {
            throw new AwsError(400, "ExpiredToken", "The provided token has expired.");
        }
        String arn = "arn:aws:sts::" + claim[0] + ":assumed-role/" + claim[1] + "/" + claim[2];
        Identity identity = new Identity(claim[0], arn, "AROALOCAL" + claim[0] + ":" + claim[2], claim[4]);
        return Optional.of(new Known(new AwsKeys(accessKeyId, secret(token), token), identity));
    }
}
