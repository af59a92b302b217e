package io.binnacle.simulator;

import io.binnacle.model.AppId;
import io.binnacle.model.ImageRef;
import java.util.List;

/// What a simulated app is made of, and how it behaves.
///
/// @param share how many of the containers are its, compared with the others
/// @param port what it serves
/// @param path what its health check asks for; empty when it has another check
/// @param memoryUse how full its memory is on an ordinary day, 0 to 1 of the limit
/// @param cpuUse likewise
/// @param bytesPerSecond what one instance receives on an ordinary day
record AppKind(
        String name,
        String group,
        String repository,
        String tag,
        int revision,
        int share,
        double cpuLimitCores,
        int memoryLimitMebibytes,
        double cpuUse,
        double memoryUse,
        long bytesPerSecond,
        int port,
        String path,
        List<String> command,
        List<Setting> environment,
        List<Volume> volumes,
        List<Need> needs,
        Chatter chatter) {
    /// One environment variable; a secret is masked before it enters the model.
    record Setting(String name, String value, boolean secret) {}

    record Volume(String kind, String source, String target, boolean readOnly) {}

    /// Another app it depends on.
    ///
    /// @param connections open on an ordinary day, over all instances of the demo; 0 when it is only declared
    record Need(String app, int port, int connections, String because) {}

    AppId id() {
        return new AppId(group + "/" + name);
    }

    ImageRef image() {
        return image(tag);
    }

    ImageRef image(String otherTag) {
        var reference = repository + ":" + otherTag;
        return new ImageRef(reference, "sha256:" + Identity.hex(reference.hashCode(), 4));
    }

    long memoryLimitBytes() {
        return (long) memoryLimitMebibytes << 20;
    }
}
