package io.github.atmosmaven.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D19: a key whose anchor is used")
class AnchorsTest {

    @TempDir
    private Path directory;

    private TestProject project(String yaml) {
        return new TestProject(directory).stack("dev", yaml);
    }

    @ParameterizedTest
    @DisplayName("is never called ignored, at any depth")
    @ValueSource(
            strings = {
                "plan-wf: &plan {a: 1}\nvars: *plan",
                "plan-wf: &plan {a: 1}\nvars: {<<: *plan, b: 2}",
                "plan-wf: &plan {a: 1}\nvars: {b: {c: [*plan]}}",
                "path: &p catalog/x\nimport: [*p]",
                "anchors: {a: &a 1, b: [{c: &c 2}]}\nvars: {c: *c}",
                "&k plan: 1\nvars: {k: *k}",
                "terraform: {commons: &c {a: 1}, vars: *c}",
                "components: {terraform: {vpc: {defaults: &d {a: 1}, vars: *d}}}",
                "local: &l {a: 1}\nvars: *l",
                "backend: &b {s3: {bucket: b}}\nterraform: {backend_type: s3, backend: *b}",
                "plan-wf: &plan {a: 1}\nother: &o {<<: *plan}\nvars: *o",
            })
    void isNotReported(String yaml) {
        assertThat(project(yaml).stack("catalog/x", "vars: {}").load().problems())
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("and one whose anchor is used by nobody, or only in itself, is")
    @ValueSource(
            strings = {
                "plan-wf: &plan {a: 1}",
                "plan-wf: {a: &a 1, b: *a}",
                "v: &v 1\nvars: {v: *v}\nw: &w 1",
                "plan-wf: &a 1\nvars: {a: &a 2, b: *a}",
            })
    void unused(String yaml) {
        assertThat(project(yaml).load().problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("is ignored");
    }
}
