package io.binnacle.spi;

import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One container to be created and started.
///
/// @param name unique on the host
/// @param pull when the image is fetched
/// @param entrypoint replaces the image's own; empty: the image's own
/// @param environment in clear, since the container needs it so; it stays out of [#toString]
/// @param network `host`, `bridge`, or the name of a network of the host
/// @param ports published ones, with both ends known
/// @param cpuCores shares, and 0 for none asked
/// @param cpuLimit cores at most, and 0 for no limit
/// @param memoryBytes at most, and 0 for no limit
/// @param parameters further options in the engine's own words (`docker run --key=value`); those it does not know
///     are refused, never dropped
/// @param archives unpacked in this order
public record Launch(
        String name,
        String image,
        Pull pull,
        List<String> entrypoint,
        List<String> command,
        Optional<String> user,
        Map<String, String> environment,
        Map<String, String> labels,
        String network,
        List<PortMapping> ports,
        List<Mount> mounts,
        double cpuCores,
        double cpuLimit,
        long memoryBytes,
        boolean privileged,
        boolean tty,
        Optional<Duration> grace,
        List<Parameter> parameters,
        List<Archive> archives) {
    /// One that brings no files.
    public Launch(
            String name,
            String image,
            Pull pull,
            List<String> entrypoint,
            List<String> command,
            Optional<String> user,
            Map<String, String> environment,
            Map<String, String> labels,
            String network,
            List<PortMapping> ports,
            List<Mount> mounts,
            double cpuCores,
            double cpuLimit,
            long memoryBytes,
            boolean privileged,
            boolean tty,
            Optional<Duration> grace,
            List<Parameter> parameters) {
        this(
                name,
                image,
                pull,
                entrypoint,
                command,
                user,
                environment,
                labels,
                network,
                ports,
                mounts,
                cpuCores,
                cpuLimit,
                memoryBytes,
                privileged,
                tty,
                grace,
                parameters,
                List.of());
    }

    public enum Pull {
        IF_MISSING,
        ALWAYS
    }

    public record Parameter(String key, String value) {}

    /// Files to be there before it starts.
    ///
    /// @param file on this computer: a tar archive, plain or compressed by gzip, bzip2 or xz
    /// @param directory where it is unpacked; the archives before have made it, or the image has it
    public record Archive(Path file, String directory) {}

    public Launch {
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        labels = Map.copyOf(labels);
        ports = List.copyOf(ports);
        mounts = List.copyOf(mounts);
        parameters = List.copyOf(parameters);
        archives = List.copyOf(archives);
    }

    @Override
    public String toString() {
        return "Launch[" + name + " of " + image + "]";
    }
}
