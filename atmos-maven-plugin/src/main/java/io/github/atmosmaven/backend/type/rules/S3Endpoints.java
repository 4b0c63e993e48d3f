package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.GoUrl;
import java.util.List;
import java.util.Optional;

/** Endpoints of the services that the s3 backend talks to. */
final class S3Endpoints {

    private static final List<String> OF_S3 = List.of("endpoint", "endpoints.s3");
    private static final List<String> OF_OTHERS = List.of(
            "dynamodb_endpoint",
            "iam_endpoint",
            "sts_endpoint",
            "endpoints.dynamodb",
            "endpoints.iam",
            "endpoints.sts");
    private static final List<String> STRICT = List.of("endpoints.sso", "ec2_metadata_service_endpoint");
    private static final String HINT = "write the whole URL, such as https://s3.example.com:9000";

    private S3Endpoints() {}

    static void check(Body body) {
        OF_S3.forEach(path -> endpoint(body, path, true));
        OF_OTHERS.forEach(path -> endpoint(body, path, false));
        if (body.release().isTerraform()) {
            STRICT.forEach(path -> strict(body, path));
        }
    }

    /** @param isUsed true if the first request goes there */
    private static void endpoint(Body body, String path, boolean isUsed) {
        String text = body.text(path);
        if (text == null) {
            return;
        }
        if (body.release().isOpenTofu()) {
            boolean isBare = !text.isEmpty() && !text.contains("://");
            if (!text.isEmpty() && GoUrl.of(isBare ? "https://" + text : text).isEmpty()) {
                body.refuse(path, "is no URL", HINT);
            }
            return;
        }
        Optional<GoUrl> url = GoUrl.of(text);
        if (url.isEmpty()) {
            body.refuse(path, "is no URL", HINT);
        } else if (!url.get().isComplete() && isUsed && !text.isEmpty()) {
            body.refuse(path, "is a URL without a scheme or a host, which fails at the first request", HINT);
        } else if (!url.get().isComplete()) {
            body.doubt(path, "is a URL without a scheme or a host", HINT);
        }
    }

    private static void strict(Body body, String path) {
        String text = body.text(path);
        if (text != null && !GoUrl.of(text).map(GoUrl::isComplete).orElse(false)) {
            body.refuse(path, "must be a URL with a scheme and a host", HINT);
        }
    }
}
