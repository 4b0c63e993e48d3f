package io.github.atmosmaven.provision.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TlsPolicyTest {

    @Test
    @DisplayName("D42: the policy names the bucket in the partition of its region")
    void namesThePartition() {
        assertThat(TlsPolicy.of("state", "us-isob-east-1"))
                .contains("\"arn:aws-iso-b:s3:::state\"", "\"arn:aws-iso-b:s3:::state/*\"");
    }
}
