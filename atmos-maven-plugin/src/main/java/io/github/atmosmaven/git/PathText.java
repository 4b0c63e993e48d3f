package io.github.atmosmaven.git;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of paths, whose names may be any bytes. Those that are not UTF-8 are written as {@code \xe9} and the like, so that
 * two names are never one.
 */
final class PathText {

    private PathText() {}

    static String of(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer part = CharBuffer.allocate(bytes.length);
        StringBuilder text = new StringBuilder(bytes.length);
        for (CoderResult result = decoder.decode(in, part, true);
                result.isError();
                result = decoder.decode(in, part, true)) {
            text.append(part.flip());
            part.clear();
            for (int i = 0; i < result.length(); i++) {
                text.append(String.format("\\x%02x", in.get()));
            }
            decoder.reset();
        }
        return text.append(part.flip()).toString();
    }
}
