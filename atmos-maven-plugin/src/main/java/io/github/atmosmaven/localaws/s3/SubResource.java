package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Response;
import io.github.atmosmaven.localaws.request.Xml;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a bucket that are put and got as a whole. What AWS sets by itself at creation and what it answers where
 * nothing is set stands here for each.
 */
enum SubResource {
    VERSIONING("versioning", "VersioningConfiguration", "BucketVersioning"),
    ENCRYPTION(
            "encryption",
            "ServerSideEncryptionConfiguration",
            "BucketEncryption",
            404,
            "ServerSideEncryptionConfigurationNotFoundError"),
    PUBLIC_ACCESS_BLOCK(
            "publicAccessBlock",
            "PublicAccessBlockConfiguration",
            "PublicAccessBlock",
            404,
            "NoSuchPublicAccessBlockConfiguration"),
    OWNERSHIP_CONTROLS(
            "ownershipControls", "OwnershipControls", "BucketOwnershipControls", 404, "OwnershipControlsNotFoundError"),
    TAGGING("tagging", "Tagging", "BucketTagging", 404, "NoSuchTagSet"),
    POLICY("policy", "", "BucketPolicy", 404, "NoSuchBucketPolicy"),
    LIFECYCLE(
            "lifecycle", "LifecycleConfiguration", "BucketLifecycleConfiguration", 404, "NoSuchLifecycleConfiguration"),
    LOGGING("logging", "BucketLoggingStatus", "BucketLogging"),
    OBJECT_LOCK(
            "object-lock",
            "ObjectLockConfiguration",
            "ObjectLockConfiguration",
            404,
            "ObjectLockConfigurationNotFoundError"),
    CORS("cors", "CORSConfiguration", "BucketCors", 404, "NoSuchCORSConfiguration"),
    WEBSITE("website", "WebsiteConfiguration", "BucketWebsite", 404, "NoSuchWebsiteConfiguration"),
    REPLICATION(
            "replication",
            "ReplicationConfiguration",
            "BucketReplication",
            404,
            "ReplicationConfigurationNotFoundError"),
    NOTIFICATION("notification", "NotificationConfiguration", "BucketNotificationConfiguration"),
    ACCELERATE("accelerate", "AccelerateConfiguration", "BucketAccelerateConfiguration"),
    REQUEST_PAYMENT("requestPayment", "RequestPaymentConfiguration", "BucketRequestPayment");

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final String parameter;
    private final String root;
    private final String operation;
    private final int unsetStatus;
    private final String unsetCode;

    SubResource(String parameter, String root, String operation) {
        this(parameter, root, operation, 200, "");
    }

    SubResource(String parameter, String root, String operation, int unsetStatus, String unsetCode) {
        this.parameter = parameter;
        this.root = root;
        this.operation = operation;
        this.unsetStatus = unsetStatus;
        this.unsetCode = unsetCode;
    }

    static Optional<SubResource> of(String parameter) {
        for (SubResource each : values()) {
            if (each.parameter.equals(parameter)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The name of its file and of its query parameter. */
    String parameter() {
        return parameter;
    }

    /** {@code GetBucketTagging} and the like. */
    String operation(String method) {
        String verb = method.equals("PUT") ? "Put" : method.equals("DELETE") ? "Delete" : "Get";
        return verb + operation;
    }

    /**
     * Returns true if there is an operation that deletes the configuration. A configuration that every bucket has
     * cannot be deleted, and neither can object lock.
     */
    boolean canBeDeleted() {
        return unsetStatus != 200 && this != OBJECT_LOCK;
    }

    /** Answer for a bucket without this configuration: an empty document, or the error that AWS has for it. */
    Response unset(String bucket) {
        if (unsetStatus == 200) {
            return Response.xml("<" + root + " xmlns=\"" + NAMESPACE + "\"/>");
        }
        throw new AwsError(unsetStatus, unsetCode, "The configuration does not exist for " + bucket);
    }

    /** Refuses a body that is no such configuration. */
    void validate(byte[] body) {
        if (this == POLICY) {
            PolicySyntax.check(body);
            return;
        }
        Xml xml = Xml.parse(body);
        if (!xml.name().equals(root)) {
            throw new AwsError(400, "MalformedXML", "The XML you provided was not a " + root);
        }
        if (this == VERSIONING
                && !List.of("Enabled", "Suspended")
                        .contains(xml.textOf("Status").orElse("Enabled"))) {
            throw new AwsError(400, "MalformedXML", "Status is either Enabled or Suspended");
        }
    }

    static String encryptionDefault() {
        return "<ServerSideEncryptionConfiguration xmlns=\"" + NAMESPACE
                + "\"><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
                + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule>"
                + "</ServerSideEncryptionConfiguration>";
    }

    static String publicAccessDefault() {
        return "<PublicAccessBlockConfiguration xmlns=\"" + NAMESPACE + "\"><BlockPublicAcls>true</BlockPublicAcls>"
                + "<IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy>"
                + "<RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>";
    }

    static String ownership(String value) {
        return "<OwnershipControls xmlns=\"" + NAMESPACE + "\"><Rule>" + Xml.tag("ObjectOwnership", value)
                + "</Rule></OwnershipControls>";
    }
}
