package io.github.atmosmaven.provision.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D40: what is no name of a bucket that can be created is told for what it is")
class BucketNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "acme-ue1-dev-tfstate", "a.b.c", "0123456789", "state-as3alias", "acme-x-s3", "plan"})
    @DisplayName("names of buckets are taken as they are")
    void taken(String name) {
        assertThat(BucketName.fault(name, true)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:s3:eu-west-1:111111111111:accesspoint/state|an access point",
                "arn:aws-cn:s3:::acme-state|write its name alone: bucket: acme-state",
                "arn:aws:s3-outposts:eu-west-1:111111111111:outpost/op-1/bucket/b|Outpost",
                "arn:aws:s3-object-lambda:eu-west-1:111111111111:accesspoint/x|Object Lambda",
                "arn:aws:dynamodb:eu-west-1:111111111111:table/x|an ARN",
                "s3://acme-state/dev|write bucket: acme-state",
                "https://acme-state.s3.amazonaws.com|a URL (https)",
                "acme-state/dev|write bucket: acme-state",
                "../../../../x/y|a path",
                "..|S3 refuses",
                "...|two dots",
                "acme--euw1-az1--x-s3|directory bucket",
                "acme-abcdefgh-s3alias|alias of an access point",
                "acme--ol-s3|Object Lambda",
                "mfzwi23gnjvgw.mrap|multi-region",
                "acme--table-s3|table bucket",
                "acme-111111111111-eu-west-1-an|'-an'",
                "Acme-State|'A'",
                "acme_state|'_'",
                "acme state|a space",
                "acm\u00e9-state|'\u00e9'",
                "-acme|begins or ends",
                "..|S3 refuses",
                "192.168.5.4|IP address",
                "xn--acme|begins with 'xn--'",
                "sthree-acme|begins with 'sthree-'",
                "amzn-s3-demo-acme|AWS keeps",
                "{{ .vars.bucket }}|template"
            })
    @DisplayName("what cannot be created is told for what it is")
    void told(String name, String words) {
        assertThat(BucketName.fault(name, true))
                .hasValueSatisfying(
                        fault -> assertThat(fault.what() + "; " + fault.hint()).contains(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--acme", "acme-an", "acme.mrap"})
    @DisplayName("names that AWS keeps for itself are free at another store")
    void freeElsewhere(String name) {
        assertThat(BucketName.fault(name, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a/b", "A", "s3://b"})
    @DisplayName("a name that is none is refused at every store")
    void refusedElsewhere(String name) {
        assertThat(BucketName.fault(name, false)).isPresent();
    }
}
