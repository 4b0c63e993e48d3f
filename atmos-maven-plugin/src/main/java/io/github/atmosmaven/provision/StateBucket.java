package io.github.atmosmaven.provision;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.problem.Location;
import java.util.List;

/**
 * A bucket that instances keep their state in: one piece of work, however many they are (D41).
 *
 * @param backend the attributes of the s3 backend, which say with which identity and where (D46)
 * @param location the value that names the bucket
 * @param instances whose state is kept there
 */
public record StateBucket(String name, String region, MapValue backend, Location location, List<Instance> instances) {}
