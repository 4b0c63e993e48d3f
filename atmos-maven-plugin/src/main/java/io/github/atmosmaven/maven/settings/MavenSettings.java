package io.github.atmosmaven.maven.settings;

import io.github.atmosmaven.http.MavenProxy;
import io.github.atmosmaven.http.Proxy;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Servers and proxies of {@code settings.xml}. Whatever of them is encrypted there is decrypted when it is asked for. */
public final class MavenSettings {

    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    public MavenSettings(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    /**
     * Words for a server that the settings lack, or that is not complete.
     *
     * @param parameter parameter that names the server
     * @param user the thing that is written as user name
     * @param password the thing that is written as password
     */
    public record Wanted(String parameter, String user, String password) {}

    /**
     * User name and password of a server.
     *
     * @throws AtmosException.InvalidConfiguration where the settings lack the server or a part of it, or cannot be decrypted
     */
    public Login login(String id, Wanted wanted) {
        Server plain = decrypted(id, wanted);
        if (plain.getUsername() == null || plain.getPassword() == null) {
            throw invalid(
                    "server '" + id + "' of settings.xml lacks a username or a password",
                    "write " + wanted.user() + " as username and " + wanted.password() + " as password");
        }
        return new Login(plain.getUsername(), plain.getPassword());
    }

    /**
     * Password of a server, whose user name does not matter.
     *
     * @throws AtmosException.InvalidConfiguration where the settings lack the server or its password, or cannot be decrypted
     */
    public String password(String id, Wanted wanted) {
        String password = decrypted(id, wanted).getPassword();
        if (password == null || password.isBlank()) {
            throw invalid(lackOfPassword(id), "write " + wanted.password() + " as password");
        }
        return password.strip();
    }

    /** Reason why a server has no password, as far as that is known without decrypting it; empty if it has one. */
    public String lackOfPassword(String id) {
        Server server = session.getSettings().getServer(id);
        if (server == null) {
            return lack(id);
        }
        String password = server.getPassword();
        return password == null || password.isBlank() ? "server '" + id + "' of settings.xml has no password" : "";
    }

    private Server decrypted(String id, Wanted wanted) {
        Server server = session.getSettings().getServer(id);
        if (server == null) {
            throw invalid(
                    lack(id),
                    "add it with " + wanted.user() + " as username and " + wanted.password()
                            + " as password, or leave out -Datmos." + wanted.parameter());
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        requireDecrypted(result);
        return result.getServer();
    }

    private static String lack(String id) {
        return "settings.xml has no server '" + id + "'";
    }

    /** Active proxies, in the order of the settings. */
    public List<MavenProxy> proxies() {
        return session.getSettings().getProxies().stream()
                .filter(org.apache.maven.settings.Proxy::isActive)
                .map(this::proxy)
                .toList();
    }

    private MavenProxy proxy(org.apache.maven.settings.Proxy written) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(written));
        requireDecrypted(result);
        org.apache.maven.settings.Proxy plain = result.getProxy();
        String except = plain.getNonProxyHosts();
        Proxy proxy = new Proxy("http", plain.getHost(), plain.getPort(), plain.getUsername(), plain.getPassword());
        return new MavenProxy(plain.getProtocol(), proxy, except == null ? "" : except);
    }

    private static void requireDecrypted(SettingsDecryptionResult result) {
        List<Problem> problems = result.getProblems().stream()
                .filter(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING)
                .map(problem -> Problem.error(
                        ProblemCode.INVALID_PARAMETER,
                        null,
                        "settings.xml cannot be decrypted: " + problem.getMessage(),
                        "check settings-security.xml"))
                .toList();
        if (!problems.isEmpty()) {
            throw new AtmosException.InvalidConfiguration(problems);
        }
    }

    private static AtmosException invalid(String message, String hint) {
        return new AtmosException.InvalidConfiguration(
                Problem.error(ProblemCode.INVALID_PARAMETER, null, message, hint));
    }
}
