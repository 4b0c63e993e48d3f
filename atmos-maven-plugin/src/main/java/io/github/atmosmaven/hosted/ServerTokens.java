package io.github.atmosmaven.hosted;

import io.github.atmosmaven.model.Instance;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tokens that servers of {@code settings.xml} have for instances (D59). Each gets into the environment of the tools that
 * are run for its host. They have no text form, so that no log can hold one.
 */
public final class ServerTokens {

    /** No server is named. */
    public static final ServerTokens NONE = new ServerTokens(NamedServers.NONE, ReadHosts.NONE, Map.of());

    private static final String HIDDEN = "(sensitive)";

    private final NamedServers servers;
    private final ReadHosts reads;
    private final Map<String, String> tokens;

    /** @param tokens by the id of their server */
    public ServerTokens(NamedServers servers, ReadHosts reads, Map<String, String> tokens) {
        this.servers = servers;
        this.reads = reads;
        this.tokens = Map.copyOf(tokens);
    }

    /** Hands the tokens for an instance over, unless the tool has others already that count. */
    public void applyTo(Instance instance, Map<String, String> environment) {
        if (isEmpty()) {
            return;
        }
        servers.counting(instance, reads, environment).forEach((host, server) -> {
            String token = tokens.get(server);
            if (token != null) {
                environment.keySet().removeAll(TokenVariables.in(environment.keySet(), host));
                environment.put(TokenVariables.of(host), token);
            }
        });
    }

    /** The tokens as variables, for those who hide what variables with such names hold. */
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        tokens.forEach((server, token) -> variables.put("TF_TOKEN_" + server, token));
        return variables;
    }

    /** A line without the tokens. */
    public String hiddenIn(String line) {
        String hidden = line;
        for (String token : tokens.values()) {
            hidden = hidden.replace(token, HIDDEN);
        }
        return hidden;
    }

    /** An output whose texts are shown without the tokens. Closing it leaves the output behind it open. */
    public OutputStream hiddenFrom(OutputStream output) {
        return new HidingOutput(output, tokens.values(), HIDDEN);
    }

    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    @Override
    public String toString() {
        return "ServerTokens[hidden]";
    }
}
