package io.github.atmosmaven.terraform.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Needs of the commands of Terraform and OpenTofu, and the questions that some of them ask. */
public final class CommandNeeds {

    private static final Set<String> FILES =
            Set.of("fmt", "get", "version", "help", "login", "logout", "metadata functions");
    private static final Set<String> MODULES = Set.of("modules", "providers lock", "providers mirror");
    private static final Set<String> CODE = Set.of("validate", "test");
    /** A workspace cannot be deleted while it is selected, nor made while it is there. */
    private static final Set<String> CHANGES_WORKSPACES =
            Set.of("workspace new", "workspace select", "workspace delete", "env new", "env select", "env delete");

    private static final Set<String> TAKES_INPUT = Set.of("init", "plan", "apply", "destroy", "refresh", "import");

    /** Why there can be no run without a terminal, or without an option. */
    public record Question(String reason, String hint) {}

    private CommandNeeds() {}

    public static Preparation preparation(TypedArguments typed) {
        String path = typed.path();
        if (typed.areQuestion() || FILES.contains(path)) {
            return Preparation.FILES;
        }
        if (MODULES.contains(path)) {
            return Preparation.MODULES;
        }
        if (CODE.contains(path)) {
            return Preparation.CODE;
        }
        if (path.equals("init")) {
            return typed.isOff("backend") ? Preparation.FILES : Preparation.INITIALISES;
        }
        if (CHANGES_WORKSPACES.contains(path)) {
            return Preparation.BACKEND;
        }
        return typed.command().equals("workspace") || typed.command().equals("env")
                ? Preparation.WORKSPACE_IF_THERE
                : Preparation.WORKSPACE;
    }

    /**
     * The words with what the plugin adds behind the command, so that whatever the user writes wins.
     *
     * @param isTerminal true if somebody at a terminal can answer questions, and sees colours
     */
    public static List<String> completed(TypedArguments typed, boolean isTerminal) {
        List<String> words = new ArrayList<>(typed.words());
        if (!isTerminal) {
            words.add(typed.optionsAt(), "-no-color");
            if (TAKES_INPUT.contains(typed.path())) {
                words.add(typed.optionsAt(), "-input=false");
            }
        }
        return words;
    }

    /** Returns true if the command is a conversation, which needs the terminal for itself. */
    public static boolean isConversation(TypedArguments typed) {
        return typed.command().equals("console") && !typed.areQuestion();
    }

    /** Question that the command would ask at a terminal; null if it asks nothing. */
    public static @Nullable Question question(TypedArguments typed) {
        if (typed.areQuestion()) {
            return null;
        }
        return switch (typed.path()) {
            case "apply" -> typed.operands().isEmpty() ? approval(typed, "auto-approve") : null;
            case "destroy", "state replace-provider" -> approval(typed, "auto-approve");
            case "force-unlock" -> approval(typed, "force");
            case "console", "login" -> new Question("is a conversation", "type it at a terminal");
            default -> null;
        };
    }

    private static @Nullable Question approval(TypedArguments typed, String option) {
        return typed.isOn(option)
                ? null
                : new Question(
                        "asks for approval", "add -" + option + " to the arguments if the command is to run unasked");
    }
}
