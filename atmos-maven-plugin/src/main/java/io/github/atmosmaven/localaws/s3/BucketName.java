package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.AwsError;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of buckets, judged by the rules of S3 before any path is made of them (D50). */
final class BucketName {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern RESERVED =
            Pattern.compile("(xn--|sthree-|amzn-s3-demo-).*|.*(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)|.*\\.\\..*");
    /** Buckets are named like hosts, but not like the address of one. */
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    /** Windows takes such names, with any extension, for devices. */
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private static final String MARK = "~";
    private static final Set<String> OWN_FOLDERS = Set.of(".locks");

    private BucketName() {}

    /** Refuses what no bucket of S3 is called. */
    static void requireNew(String name) {
        if (!FORM.matcher(name).matches()
                || ADDRESS.matcher(name).matches()
                || RESERVED.matcher(name).matches()) {
            throw new AwsError(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
    }

    /** The name of the folder of a bucket, which is one segment of a path. */
    static String folder(String name) {
        requireNew(name);
        return DEVICE.matcher(name).matches() ? MARK + name : name;
    }

    /** The bucket that a folder belongs to; the empty text for a folder of no bucket. */
    static String ofFolder(String folder) {
        String name = folder.startsWith(MARK) ? folder.substring(MARK.length()) : folder;
        return OWN_FOLDERS.contains(folder) || !FORM.matcher(name).matches() ? "" : name;
    }
}
