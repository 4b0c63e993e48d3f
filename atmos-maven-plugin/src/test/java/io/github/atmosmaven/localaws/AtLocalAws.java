package io.github.atmosmaven.localaws;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Starts the local endpoint with a bucket for each test, and stops it. */
abstract class AtLocalAws {

    static final String BUCKET = "state-bucket";

    @TempDir
    Path directory;

    LocalAws aws;
    S3Client s3;

    @BeforeEach
    void start() throws IOException {
        aws = LocalAws.start(new LocalAwsOptions(directory));
        s3 = SdkClients.s3(aws.uri(), aws.keysOf(LocalAws.ACCOUNT), "us-east-1");
        s3.createBucket(r -> r.bucket(BUCKET));
    }

    @AfterEach
    void stop() {
        s3.close();
        aws.close();
    }
}
