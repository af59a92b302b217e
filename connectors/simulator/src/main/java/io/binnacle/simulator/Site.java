package io.binnacle.simulator;

import io.binnacle.model.Capacity;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The machines of a simulated cluster, and its name.
final class Site {
    private static final List<String> STARS = List.of(
            "atlas",
            "boreas",
            "cetus",
            "dorado",
            "eridanus",
            "fornax",
            "gemini",
            "hydra",
            "indus",
            "lyra",
            "mensa",
            "norma");
    private static final long MEMORY_BYTES = 64L << 30;
    private static final int CORES = 16;

    private final SimulatorSettings settings;

    Site(SimulatorSettings settings) {
        this.settings = settings;
    }

    String name() {
        return switch (settings.scenario()) {
            case SHOP -> "prod-eu";
            case CALM -> "staging-eu";
            case FLEET -> "fleet-eu";
            case MESH -> "mesh-eu";
        };
    }

    ClusterId id() {
        return new ClusterId("simulator/" + name() + "/" + Long.toHexString(key()));
    }

    private long key() {
        return Noise.mix(settings.seed(), 31L * settings.hosts() + settings.containers()) >>> 32;
    }

    List<Host> hosts() {
        var hosts = new ArrayList<Host>(settings.hosts());
        for (var index = 0; index < settings.hosts(); index++) {
            hosts.add(host(index));
        }
        return hosts;
    }

    private Host host(int index) {
        var address = address(index);
        return new Host(
                new HostId(Identity.host(settings.seed(), index)),
                id(),
                hostName(index),
                address,
                Set.of(address),
                new Presence.Live(),
                new Capacity(CORES, MEMORY_BYTES),
                "Simulated engine 1.0",
                Map.of("zone", "eu-1" + (char) ('a' + index * 3 / settings.hosts())));
    }

    private String hostName(int index) {
        if (settings.scenario() != SimulatorSettings.Scenario.FLEET && settings.hosts() <= STARS.size()) {
            return STARS.get(index) + "-" + (index + 1);
        }
        var width = Math.max(2, Integer.toString(settings.hosts()).length());
        var number = Integer.toString(index + 1);
        return "h-" + "0".repeat(width - number.length()) + number;
    }

    private static String address(int index) {
        return "10.20." + (index + 11) / 250 + "." + (index + 11) % 250;
    }
}
