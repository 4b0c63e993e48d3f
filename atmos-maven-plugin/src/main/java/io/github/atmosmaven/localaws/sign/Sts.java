package io.github.atmosmaven.localaws.sign;

import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Request;
import io.github.atmosmaven.localaws.request.Response;
import io.github.atmosmaven.localaws.request.Xml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The security token service: who am I, and roles of other accounts. */
public final class Sts {

    private static final Pattern ROLE =
            Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:[\\w+=,.@/-]*/)?([\\w+=,.@-]{1,64})");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final int HOUR = 3600;

    private Sts() {}

    /** The name of the operation that a form asks for. */
    public static String operation(Request request) {
        return form(request).getOrDefault("Action", "");
    }

    private static Map<String, String> form(Request request) {
        return Request.parameters(new String(request.body().bytes(), StandardCharsets.UTF_8));
    }

    public static Response handle(Request request, SignatureCheck.Signed signed, AwsKeyRing ring, Instant now) {
        Map<String, String> form = form(request);
        String action = form.getOrDefault("Action", "");
        return switch (action) {
            case "GetCallerIdentity" -> callerIdentity(signed.identity());
            case "AssumeRole" -> assumeRole(form, signed.identity().account(), ring, now);
            default -> throw AwsError.notImplemented("STS " + action);
        };
    }

    /** Takes the token of this endpoint, and no other: keys are not for everyone who asks (D50). */
    public static Response withWebIdentity(Request request, AwsKeyRing ring, Instant now) {
        Map<String, String> form = form(request);
        if (!form.getOrDefault("WebIdentityToken", "").equals(ring.webIdentityToken())) {
            throw new AwsError(403, "InvalidIdentityToken", "The web identity token was not issued here");
        }
        return assumeRole(form, "", ring, now);
    }

    private static Response callerIdentity(Identity identity) {
        return Response.xml("<GetCallerIdentityResponse xmlns=\"" + NAMESPACE + "\"><GetCallerIdentityResult>"
                + Xml.tag("Arn", identity.arn()) + Xml.tag("UserId", identity.userId())
                + Xml.tag("Account", identity.account())
                + "</GetCallerIdentityResult></GetCallerIdentityResponse>");
    }

    /** @param opener account of the one who asks; empty where a token does, which is of no account */
    private static Response assumeRole(Map<String, String> form, String opener, AwsKeyRing ring, Instant now) {
        String action = form.getOrDefault("Action", "");
        Matcher role = ROLE.matcher(form.getOrDefault("RoleArn", ""));
        if (!role.matches()) {
            throw validation("'" + form.getOrDefault("RoleArn", "") + "' is invalid");
        }
        String session = form.getOrDefault("RoleSessionName", "");
        if (!SESSION.matcher(session).matches()) {
            throw validation("RoleSessionName must have 2 to 64 characters of [\\w+=,.@-]");
        }
        int seconds = seconds(form.getOrDefault("DurationSeconds", String.valueOf(HOUR)));
        Instant expiry = now.plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        AwsKeys keys = ring.ofSession(
                role.group(1), role.group(2), session, expiry, opener.isEmpty() ? role.group(1) : opener);
        String arn = "arn:aws:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + session;
        return Response.xml(
                "<" + action + "Response xmlns=\"" + NAMESPACE + "\"><" + action + "Result><AssumedRoleUser>"
                        + Xml.tag("AssumedRoleId", "AROALOCAL" + role.group(1) + ":" + session) + Xml.tag("Arn", arn)
                        + "</AssumedRoleUser><Credentials>" + Xml.tag("AccessKeyId", keys.accessKeyId())
                        + Xml.tag("SecretAccessKey", keys.secretAccessKey())
                        + Xml.tag("SessionToken", String.valueOf(keys.sessionToken()))
                        + Xml.tag("Expiration", expiry.toString())
                        + "</Credentials></" + action + "Result></" + action + "Response>");
    }

    private static int seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 900 && seconds <= 12 * HOUR) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw validation("DurationSeconds must be between 900 and 43200");
    }

    private static AwsError validation(String message) {
        return new AwsError(400, "ValidationError", message);
    }

    public static Response error(AwsError error, String requestId) {
        if (error.code().equals("InvalidAccessKeyId")) {
            // The same fault, by the name this service has for it.
            return error(
                    new AwsError(403, "InvalidClientTokenId", "The security token included in the request is invalid."),
                    requestId);
        }
        String type = error.status() < 500 ? "Sender" : "Receiver";
        return Response.xml(
                error.status(),
                "<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error>" + Xml.tag("Type", type)
                        + Xml.tag("Code", error.code()) + Xml.tag("Message", String.valueOf(error.getMessage()))
                        + "</Error>" + Xml.tag("RequestId", requestId) + "</ErrorResponse>");
    }
}
