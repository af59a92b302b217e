package io.binnacle.app;

import io.binnacle.scheduler.engine.HostConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads attributes of hosts: `node1:zone=z1`.
final class HostAttributes {
    private static final Pattern FORM = Pattern.compile("([^:=]+):([^=]+)=(.*)");

    private HostAttributes() {}

    /// @throws IllegalArgumentException in words
    static HostConfiguration of(List<String> texts) {
        var byName = new HashMap<String, Map<String, String>>();
        for (var text : texts) {
            var match = FORM.matcher(text);
            if (!match.matches()) {
                throw new IllegalArgumentException(text + " is no attribute of a host: write HOST:KEY=VALUE");
            }
            byName.computeIfAbsent(match.group(1), _ -> new HashMap<>()).put(match.group(2), match.group(3));
        }
        return new HostConfiguration(byName);
    }
}
