package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.hosted.TokenSearch;
import io.github.atmosmaven.model.HostedPlace;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.init.RunSettings;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModule;
import io.github.atmosmaven.terraform.outcome.SourcePlaces;
import io.github.atmosmaven.terraform.outcome.StateLock;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolWords;
import io.github.atmosmaven.terraform.tool.CommandLine;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says why a command failed, where in the sources, and what to do about it where that is known. */
final class FailureWords {

    private static final Pattern MISSING_BUCKET =
            Pattern.compile("S3 bucket \"[^\"]*\" does not exist|NoSuchBucket\\b");
    private static final Pattern MISSING_TOKEN = Pattern.compile("Required token could not be found");
    private static final Pattern LOGIN = Pattern.compile("(?:terraform|tofu) login ([^\\s,]+)");
    private static final Pattern LOCK_FILE =
            Pattern.compile("lock file is read-only|dependency lock|lockfile=readonly");
    private static final Pattern REMOTE_VERSION =
            Pattern.compile("(?:Terraform|OpenTofu) version mismatch|Incompatible (?:Terraform|OpenTofu) version");
    private static final Pattern LOCAL_MODULE =
            Pattern.compile("Unreadable module directory|Unable to evaluate directory");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=-]+");

    private final Instance instance;
    private final RootModule module;
    private final SourcePlaces places;
    private final String tool;
    private final boolean isLocal;
    private final String place;

    /** @param binary the program that is run */
    FailureWords(Instance instance, RootModule module, SourcePlaces places, String binary, RunSettings settings) {
        this.instance = instance;
        this.module = module;
        this.places = places;
        this.tool = CommandLine.plainName(binary);
        this.isLocal = settings.isLocalEndpoint();
        this.place = settings.rootModules().repository().place(module.directory());
    }

    /** The last command failed. */
    ToolFailure of(ToolWords words) {
        return words.lock().map(this::locked).orElseGet(() -> of(words.failure()));
    }

    /** @param words of the tool, or ours about it */
    ToolFailure of(String words) {
        String shown = places.in(words);
        // The tools break lines wherever a terminal of 78 columns would.
        String line = SPACES.matcher(words).replaceAll(" ");
        if (module.isLocked() && LOCK_FILE.matcher(line).find()) {
            return new ToolFailure(ProblemCode.LOCK_FILE_CHANGED, shown, updateLockFile());
        }
        HostedPlace hosted = MISSING_TOKEN.matcher(line).find() ? asked(line) : null;
        if (hosted != null) {
            return new ToolFailure(ProblemCode.TOOL_FAILED, shown, token(hosted));
        }
        if (instance.backendType().isHosted()) {
            return new ToolFailure(ProblemCode.TOOL_FAILED, shown, hostedHint(line));
        }
        boolean missing = MISSING_BUCKET.matcher(line).find() && isProvisioned();
        return new ToolFailure(ProblemCode.TOOL_FAILED, shown, missing ? "create it: " + goal("provision", "") : null);
    }

    /** The service that the tool has no token for: of the state, or of one that is read; null where it names none. */
    private @Nullable HostedPlace asked(String line) {
        HostedPlace own = instance.stateAddress().hosted();
        Matcher login = LOGIN.matcher(line);
        if (!login.find()) {
            return own;
        }
        HostedPlace other = new HostedPlace(login.group(1), "", "", "", "");
        return own != null && TokenSearch.variable(own).equals(TokenSearch.variable(other)) ? own : other;
    }

    private String token(HostedPlace place) {
        return "run '" + tool + " login " + place.host() + "', set " + TokenSearch.variable(place)
                + ", or name a server of settings.xml that has the token as password: -Datmos.tokenServerId=<id>";
    }

    /** Advice about what goes wrong with services alone. */
    private @Nullable String hostedHint(String line) {
        if (REMOTE_VERSION.matcher(line).find()) {
            return "run that version, which -Datmos.toolVersion names, or let yours write there: -Datmos.ignoreRemoteVersion";
        }
        if (LOCAL_MODULE.matcher(line).find()) {
            return "the run has only what was uploaded: in the settings of the workspace set its working directory to '"
                    + place + "', so that all above it is uploaded too";
        }
        return null;
    }

    /** A path as messages show it. */
    String shown(Path path) {
        return places.shown(path);
    }

    static ToolFailure interrupted() {
        return new ToolFailure(ProblemCode.TOOL_INTERRUPTED, "the run was interrupted", null);
    }

    private ToolFailure locked(StateLock lock) {
        return new ToolFailure(
                ProblemCode.STATE_LOCKED,
                lock.text(),
                "wait until that run has ended; if it died, release the lock with "
                        + goal(
                                "unlock",
                                " -Dcomponent=" + quoted(instance.name()) + " -Datmos.lockId=" + quoted(lock.id())));
    }

    private String goal(String name, String arguments) {
        return "mvn atmos:" + name + " -Dstack=" + quoted(instance.stack()) + arguments
                + (isLocal ? " -Datmos.local" : "");
    }

    /** The tool could not write a state to its backend. */
    ToolFailure notWritten(Path kept, @Nullable ToolFailure failure) {
        return new ToolFailure(
                ProblemCode.STATE_NOT_WRITTEN,
                "the state could not be written to its backend, so it is kept in " + places.shown(kept)
                        + (failure == null ? "" : ":\n" + failure.words()),
                push(kept));
    }

    /** An earlier run could not write a state to its backend, and nobody has done so since. */
    Problem stillNotWritten(Path kept) {
        return Problem.error(
                ProblemCode.STATE_NOT_WRITTEN,
                null,
                "not begun, since the state of an earlier run is not written to its backend yet; it is kept in "
                        + places.shown(kept),
                push(kept));
    }

    private String push(Path kept) {
        return "when the backend can be written, "
                + goal(
                        "terraform",
                        " -Dcomponent=" + quoted(instance.name()) + " "
                                + quoted("-Datmos.args=state push " + quoted(kept.toString())))
                + ", then remove the file";
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private boolean isProvisioned() {
        return instance.section("provision").at("backend", "enabled") instanceof BoolValue enabled && enabled.value();
    }

    private String updateLockFile() {
        return "bring " + places.shown(places.module().resolve(WorkingDirectories.LOCK_FILE))
                + " up to date, and commit it: "
                + goal("terraform", " -Dcomponent=" + quoted(instance.name()) + " -Datmos.args=init -Datmos.updateLock")
                + "; where it lacks checksums of this platform, with -Datmos.args='providers lock'";
    }
}
