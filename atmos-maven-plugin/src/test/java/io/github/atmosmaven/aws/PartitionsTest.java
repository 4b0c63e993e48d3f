package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.backend.endpoint.AwsPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

@DisplayName("D42: the one table of partitions says the same as the SDK")
class PartitionsTest {

    static java.util.stream.Stream<Region> regions() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regions")
    @DisplayName("of every region that it knows")
    void sameAsTheSdk(Region region) {
        assertThat(AwsPartition.ofArns(region.id()))
                .isEqualTo(PartitionMetadata.of(region).id());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "us-iso-east-1,aws-iso",
        "us-isob-east-1,aws-iso-b",
        "us-isof-south-1,aws-iso-f",
        "eu-isoe-west-1,aws-iso-e",
        "cn-north-1,aws-cn",
        "us-gov-west-1,aws-us-gov",
        "eusc-de-east-1,aws-eusc",
        "eu-west-99,aws"
    })
    @DisplayName("of regions of every partition")
    void everyPartition(String region, String partition) {
        assertThat(AwsPartition.ofArns(region)).isEqualTo(partition);
    }
}
