package io.github.atmosmaven.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a project of a given number of instances: ten to a stack, ten stacks to an environment, ten environments to a
 * tenant; each stack imports its environment's defaults, those the tenant's, those the organisation's (depth 4), and the
 * catalog of abstract components that its instances inherit from. Files have about 60 lines.
 *
 * <p>Usage: {@code java …SyntheticTree DIRECTORY INSTANCES [--atmos]}; with {@code --atmos} it writes the
 * {@code atmos.yaml} that the Atmos binary needs to read the same tree.
 */
public final class SyntheticTree {

    private static final int PER_STACK = 10;
    private static final int CATALOG = 20;
    private static final String ORG = "orgs/acme";

    private final Path stacks;

    private SyntheticTree(Path stacks) {
        this.stacks = stacks;
    }

    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]);
        write(project, Integer.parseInt(args[1]));
        if (args.length > 2 && args[2].equals("--atmos")) {
            Files.writeString(project.resolve("atmos.yaml"), """
                    base_path: "."
                    stacks:
                      base_path: src/main/stacks
                      included_paths: ["orgs/**/*"]
                      excluded_paths: ["**/_defaults.yaml"]
                      name_template: "{{ .vars.tenant }}-{{ .vars.environment }}-{{ .vars.stage }}"
                    components:
                      terraform:
                        base_path: src/main/terraform
                    """);
        }
    }

    /** Writes the manifests below {@code src/main/stacks} of the project. */
    public static void write(Path project, int instances) throws IOException {
        SyntheticTree tree = new SyntheticTree(project.resolve("src/main/stacks"));
        for (int c = 0; c < CATALOG; c++) {
            tree.file("catalog/c" + c + ".yaml", catalog(c));
        }
        tree.file(ORG + "/_defaults.yaml", organisation());
        int count = Math.max(1, instances / PER_STACK);
        for (int stack = 0; stack < count; stack++) {
            tree.stack(stack);
        }
    }

    private void stack(int stack) throws IOException {
        int environment = stack / 10;
        int tenant = environment / 10;
        String tenantFolder = ORG + "/t" + tenant;
        String environmentFolder = tenantFolder + "/e" + environment;
        if (stack % 100 == 0) {
            file(tenantFolder + "/_defaults.yaml", level(ORG, "tenant: t" + tenant));
        }
        if (stack % 10 == 0) {
            file(environmentFolder + "/_defaults.yaml", level(tenantFolder, "environment: e" + environment));
        }
        file(environmentFolder + "/s" + stack + ".yaml", manifest(environmentFolder, stack));
    }

    private static String organisation() {
        StringBuilder text = new StringBuilder("""
                vars:
                  namespace: acme
                terraform:
                  backend_type: s3
                  backend:
                    s3:
                      acl: bucket-owner-full-control
                      encrypt: true
                      key: terraform.tfstate
                      region: us-east-1
                      bucket: acme-ue1-root-tfstate
                      use_lockfile: true
                settings:
                """);
        for (int i = 0; i < 45; i++) {
            text.append("  org_setting_")
                    .append(i)
                    .append(": {enabled: true, weight: ")
                    .append(i)
                    .append("}\n");
        }
        return text.toString();
    }

    private static String level(String above, String own) {
        StringBuilder text = new StringBuilder("import:\n  - ").append(above).append("/_defaults\nvars:\n  ");
        text.append(own).append('\n');
        for (int i = 0; i < 20; i++) {
            text.append("  ")
                    .append(own, 0, own.indexOf(':'))
                    .append("_var_")
                    .append(i)
                    .append(": value-")
                    .append(i)
                    .append('\n');
        }
        text.append("terraform:\n  backend:\n    s3:\n      bucket: acme-")
                .append(own.substring(own.indexOf(' ') + 1))
                .append("-tfstate\n  vars:\n");
        for (int i = 0; i < 25; i++) {
            text.append("    tf_")
                    .append(own, 0, own.indexOf(':'))
                    .append('_')
                    .append(i)
                    .append(": [a, b, ")
                    .append(i)
                    .append("]\n");
        }
        return text.toString();
    }

    private static String catalog(int c) {
        StringBuilder text = new StringBuilder("components:\n  terraform:\n    c")
                .append(c)
                .append("/defaults:\n      metadata: {type: abstract, component: module")
                .append(c)
                .append("}\n      vars:\n");
        for (int i = 0; i < 40; i++) {
            text.append("        v").append(i).append(": {size: ").append(i).append(", zones: [a, b, c]}\n");
        }
        text.append("      env:\n");
        for (int i = 0; i < 12; i++) {
            text.append("        TF_C")
                    .append(c)
                    .append('_')
                    .append(i)
                    .append(": \"")
                    .append(i)
                    .append("\"\n");
        }
        return text.toString();
    }

    private static String manifest(String folder, int stack) {
        StringBuilder text = new StringBuilder("import:\n  - ").append(folder).append("/_defaults\n");
        for (int i = 0; i < PER_STACK; i++) {
            text.append("  - catalog/c").append((stack + i) % CATALOG).append('\n');
        }
        text.append("vars:\n  stage: s").append(stack).append("\ncomponents:\n  terraform:\n");
        for (int i = 0; i < PER_STACK; i++) {
            int c = (stack + i) % CATALOG;
            text.append("    app/i")
                    .append(i)
                    .append(":\n      metadata: {inherits: [c")
                    .append(c)
                    .append("/defaults]}\n      vars:\n        name: app-")
                    .append(i)
                    .append('\n');
        }
        return text.toString();
    }

    private void file(String path, String text) throws IOException {
        Path file = stacks.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
