package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.problem.NearestName;
import java.util.Set;
import java.util.regex.Pattern;

/** The regions of AWS. The tools carry such a list as well, which grows with their versions. */
final class AwsRegions {

    private static final Pattern ISOLATED =
            Pattern.compile("(us|eu)-iso[a-z]?-[a-z]+-[0-9]+|eusc-[a-z]+-[a-z]+-[0-9]+");

    private static final Set<String> ALL = Set.of(
            "af-south-1",
            "ap-east-1",
            "ap-east-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-central-1",
            "ca-west-1",
            "cn-north-1",
            "cn-northwest-1",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "me-west-1",
            "mx-central-1",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-gov-east-1",
            "us-gov-west-1",
            "us-west-1",
            "us-west-2");

    private AwsRegions() {}

    static boolean isKnown(String region) {
        return ALL.contains(region) || ISOLATED.matcher(region).matches();
    }

    static String hint(String region) {
        return NearestName.of(region, ALL)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("write a region such as eu-west-1.");
    }
}
