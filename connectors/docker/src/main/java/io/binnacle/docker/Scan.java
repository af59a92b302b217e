package io.binnacle.docker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One answer of the probe.
///
/// @param byPid the sockets of the network namespace each process is in
/// @param cpu what the host's processors did since it was started, in the kernel's ticks
/// @param addresses by interface
record Scan(
        Map<Integer, List<Socket>> byPid,
        Optional<Cpu> cpu,
        Optional<Memory> memory,
        Optional<Double> diskUsed,
        List<Address> addresses) {

    /// Every connection that is ending, known by its namespace and both ends.
    Set<String> closing() {
        var all = new HashSet<String>();
        byPid.forEach((pid, sockets) -> sockets.stream()
                .filter(socket -> socket.state() == State.CLOSING)
                .forEach(socket -> all.add(socket.key(pid))));
        return all;
    }

    record Cpu(long busy, long total) {}

    record Memory(long totalBytes, long availableBytes) {}

    record Address(String device, String address) {}

    enum State {
        OPEN,
        CLOSING,
        LISTENING
    }

    record Socket(String localAddress, int localPort, String remoteAddress, int remotePort, State state) {
        /// A line of `/proc/net/tcp`: `0100007F:1F90 0200A8C0:C350 01`. Addresses are words of four bytes in the order
        /// of
        /// the host, which is little-endian wherever Docker is common.
        static Optional<Socket> parse(String line) {
            var words = line.split(" ");
            try {
                return Optional.of(new Socket(
                        address(words[0]), port(words[0]), address(words[1]), port(words[1]), state(words[2])));
            } catch (IllegalArgumentException | IndexOutOfBoundsException garbled) {
                return Optional.empty();
            }
        }

        String key(int pid) {
            return pid + " " + localAddress + " " + localPort + " " + remoteAddress + " " + remotePort;
        }

        private static State state(String code) {
            return switch (code) {
                case "01", "08" -> State.OPEN;
                case "0A" -> State.LISTENING;
                default -> State.CLOSING;
            };
        }

        private static int port(String word) {
            return HexFormat.fromHexDigits(word, word.indexOf(':') + 1, word.length());
        }

        private static String address(String word) {
            var bytes = HexFormat.of().parseHex(word, 0, word.indexOf(':'));
            var ordered = new byte[bytes.length];
            for (var i = 0; i < bytes.length; i++) {
                ordered[i] = bytes[(i & ~3) + 3 - (i & 3)];
            }
            return Addresses.text(ordered);
        }
    }

    /// Collects an answer line by line.
    static final class Builder {
        private final Map<Integer, List<Socket>> byPid = new HashMap<>();
        private final List<Address> addresses = new ArrayList<>();
        private List<Socket> current = new ArrayList<>();
        private Optional<Cpu> cpu = Optional.empty();
        private Optional<Double> disk = Optional.empty();
        private long total;
        private long available;

        void line(String line) {
            if (line.length() < 3 || line.charAt(1) != ' ') {
                Socket.parse(line).ifPresent(current::add);
                return;
            }
            var words = line.substring(2).strip().split("\\s+");
            try {
                switch (line.charAt(0)) {
                    case 'N' -> current = byPid.computeIfAbsent(Integer.parseInt(words[0]), _ -> new ArrayList<>());
                    case 'C' -> cpu = Optional.of(cpu(words));
                    case 'M' -> memory(words);
                    case 'D' -> disk = disk(words);
                    case 'A' ->
                        addresses.add(new Address(words[0], Addresses.normal(words[1].replaceFirst("/.*", ""))));
                    default -> {}
                }
            } catch (NumberFormatException | IndexOutOfBoundsException garbled) {
                // a line of another form tells nothing
            }
        }

        /// `cpu user nice system idle iowait irq softirq steal guest guest_nice`; the last two are in the first two.
        private static Cpu cpu(String[] words) {
            var sum = 0L;
            for (var i = 1; i < Math.min(words.length, 9); i++) {
                sum += Long.parseLong(words[i]);
            }
            var idle = Long.parseLong(words[4]) + Long.parseLong(words[5]);
            return new Cpu(sum - idle, sum);
        }

        private void memory(String[] words) {
            var bytes = Long.parseLong(words[1]) * 1024;
            if (words[0].equals("MemTotal:")) {
                total = bytes;
            } else {
                available = bytes;
            }
        }

        /// As `df -P` counts: used of used and available.
        private static Optional<Double> disk(String[] words) {
            var used = Double.parseDouble(words[2]);
            var free = Double.parseDouble(words[3]);
            return used + free > 0 ? Optional.of(used / (used + free)) : Optional.empty();
        }

        Scan build() {
            var memory =
                    total > 0 && available > 0 ? Optional.of(new Memory(total, available)) : Optional.<Memory>empty();
            return new Scan(Map.copyOf(byPid), cpu, memory, disk, List.copyOf(addresses));
        }
    }
}
