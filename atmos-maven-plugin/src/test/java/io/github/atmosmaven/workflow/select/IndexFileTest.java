package io.github.atmosmaven.workflow.select;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.mirror.Repositories;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7: index.json")
class IndexFileTest {

    @TempDir
    private Path project;

    private WriteResult write(List<Instance> instances) {
        Path output = project.resolve("target/atmos");
        IndexFile index = new IndexFile(project, new WorkingDirectories(output, instances, Repositories.at(project)));
        return index.write(output, index.text(instances));
    }

    @Test
    @DisplayName("holds these fields, with paths relative to the project and null for what there is not")
    void hasItsForm() {
        Instance vpc = new InstanceOf("dev", "vpc/1")
                .workspace("dev-vpc-1")
                .backend("s3", Map.of("bucket", text("b")))
                .get();
        write(List.of(vpc, new InstanceOf("dev", "dns").component("net/dns").get()));
        assertThat(project.resolve("target/atmos/index.json")).hasContent("""
                        {
                          "instances": [
                            {
                              "backendFile": "target/atmos/dev/vpc/1/src/main/terraform/vpc/backend.tf.json",
                              "backendType": "s3",
                              "component": "vpc",
                              "instance": "vpc/1",
                              "manifest": "src/main/stacks/dev.yaml",
                              "rootModule": "vpc",
                              "stack": "dev",
                              "stateAddress": "dev/vpc/1",
                              "workingDirectory": "target/atmos/dev/vpc/1/src/main/terraform/vpc",
                              "workspace": "dev-vpc-1"
                            },
                            {
                              "backendFile": null,
                              "backendType": null,
                              "component": "net/dns",
                              "instance": "dns",
                              "manifest": "src/main/stacks/dev.yaml",
                              "rootModule": "net/dns",
                              "stack": "dev",
                              "stateAddress": "dev/dns",
                              "workingDirectory": "target/atmos/dev/dns/src/main/terraform/net/dns",
                              "workspace": "default"
                            }
                          ]
                        }
                        """);
    }

    @Test
    void isCurrentWhereItSaysTheSame() {
        Path output = project.resolve("target/atmos");
        Instance vpc = new InstanceOf("dev", "vpc").get();
        String text = new IndexFile(project, new WorkingDirectories(output, List.of(vpc), Repositories.at(project)))
                .text(List.of(vpc));

        assertThat(IndexFile.isCurrent(output, text)).isFalse();
        write(List.of(vpc));
        assertThat(IndexFile.isCurrent(output, text)).isTrue();
        write(List.of());
        assertThat(IndexFile.isCurrent(output, text)).isFalse();
    }

    @Test
    void isWrittenOnlyWhenItChanges() {
        Instance vpc = new InstanceOf("dev", "vpc").get();
        assertThat(write(List.of(vpc))).isEqualTo(WriteResult.CREATED);
        assertThat(write(List.of(vpc))).isEqualTo(WriteResult.UNCHANGED);
        assertThat(write(List.of())).isEqualTo(WriteResult.UPDATED);
    }
}
