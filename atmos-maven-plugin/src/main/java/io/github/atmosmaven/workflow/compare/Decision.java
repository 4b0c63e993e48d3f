package io.github.atmosmaven.workflow.compare;

/** Decisions of this plugin to answer otherwise than Atmos, with what a team that moves can do about each. */
public enum Decision {
    KEPT_AS_TEXT(
            "D10",
            "a scalar that would lose information is kept as the text that was written",
            "write it in quotes, so that both read that text"),
    LISTS(
            "D14",
            "lists: with the strategy 'merge' the overriding scalar wins, '!append' joins across files and bases, and"
                    + " lists of overrides are joined once",
            "check that the list here is the one that is meant"),
    BASES(
            "D15",
            "a base overrides a type or a command only if it sets it, and a base that is listed twice loses nothing",
            "check that the value here is the one that is meant, or set it at the component"),
    LOCALS(
            "D16",
            "locals of a file do not take away what its imports brought",
            "check that the value here is meant: Atmos loses it behind the locals of an importing file"),
    STACK_NAME(
            "D17",
            "a pattern or template names a stack for every goal in the same way, literals and all tokens included",
            "set namePattern, nameTemplate or the name of the manifest so that the stack has its former name"),
    PRINTED_WORKSPACE(
            "D17",
            "'describe stacks' prints a workspace without the name of the instance; when Atmos runs the tool it uses the"
                    + " one with it, and so does the plugin",
            "nothing, the workspace in use is the same"),
    WORKSPACE(
            "D17",
            "one function computes workspaces, with literals and all tokens of a pattern",
            "set metadata.terraform_workspace to the workspace that has the state; 'atmos describe component' tells it"),
    ROOT_MODULE(
            "D23",
            "an inherited metadata.component names the root module in the answer too; Atmos prints the instance's name"
                    + " and runs that module",
            "nothing, the root module in use is the same"),
    FOLDER(
            "D23",
            "'component:' may name a folder of the root modules",
            "write metadata.component in its place, which both understand"),
    FLAT_BACKEND(
            "D30",
            "attributes of a backend may stand flat beside backend_type; Atmos drops them",
            "check that the attribute here is the one that is meant, or write it below the name of the type"),
    PREFIX(
            "D31",
            "the default prefix of a state is the name of the instance; Atmos takes that of the root module",
            "set workspaceKeyPrefix to 'module', and the states stay where they are"),
    TEMPLATES(
            "D36",
            "what a template cannot render in a backend is an error, never '<no value>'; templates that are not"
                    + " supported yet stay as they are",
            "write the value out, or render the template from variables that are set"),
    LOCAL_STATE(
            "D39",
            "a state in a file lies below .atmos/state, not in the root module, so that no clean and no checkout takes it"
                    + " away",
            "copy the file to the place that is named here before the first plan"),
    BLOCK_OF_MODULE(
            "D76",
            "the backend block of the root module counts",
            "nothing, Atmos runs the module with that block as well"),
    NO_VALUE(
            "D83",
            "a missing value that a template asks for is told",
            "set the variable, or give the template a default"),
    TEXT_IN_QUOTES(
            "D87",
            "text in quotes that looks like a function stays text",
            "take the quotes away where the function is meant");

    private final String id;
    private final String words;
    private final String advice;

    Decision(String id, String words, String advice) {
        this.id = id;
        this.words = words;
        this.advice = advice;
    }

    /** {@code D31} and the like. */
    public String id() {
        return id;
    }

    public String words() {
        return words;
    }

    String advice() {
        return advice;
    }
}
