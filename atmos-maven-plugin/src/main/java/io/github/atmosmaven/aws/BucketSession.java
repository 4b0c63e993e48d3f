package io.github.atmosmaven.aws;

import io.github.atmosmaven.aws.call.CallBudget;
import io.github.atmosmaven.aws.call.HttpClients;
import io.github.atmosmaven.aws.call.Refusals;
import io.github.atmosmaven.aws.call.ServiceClients;
import io.github.atmosmaven.aws.call.SocketHttpClient;
import io.github.atmosmaven.aws.identity.Credentials;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.endpoint.S3Endpoint;
import io.github.atmosmaven.http.InvalidSetting;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import io.github.atmosmaven.provision.s3.WantedBucket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The clients and credentials of one bucket, with one budget of time for all of its calls (D58). */
final class BucketSession implements AutoCloseable {

    private final WantedBucket bucket;
    private final S3Settings settings;
    private final CallBudget budget;
    private final SocketHttpClient http;
    private final ServiceClients clients;
    private final AwsCredentialsProvider credentials;
    private final S3Client s3;

    /**
     * @throws CloudRefusal for an identity that cannot be had
     * @throws InvalidSetting for settings that no call can be made with
     */
    BucketSession(WantedBucket bucket, AwsEnvironment environment) {
        this.bucket = bucket;
        this.settings =
                new S3Settings(bucket.backend(), environment, bucket.endpoint(), rootModules(bucket, environment));
        this.budget = new CallBudget(
                "S3 bucket '" + bucket.name() + "' in " + bucket.region(),
                environment.calls().budget(),
                environment.calls().waits());
        this.http = HttpClients.of(settings);
        this.clients = new ServiceClients(settings, http, budget);
        try {
            this.credentials = new Credentials(settings, clients).provider();
            this.s3 = clients.s3(credentials, bucket.region());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static List<Path> rootModules(WantedBucket bucket, AwsEnvironment environment) {
        return bucket.instances().stream()
                .map(instance -> environment.rootModules().resolve(instance.rootModule()))
                .distinct()
                .toList();
    }

    WantedBucket bucket() {
        return bucket;
    }

    S3Settings settings() {
        return settings;
    }

    S3Client s3() {
        return s3;
    }

    /** A client for questions about the identity itself. */
    StsClient sts() {
        return clients.sts(credentials);
    }

    /** Makes a call within the budget; throws {@link CloudRefusal} for one that is refused or has no answer in time. */
    <T> T call(String action, Supplier<T> call) {
        try {
            return budget.run(action, call::get, http::close);
        } catch (CloudRefusal e) {
            throw answered(action, e);
        } catch (ExecutionException e) {
            throw refusal(action, Objects.requireNonNull(e.getCause()));
        }
    }

    /**
     * Returns what the cloud answered until the time was over, which says more than that it is over. The last attempt
     * has no answer, so such a refusal is never a certain one.
     */
    private CloudRefusal answered(String action, CloudRefusal over) {
        if (over.getCause() instanceof AwsServiceException last) {
            return Refusals.of(last, action, bucket.region())
                    .readFrom(new CloudRefusal.Answer(last.statusCode(), null, 2));
        }
        return over;
    }

    /**
     * The refusal that a failure means. Any other exception is a defect of the program, and passes through as one: it never
     * becomes a mistake of the user.
     */
    private RuntimeException refusal(String action, Throwable failure) {
        if (failure instanceof InvalidSetting invalid) {
            return Refusals.of(invalid, action);
        }
        if (failure instanceof SdkException sdk) {
            return Refusals.of(sdk, action, bucket.region());
        }
        if (failure instanceof Error defect) {
            throw defect;
        }
        return failure instanceof RuntimeException other ? other : new IllegalStateException(failure);
    }

    /** Endpoint of S3 as the backend, the environment or the profile names it; empty for AWS. */
    String endpoint() {
        URI endpoint = isRehearsal()
                ? settings.namedEndpoint("s3")
                : s3.serviceClientConfiguration().endpointOverride().orElse(null);
        return endpoint == null ? "" : endpoint.toString();
    }

    /** Returns true if the calls go to AWS, however its endpoint is written. */
    boolean isAws() {
        return S3Endpoint.isAws(endpoint());
    }

    /** Returns true if the local endpoint stands in for AWS (D50). */
    boolean isRehearsal() {
        return settings.environment().local() != null;
    }

    @Override
    public void close() {
        clients.close();
        http.close();
    }
}
