package io.github.atmosmaven.localaws;

import io.github.atmosmaven.localaws.request.AwsError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Options of the local endpoint.
 *
 * @param dataDirectory directory of all data; two processes may share it
 * @param port port to listen on; 0 for a free one
 * @param addresses loopback addresses, of which the first that can be bound is used
 * @param faults failures for tests
 */
public record LocalAwsOptions(Path dataDirectory, int port, List<InetAddress> addresses, Faults faults) {

    private static final byte[] IPV4 = {127, 0, 0, 1};

    public LocalAwsOptions {
        addresses = List.copyOf(addresses);
        if (!addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
            throw new IllegalArgumentException("not all of these are loopback addresses: " + addresses);
        }
    }

    public LocalAwsOptions(Path dataDirectory) {
        this(dataDirectory, 0, operation -> {});
    }

    public LocalAwsOptions(Path dataDirectory, int port, Faults faults) {
        this(dataDirectory, port, loopback(), faults);
    }

    /** The address that this machine prefers, then the one that nearly all have. */
    private static List<InetAddress> loopback() {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        addresses.add(InetAddress.getLoopbackAddress());
        try {
            addresses.add(InetAddress.getByAddress(IPV4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
        return List.copyOf(addresses);
    }

    /** Lets tests see what happens when something goes wrong. */
    @FunctionalInterface
    public interface Faults {

        /** Called before each operation; throws an {@link AwsError} to answer with it in its place. */
        void before(String operation);
    }
}
