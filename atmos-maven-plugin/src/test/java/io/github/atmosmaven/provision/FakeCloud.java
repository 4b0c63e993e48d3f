package io.github.atmosmaven.provision;

import io.github.atmosmaven.provision.CloudRefusal.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Buckets in memory that behave as those of a cloud do, and that can be told to fail. */
final class FakeCloud implements BucketStores {

    /** Ends a run between two calls, as a kill does. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    static final class Bucket {
        final String account;
        final String region;
        Map<String, String> tags = new HashMap<>();
        final Set<String> settings = new TreeSet<>();

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
    String account = "111";
    boolean keepsTagsOfCreate = true;
    int callsBeforeKill = Integer.MAX_VALUE;

    @Override
    public BucketStore open(StateBucket bucket) {
        return new Store(bucket);
    }

    private final class Store implements BucketStore {

        private final StateBucket bucket;

        Store(StateBucket bucket) {
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
                throw new CloudRefusal(Kind.MISSING, action, "no such bucket", null, null);
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

        @Override
        public void create(Map<String, String> tags, boolean ownership) {
            call("CreateBucket", "s3:CreateBucket", () -> {
                if (!tags.isEmpty() && forbidden.contains("TagResource")) {
                    throw new CloudRefusal(Kind.FORBIDDEN, "s3:TagResource", "Access Denied", null, null);
                }
                Bucket known = buckets.get(bucket.name());
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
        public void close() {
            // nothing is held open
        }
    }
}
