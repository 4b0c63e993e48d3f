package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.provision.s3.CloudRefusal.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Buckets in memory that behave as those of a cloud do, and that can be told to fail. */
final class FakeCloud implements CloudBuckets {

    /** Ends a run between two calls, as a kill does. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The clock of the cloud, which stands still. */
    static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

    static final class Bucket {
        final String account;
        final String region;
        Map<String, String> tags = new HashMap<>();
        final Set<String> settings = new TreeSet<>();
        Instant created = NOW;
        boolean hasObjects;
        boolean hasKey;
        boolean hasLifecycle;

        Bucket(String account, String region) {
            this.account = account;
            this.region = region;
        }
    }

    final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    final List<String> calls = java.util.Collections.synchronizedList(new ArrayList<>());
    final Set<String> forbidden = new TreeSet<>();
    final Map<String, Integer> conflicts = new HashMap<>();
    /** What the caller of an operation sees although the operation was done. */
    final Map<String, Kind> lostAnswers = new HashMap<>();

    String name = "";
    boolean isAws = true;
    final Set<String> unlisted = new TreeSet<>();
    Runnable beforeCreate = () -> {};

    @Nullable
    Kind refusedCreation;
    /** Operations that the store answers as if it had never heard of them. */
    final Set<String> unknown = new TreeSet<>();

    String account = "111";
    boolean keepsTagsOfCreate = true;
    int callsBeforeKill = Integer.MAX_VALUE;

    @Override
    public CloudBucket open(WantedBucket bucket) {
        return new Store(bucket);
    }

    private final class Store implements CloudBucket {

        private final WantedBucket bucket;

        Store(WantedBucket bucket) {
            this.bucket = bucket;
        }

        private void call(String operation, String action, Runnable work) {
            synchronized (FakeCloud.this) {
                if (calls.size() == callsBeforeKill) {
                    throw new Killed();
                }
                calls.add(operation);
                if (conflicts.merge(operation, -1, Integer::sum) >= 0) {
                    throw new CloudRefusal(Kind.CONFLICT, action, "another operation is in progress", null, null);
                }
                if (unknown.contains(operation)) {
                    throw new CloudRefusal(Kind.UNSUPPORTED, action, "not implemented", null, null);
                }
                if (forbidden.contains(operation)) {
                    throw new CloudRefusal(Kind.FORBIDDEN, action, "Access Denied", null, null);
                }
                work.run();
                Kind seen = lostAnswers.remove(operation);
                if (seen != null) {
                    throw new CloudRefusal(seen, action, "the answer was lost", null, null);
                }
                if (calls.size() == callsBeforeKill) {
                    throw new Killed();
                }
            }
        }

        private Bucket mine(String action) {
            Bucket found = buckets.get(bucket.name());
            if (found == null) {
                throw new CloudRefusal(Kind.MISSING, action, "no such bucket", null, null)
                        .readFrom(new CloudRefusal.Answer(404, NOW, 1));
            }
            if (!found.region.equals(bucket.region())) {
                throw new CloudRefusal(Kind.OTHER_REGION, action, "moved", found.region, null);
            }
            if (!found.account.equals(account)) {
                throw new CloudRefusal(Kind.FORBIDDEN, action, "Access Denied", found.region, null);
            }
            return found;
        }

        @Override
        public Map<String, String> tags() {
            Map<String, String> tags = new HashMap<>();
            call("GetBucketTagging", "s3:GetBucketTagging", () -> {
                tags.putAll(mine("s3:GetBucketTagging").tags);
                if (tags.isEmpty()) {
                    throw new CloudRefusal(Kind.NO_TAGS, "s3:GetBucketTagging", "no tags", null, null);
                }
            });
            return tags;
        }

        @Override
        public void head() {
            call("HeadBucket", "s3:ListBucket", () -> mine("s3:ListBucket"));
        }

        private boolean ask(String operation, String action, Predicate<Bucket> question) {
            AtomicBoolean answer = new AtomicBoolean();
            call(operation, action, () -> answer.set(question.test(mine(action))));
            return answer.get();
        }

        @Override
        public Optional<Instant> created() {
            AtomicReference<Optional<Instant>> created = new AtomicReference<>(Optional.empty());
            call(
                    "ListBuckets",
                    "s3:ListAllMyBuckets",
                    () -> created.set(Optional.ofNullable(buckets.get(bucket.name()))
                            .filter(found -> found.account.equals(account) && !unlisted.contains(bucket.name()))
                            .map(found -> found.created)));
            return created.get();
        }

        @Override
        public boolean hasPolicy() {
            return ask("GetBucketPolicy", "s3:GetBucketPolicy", found -> found.settings.contains("PutBucketPolicy"));
        }

        @Override
        public boolean isVersioned() {
            return ask(
                    "GetBucketVersioning",
                    "s3:GetBucketVersioning",
                    found -> found.settings.contains("PutBucketVersioning"));
        }

        @Override
        public boolean hasObjects() {
            return ask("ListObjectsV2", "s3:ListBucket", found -> found.hasObjects);
        }

        @Override
        public boolean hasLifecycle() {
            return ask("GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration", found -> found.hasLifecycle);
        }

        @Override
        public boolean isEncryptedByKey() {
            return ask("GetBucketEncryption", "s3:GetEncryptionConfiguration", found -> found.hasKey);
        }

        @Override
        public void create(Map<String, String> tags, boolean ownership) {
            call("CreateBucket", "s3:CreateBucket", () -> {
                beforeCreate.run();
                if (refusedCreation != null) {
                    throw new CloudRefusal(refusedCreation, "s3:CreateBucket", "refused", null, null);
                }
                if (!tags.isEmpty() && forbidden.contains("TagResource")) {
                    throw new CloudRefusal(Kind.FORBIDDEN, "s3:TagResource", "Access Denied", null, null);
                }
                Bucket known = buckets.get(bucket.name());
                if (known != null
                        && known.account.equals(account)
                        && bucket.region().equals("us-east-1")) {
                    return;
                }
                if (known != null) {
                    Kind kind = known.account.equals(account) ? Kind.ALREADY_YOURS : Kind.OWNED_BY_OTHER;
                    throw new CloudRefusal(kind, "s3:CreateBucket", "exists", null, null);
                }
                Bucket created = new Bucket(account, bucket.region());
                if (keepsTagsOfCreate) {
                    created.tags.putAll(tags);
                }
                buckets.put(bucket.name(), created);
            });
        }

        private void set(String operation, String action) {
            call(operation, action, () -> mine(action).settings.add(operation));
        }

        @Override
        public void blockPublicAccess() {
            set("PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock");
        }

        @Override
        public void enableVersioning() {
            set("PutBucketVersioning", "s3:PutBucketVersioning");
        }

        @Override
        public void encrypt() {
            set("PutBucketEncryption", "s3:PutEncryptionConfiguration");
        }

        @Override
        public void putPolicy(String policy) {
            set("PutBucketPolicy", "s3:PutBucketPolicy");
        }

        @Override
        public void putTags(Map<String, String> tags) {
            call(
                    "PutBucketTagging",
                    "s3:PutBucketTagging",
                    () -> mine("s3:PutBucketTagging").tags = new HashMap<>(tags));
        }

        @Override
        public String account() {
            return account;
        }

        @Override
        public String cloud() {
            return name;
        }

        @Override
        public boolean isAws() {
            return isAws;
        }

        @Override
        public boolean isRehearsal() {
            return false;
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
