package io.github.atmosmaven.hosted;

import io.github.atmosmaven.backend.endpoint.HostFault;
import io.github.atmosmaven.backend.endpoint.ServiceHost;
import io.github.atmosmaven.hcl.HclBlocks;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logins of the CLI configuration. Of a token only whether it is there is kept. What cannot be understood is left to the
 * tool, which says so in its own words.
 */
final class CliConfiguration {

    private static final String CREDENTIALS = "credentials";
    private static final String HELPER = "credentials_helper";
    private static final String TOKEN = "token";

    private final Map<ServiceHost, Login> logins = new HashMap<>();
    private @Nullable Program helper;

    /** A block for one host. */
    record Login(boolean hasToken, Location location) {}

    /** A program that is asked for tokens of hosts without a block. */
    record Program(String name, Location location) {}

    /** @param files a later one wins */
    static CliConfiguration read(List<Path> files) {
        CliConfiguration configuration = new CliConfiguration();
        for (Path file : files) {
            try {
                configuration.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file.toString());
            } catch (IOException e) {
                // The tool cannot read it either, and says so.
            }
        }
        return configuration;
    }

    @Nullable
    Login login(ServiceHost host) {
        return logins.get(host);
    }

    @Nullable
    Program helper() {
        return helper;
    }

    /** The tools tell both syntaxes apart by the first sign, whatever the name of the file. */
    private void add(String text, String file) {
        if (text.stripLeading().startsWith("{")) {
            addJson(text, file);
        } else {
            addHcl(HclBlocks.read(text, file));
        }
    }

    private void addHcl(HclBlocks hcl) {
        for (HclBlocks.Block block : hcl.blocks()) {
            String label = block.labels().isEmpty() ? null : block.labels().get(0);
            if (label != null && block.path().equals(List.of(CREDENTIALS))) {
                add(label, hasToken(hcl, block), block.location());
            } else if (label != null && block.path().equals(List.of(HELPER))) {
                helper = new Program(label, block.location());
            }
        }
    }

    /** Attributes of a block stand behind it and before the next of its kind. */
    private static boolean hasToken(HclBlocks hcl, HclBlocks.Block block) {
        Location end = null;
        for (HclBlocks.Block other : hcl.blocks()) {
            boolean isBehind =
                    other.path().equals(block.path()) && other.location().compareTo(block.location()) > 0;
            if (isBehind && (end == null || other.location().compareTo(end) < 0)) {
                end = other.location();
            }
        }
        for (HclBlocks.Attribute attribute : hcl.attributes()) {
            if (attribute.path().equals(block.path())
                    && attribute.name().equals(TOKEN)
                    && attribute.location().compareTo(block.location()) > 0
                    && (end == null || attribute.location().compareTo(end) < 0)) {
                return attribute.value() == null || !attribute.value().isEmpty();
            }
        }
        return false;
    }

    private void addJson(String text, String file) {
        if (!(new JsonReader().parse(text, file).root() instanceof MapValue root)) {
            return;
        }
        for (MapValue block : maps(root.get(CREDENTIALS))) {
            for (MapValue.Entry login : block.entries()) {
                boolean hasToken = maps(login.value()).stream().anyMatch(CliConfiguration::hasToken);
                add(login.key(), hasToken, login.keyLocation());
            }
        }
        for (MapValue block : maps(root.get(HELPER))) {
            block.entries().forEach(each -> helper = new Program(each.key(), each.keyLocation()));
        }
    }

    private static boolean hasToken(MapValue login) {
        Value token = login.get(TOKEN);
        return token != null
                && !(token instanceof NullValue)
                && !token.toString().isEmpty();
    }

    /** A block in JSON is an object or a list of objects. */
    private static List<MapValue> maps(@Nullable Value value) {
        if (value instanceof MapValue map) {
            return List.of(map);
        }
        return value instanceof ListValue list
                ? list.items().stream().flatMap(item -> maps(item).stream()).toList()
                : List.of();
    }

    /** The tools drop a block whose name is no host, or is punycode. */
    private void add(String host, boolean hasToken, Location location) {
        if (!host.isEmpty() && HostFault.of(host) == null) {
            logins.put(ServiceHost.of(host), new Login(hasToken, location));
        }
    }
}
