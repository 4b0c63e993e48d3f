package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D35: what is told of text that could not be read or computed holds no value that stands there")
class SecretsInProblemsTest {

    private static final String CANARY = "hunter2Zq";
    private static final String DIGITS = "012345678901";

    @TempDir
    private Path directory;

    private void assertHidden(TestProject project) {
        List<Problem> problems = project.load().problems();
        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.message() + " | " + problem.hint())
                        .doesNotContain(CANARY)
                        .doesNotContain(DIGITS)
                        .doesNotContain("999999"));
    }

    @ParameterizedTest
    @DisplayName("YAML that is broken")
    @ValueSource(
            strings = {
                "password: hunter2Zq: x",
                "password: hunter2Zq:",
                "password: a: hunter2Zq",
                "password: %hunter2Zq",
                "password: @hunter2Zq",
                "password: `hunter2Zq",
                "password: ,hunter2Zq",
                "password: ]hunter2Zq",
                "password: }hunter2Zq",
                "password: - hunter2Zq",
                "password: ? hunter2Zq",
                "password: *hunter2Zq",
                "password: *hunter2Zq!",
                "password: [*hunter2Zq]",
                "password: &hunter2Zq!",
                "password: &hunter2Zq &x y",
                "password: &x *hunter2Zq",
                "password: &x [*x, hunter2Zq: {",
                "password: !hunter2Zq",
                "password: !hunter2Zq\nuser: x",
                "password: [!hunter2Zq, 1]",
                "password: [!hunter2Zq]",
                "password: !hunter2Zq!x",
                "password: !hunter2Zq%",
                "password: !hunter2Zq^",
                "password: !<hunter2Zq",
                "password: !hunter2Zq,x",
                "password: !env,hunter2Zq",
                "password: !!hunter2Zq",
                "password: !!int hunter2Zq",
                "password: !!bool hunter2Zq",
                "password: !!binary '%hunter2Zq'",
                "password: \"hunter2Zq",
                "password: \"hunter2Zq\nuser: x",
                "password: 'hunter2Zq",
                "password: 'hunter2Zq\nuser: 'x'",
                "password: \"a\" hunter2Zq",
                "password: \"hunter2Zq\" x",
                "password: 'it's hunter2Zq'",
                "password: \"hunter2Zq\\q\"",
                "password: \"hunter2Zq\\xZZ\"",
                "password: \"hunter2Zq\\ud800\"",
                "password: [hunter2Zq",
                "password: [hunter2Zq\nuser: x",
                "password: {hunter2Zq",
                "password: [hunter2Zq}",
                "password: {a: hunter2Zq]",
                "password: [a b: c: hunter2Zq]",
                "password: [a, , hunter2Zq]",
                "password: [\"a\" hunter2Zq]",
                "password: [// hunter2Zq\n a]",
                "password: [a] hunter2Zq",
                "password: {a: b} hunter2Zq",
                "password: &x y\nuser: *x hunter2Zq",
                "password: |hunter2Zq",
                "password: >-hunter2Zq",
                "password: | hunter2Zq",
                "password: |\n    hunter2Zq\n  less",
                "password: |\n  a\n hunter2Zq",
                "password:hunter2Zq",
                "password:hunter2Zq\nuser: x",
                "user: x\npassword:hunter2Zq",
                "user: x\npassword:\u00a0hunter2Zq",
                "user: x\npassword hunter2Zq",
                "user: x\npassword = hunter2Zq",
                "user: x\npassword=hunter2Zq",
                "user: x\nhunter2Zq",
                "user: x\n'hunter2Zq'",
                "user: x\n\"hunter2Zq\nlast: y",
                "user: x\n-hunter2Zq",
                "-hunter2Zq",
                "hunter2Zq",
                "user: x\n// hunter2Zq",
                "user: x\n/* hunter2Zq */",
                "user: x\npassword\uff1ahunter2Zq",
                "user: \u201chunter2Zq\u201d: x",
                "user: x\n\u201chunter2Zq\u201d",
                "password: hunter2Zq\n  user: x",
                "password: hunter2Zq\n user",
                "password: hunter2Zq\n  - user",
                "password: hunter2Zq\n\tuser: x",
                "password: \"hunter2Zq\"\n  user: x",
                "- password: hunter2Zq\n    user: x",
                "- hunter2Zq\nuser: x",
                "user: x\n- hunter2Zq",
                "user:\n  - x\n  hunter2Zq",
                "user:\n  - x\n hunter2Zq: y",
                "{user: x} hunter2Zq",
                "--- hunter2Zq: x",
                "user: x\n...\nhunter2Zq",
                "%hunter2Zq\n---\nuser: x",
                "%YAML hunter2Zq\n---\nuser: x",
                "%YAML 2.hunter2Zq\n---\nuser: x",
                "%TAG !x! tag:hunter2Zq\n%TAG !x! tag:hunter2Zq\n---\nuser: x",
                "password: {{ hunter2Zq }}",
                "password: {{ .x }}hunter2Zq",
                "<<: hunter2Zq",
            })
    void brokenYaml(String yaml) {
        assertHidden(new TestProject(directory)
                .stack("dev", "vars:\n" + yaml.indent(2))
                .stack("root", yaml));
    }

    @ParameterizedTest
    @DisplayName("D10: values below the name of a secret")
    @ValueSource(
            strings = {
                "vars: {password: 012345678901}",
                "vars: {db_secret: [012345678901]}",
                "vars: {secrets: {db: {value: 012345678901}}}",
                "vars: {api_key: 99999999999999999999999}",
                "vars: {token: &t 012345678901, other: *t}",
            })
    void valuesThatAreKept(String yaml) {
        assertHidden(new TestProject(directory).stack("dev", yaml));
    }

    @ParameterizedTest
    @DisplayName("functions and templates that cannot be computed")
    @ValueSource(
            strings = {
                "vars: {password: !env DB hunter2Zq more}",
                "vars: {password: !env 'DB hunter2Zq}",
                "vars: {password: !env 'DB ''hunter2Zq'}",
                "vars: {password: !env '{{ .x }} hunter2Zq'}",
                "vars: {password: !repo-root hunter2Zq 'x}",
                "vars: {password: !include x.yaml .a // hunter2Zq}",
                "vars: {password: !include x.yaml .a // {hunter2Zq: 1}}",
                "vars: {password: !include 'x.yaml hunter2Zq}",
                "vars: {password: !include x.yaml .a hunter2Zq more}",
                "locals: {a: 1}\nvars: {url: 'x:hunter2Zq@{{ .locals.b }}'}",
                "locals: {a: 1}\nvars: {url: 'hunter2Zq{{ upper .locals.a }}'}",
                "locals: {a: 1}\nvars: {url: 'hunter2Zq{{ upper .locals.a hunter2Zq'}",
                "locals: {a: !env DB hunter2Zq}\nvars: {url: 'x{{ .locals.a }}'}",
                "locals: {a: !env DB hunter2Zq}\nvars: {url: 'hunter2Zq{{ .locals.a }}'}",
                "terraform: {backend_type: http, backend: {http: {address: 'https://u:hunter2Zq@h/{{ .vars.no }}'}}}",
                "terraform: {backend_type: http, backend: {http: {address: 'https://u:hunter2Zq@h/{{ upper .vars.a }}'}}}",
                "terraform: {backend_type: http, backend: {http: {address: 'https://u:hunter2Zq@h/{{ .vars.a hunter2Zq'}}}",
            })
    void whatIsComputed(String yaml) {
        assertHidden(new TestProject(directory)
                .file("x.yaml", "a: b")
                .stack("dev", yaml + "\ncomponents: {terraform: {vpc: {}}}\n"));
    }

    @ParameterizedTest
    @DisplayName("JSON that is included")
    @ValueSource(
            strings = {
                "{\"password\": hunter2Zq}",
                "{\"password\": \"hunter2Zq}",
                "{\"password\": 'hunter2Zq'}",
                "{\"password\": \"a\" hunter2Zq}",
                "{\"password\": hunter2Zq",
                "{password: \"hunter2Zq\"}",
                "{\"password\": \"\\qhunter2Zq\"}",
                "{\"password\": 0hunter2Zq}",
                "{\"password\": truehunter2Zq}",
                "{\"password\": -hunter2Zq}",
                "{\"password\": 1.hunter2Zq}",
                "hunter2Zq",
                "{} hunter2Zq",
            })
    void brokenJson(String json) {
        assertHidden(including("x.json", json));
    }

    @ParameterizedTest
    @DisplayName("files of Terraform's language that are included")
    @ValueSource(
            strings = {
                "password = hunter2Zq",
                "password = \"hunter2Zq",
                "password = \"a\" hunter2Zq",
                "password = 'hunter2Zq'",
                "password = [hunter2Zq",
                "password = [\"hunter2Zq\"",
                "password = upper(\"hunter2Zq\")",
                "password = \"${hunter2Zq}\"",
                "password = \"\\qhunter2Zq\"",
                "password = <<X\nhunter2Zq",
                "password = 0hunter2Zq",
                "password = 1e999999999",
                "password = {a = hunter2Zq}",
                "password = {a hunter2Zq}",
                "password = \"a\"\npassword = \"hunter2Zq\"",
                "password \"hunter2Zq\" {}",
                "password : hunter2Zq",
            })
    void brokenHcl(String hcl) {
        assertHidden(including("x.tfvars", hcl));
    }

    @ParameterizedTest
    @DisplayName("variables of a file that is included")
    @ValueSource(
            strings = {
                "hunter2Zq",
                "export hunter2Zq",
                "PASSWORD='hunter2Zq",
                "PASSWORD=\"hunter2Zq\" x",
                "2P=hunter2Zq"
            })
    void brokenEnv(String env) {
        assertHidden(including(".env", env));
    }

    private TestProject including(String file, String text) {
        return new TestProject(directory)
                .file(file, text)
                .stack("dev", "vars: {x: !include " + file + "}\ncomponents: {terraform: {vpc: {}}}\n");
    }
}
