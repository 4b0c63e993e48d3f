package io.github.atmosmaven.terraform.outcome;

import io.github.atmosmaven.json.JsonStream;
import io.github.atmosmaven.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code output -json} prints, while the tool prints it: by name, whether the output is sensitive, its type and
 * its value.
 */
public final class OutputReader implements Consumer<InputStream> {

    private volatile @Nullable List<Output> outputs;
    private volatile String failure = "it was not read to its end";

    @Override
    public void accept(InputStream bytes) {
        List<Output> read = new ArrayList<>();
        try {
            JsonStream.read(bytes, json -> json.object(name -> read.add(output(name, json))));
            outputs = List.copyOf(read);
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
        }
    }

    private static Output output(String name, JsonStream json) throws IOException {
        Members members = new Members();
        json.object(member -> members.take(member, json));
        return new Output(name, members.sensitive, members.json, members.text);
    }

    /** The members of one output as far as they are read. What does not say that it may be shown is not shown. */
    private static final class Members {

        private boolean sensitive = true;
        private String json = "null";
        private @Nullable String text;

        private void take(String member, JsonStream stream) throws IOException {
            if (member.equals("sensitive")) {
                sensitive = !Boolean.FALSE.equals(stream.flag());
            } else if (member.equals("value")) {
                text = stream.peekText();
                JsonWriter copy = JsonWriter.compact();
                stream.copy(copy);
                json = copy.take();
            } else {
                stream.skip();
            }
        }
    }

    /** Returns the outputs, or null if the document cannot be used; {@link #failure()} then says why. */
    @Nullable
    public List<Output> outputs() {
        return outputs;
    }

    public String failure() {
        return failure;
    }
}
