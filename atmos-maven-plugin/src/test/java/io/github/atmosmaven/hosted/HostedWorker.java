package io.github.atmosmaven.hosted;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the real tool with what was uploaded, as the machines of the service do: in a directory of its own, with the state of
 * the workspace, which is named as the service names it, and with colours.
 */
final class HostedWorker {

    private static final String OVERRIDE = "zzzz_service_override.tf.json";
    private static final String RULE = "─────";

    private final HostedRun run;
    private final Path directory;

    /** @param parent directory below which it works */
    HostedWorker(HostedRun run, Path parent) {
        this.run = run;
        this.directory = parent.resolve(run.id).resolve(run.workspace.workingDirectory);
    }

    /** Unpacks and plans. Returns the status of {@code plan -detailed-exitcode}. */
    int plan(Path parent) throws IOException, InterruptedException {
        run.upload.unpack(Files.createDirectories(parent.resolve(run.id)));
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(OVERRIDE), "{\"terraform\": {\"backend\": {\"local\": {}}}}");
        Files.createDirectories(state().getParent());
        head(run.planLog);
        List<String> output = new ArrayList<>();
        int initialised = call(List.of("init", "-input=false"), output::add);
        if (initialised != 0) {
            output.forEach(run.planLog::line);
            run.planLog.line("Operation failed: failed running terraform init (exit " + initialised + ")");
            return initialised;
        }
        // What lies there before would have to be copied into the backend, and the tool asks about that.
        List<HostedState> states = run.workspace.uploaded();
        run.statesBefore = states.size();
        if (!states.isEmpty()) {
            Files.write(state(), states.get(states.size() - 1).bytes);
        }
        List<String> arguments = new ArrayList<>(List.of("plan", "-input=false", "-detailed-exitcode", "-out=tfplan"));
        arguments.addAll(run.options());
        arguments.addAll(variables("workspace.tfvars", run.workspace.variables));
        arguments.addAll(variables("run.tfvars", run.variables()));
        // The service says nothing of the file that it keeps the plan in.
        boolean[] isOver = {false};
        int exit = call(arguments, line -> {
            isOver[0] |= line.contains(RULE);
            if (!isOver[0]) {
                run.planLog.line(line);
            }
        });
        if (exit != 0 && exit != 2) {
            run.planLog.line("Operation failed: failed running terraform plan (exit " + exit + ")");
            return exit;
        }
        run.planDocument = document(List.of("show", "-json", "tfplan"));
        run.shownDocument = HostedPlanForm.shown(run.planDocument, document(List.of("providers", "schema", "-json")));
        return exit;
    }

    /** Applies what was planned. Returns the status of the tool. */
    int apply() throws IOException, InterruptedException {
        head(run.applyLog);
        int exit = call(List.of("apply", "-input=false", "tfplan"), run.applyLog::line);
        if (exit != 0) {
            run.applyLog.line("Operation failed: failed running terraform apply (exit " + exit + ")");
        }
        return exit;
    }

    byte[] newState() throws IOException {
        return Files.readAllBytes(state());
    }

    private Path state() {
        return directory
                .resolve("terraform.tfstate.d")
                .resolve(run.workspace.name)
                .resolve("terraform.tfstate");
    }

    private static void head(HostedLog log) {
        log.line("Terraform v1.11.4");
        log.line("on linux_amd64");
        log.line("Initializing plugins and modules...");
    }

    private List<String> variables(String name, Map<String, String> variables) throws IOException {
        if (variables.isEmpty()) {
            return List.of();
        }
        StringBuilder text = new StringBuilder();
        variables.forEach((variable, expression) ->
                text.append(variable).append(" = ").append(expression).append('\n'));
        Files.writeString(directory.resolve(name), text);
        return List.of("-var-file=" + name);
    }

    /** Takes a line of the tool. */
    private interface Lines {
        void take(String line);
    }

    private int call(List<String> arguments, Lines lines) throws IOException, InterruptedException {
        Process process = start(arguments, true);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.take(line);
            }
        }
        return process.waitFor();
    }

    private byte[] document(List<String> arguments) throws IOException, InterruptedException {
        Process process = start(arguments, false);
        byte[] document = process.getInputStream().readAllBytes();
        process.waitFor();
        return document;
    }

    private Process start(List<String> arguments, boolean both) throws IOException {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(both);
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
        builder.environment()
                .putAll(Map.of(
                        "TF_WORKSPACE",
                        run.workspace.name,
                        "CHECKPOINT_DISABLE",
                        "1",
                        "TF_IN_AUTOMATION",
                        "1",
                        "HOME",
                        directory.toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
