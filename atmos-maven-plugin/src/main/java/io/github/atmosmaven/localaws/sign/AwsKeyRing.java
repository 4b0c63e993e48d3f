package io.github.atmosmaven.localaws.sign;

import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one running endpoint. All are computed from a seed that is random for every start, so they are good at this
 * endpoint alone, and known to nobody whom this process did not tell them (D50). Those of a session are computed from its
 * token, which says itself whose it is.
 */
public final class AwsKeyRing {

    private static final String ACCOUNT_PREFIX = "AKIA";
    private static final String SESSION_PREFIX = "ASIA";
    private static final int SECRET_LENGTH = 40;
    private static final int ID_LENGTH = 16;
    private static final int SEED_LENGTH = 32;

    private final byte[] seed = new byte[SEED_LENGTH];
    private final Map<String, String> accounts = new ConcurrentHashMap<>();

    public AwsKeyRing() {
        new SecureRandom().nextBytes(seed);
    }

    /** Keys together with whom they belong to. */
    record Known(AwsKeys keys, Identity identity) {}

    /** The key of an account; every account exists. */
    public AwsKeys ofAccount(String account) {
        String id = keyId(ACCOUNT_PREFIX, "account" + account);
        accounts.put(id, account);
        return new AwsKeys(id, secret(id), null);
    }

    /**
     * New keys for an assumed role.
     *
     * @param opener account of the one who assumes it
     */
    AwsKeys ofSession(String account, String role, String session, Instant expiry, String opener) {
        String claim = String.join("|", account, role, session, String.valueOf(expiry.getEpochSecond()), opener);
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(claim.getBytes(StandardCharsets.UTF_8));
        String token = encoded + "." + Hashes.hex(Hashes.hmac(seed, encoded));
        return new AwsKeys(keyId(SESSION_PREFIX, token), secret(token), token);
    }

    public String webIdentityToken() {
        return Hashes.hex(Hashes.hmac(seed, "web identity"));
    }

    private String keyId(String prefix, String of) {
        return prefix
                + Hashes.hex(Hashes.hmac(seed, "id" + of))
                        .substring(0, ID_LENGTH)
                        .toUpperCase(Locale.ROOT);
    }

    private String secret(String of) {
        return Base64.getEncoder()
                .encodeToString(Hashes.hmac(seed, "secret" + of))
                .substring(0, SECRET_LENGTH);
    }

    /** The keys behind an id; empty for one that was not issued here. */
    Optional<Known> find(String accessKeyId, @Nullable String sessionToken, Instant now) {
        if (sessionToken != null) {
            return session(accessKeyId, sessionToken, now);
        }
        String account = accounts.get(accessKeyId);
        if (account == null) {
            return Optional.empty();
        }
        Identity identity =
                new Identity(account, "arn:aws:iam::" + account + ":user/local", "AIDALOCAL" + account, account);
        return Optional.of(new Known(ofAccount(account), identity));
    }

    private Optional<Known> session(String accessKeyId, String token, Instant now) {
        int dot = token.indexOf('.');
        if (dot < 0
                || !keyId(SESSION_PREFIX, token).equals(accessKeyId)
                || !Hashes.hex(Hashes.hmac(seed, token.substring(0, dot))).equals(token.substring(dot + 1))) {
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
