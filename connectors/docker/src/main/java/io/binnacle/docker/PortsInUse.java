package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.model.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which ports of a host somebody has. An engine knows those it has published for its containers, and no others: not
/// what listens in a container on the host's own network, nor what else runs there. Of the computer we run on ourselves
/// the system tells us the rest, as [#addLocal] reads it.
final class PortsInUse {
    private final Map<Protocol, Set<Integer>> ports =
            Map.of(Protocol.TCP, new TreeSet<>(), Protocol.UDP, new TreeSet<>(), Protocol.SCTP, new TreeSet<>());

    /// @param list the answer to a list of containers
    void addPublished(JsonNode list) {
        list.forEach(container -> container.path("Ports").forEach(port -> {
            var number = port.path("PublicPort").asInt(0);
            if (number > 0) {
                of(protocol(port.path("Type").asText("tcp"))).add(number);
            }
        }));
    }

    private static Protocol protocol(String word) {
        return switch (word) {
            case "udp" -> Protocol.UDP;
            case "sctp" -> Protocol.SCTP;
            default -> Protocol.TCP;
        };
    }

    Set<Integer> of(Protocol protocol) {
        return ports.getOrDefault(protocol, Set.of());
    }

    /// @param directory Linux's `/proc/net`, of the network that is meant
    void addLocal(Path directory) throws IOException {
        for (var name : new String[] {"tcp", "tcp6"}) {
            add(directory.resolve(name), "0A", of(Protocol.TCP));
        }
        for (var name : new String[] {"udp", "udp6"}) {
            add(directory.resolve(name), "07", of(Protocol.UDP));
        }
    }

    /// @param state what a socket must be in: 0A listens, and 07 is bound to a port and to no other end
    private static void add(Path file, String state, Set<Integer> into) throws IOException {
        if (!Files.isReadable(file)) {
            return;
        }
        try (var lines = Files.lines(file)) {
            lines.skip(1).map(line -> line.strip().split("\\s+")).forEach(words -> {
                var colon = words.length > 3 ? words[1].lastIndexOf(':') : -1;
                if (colon > 0 && words[3].equals(state)) {
                    into.add(HexFormat.fromHexDigits(words[1], colon + 1, words[1].length()));
                }
            });
        } catch (java.io.UncheckedIOException wrong) {
            throw wrong.getCause();
        }
    }
}
