package io.github.atmosmaven.localaws.request;

import java.util.Map;

/** Part of an object that a request asks for by its {@code Range}. */
public final class ByteRange {

    private ByteRange() {}

    /** The part as an answer, or the whole where no range is asked for, or one that S3 passes over. */
    public static Response answer(Request request, Body content) {
        String range = request.header("Range");
        if (range == null || !range.matches("bytes=\\d{0,15}-\\d{0,15}") || range.equals("bytes=-")) {
            return new Response(200, Map.of(), content);
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        long from = ends[0].isEmpty() ? Math.max(0, content.size() - Long.parseLong(ends[1])) : Long.parseLong(ends[0]);
        long to = ends[0].isEmpty() || ends[1].isEmpty()
                ? content.size() - 1
                : Math.min(content.size() - 1, Long.parseLong(ends[1]));
        if (from > to) {
            throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
        }
        return new Response(
                206,
                Map.of("Content-Range", "bytes " + from + "-" + to + "/" + content.size()),
                content.part(from, to - from + 1));
    }
}
