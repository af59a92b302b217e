package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Instance.Held;
import io.binnacle.scheduler.core.State.Reason;
import io.binnacle.scheduler.core.State.Reason.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is free of a host while a round of placement goes on.
final class Room implements Placer.Candidate {
    private final Spot spot;
    private long cpuFree;
    private long memoryFree;
    private long diskFree;
    private int gpusFree;
    private long used;
    private final Set<Integer> taken = new HashSet<>(4);

    Room(Spot spot) {
        this.spot = spot;
        cpuFree = spot.cpuFree();
        memoryFree = spot.memoryFree();
        diskFree = spot.diskFree();
        gpusFree = spot.gpusFree();
        used = spot.used();
    }

    @Override
    public State.HostState host() {
        return spot.host();
    }

    @Override
    public boolean fits(Held need) {
        return need.cpuMillis() <= cpuFree
                && need.memoryKib() <= memoryFree
                && (need.diskKib() == 0 || need.diskKib() <= diskFree)
                && (need.gpus() == 0 || need.gpus() <= gpusFree);
    }

    @Override
    public List<Reason> lacks(Held need) {
        List<Reason> reasons = new ArrayList<>();
        State.HostState host = spot.host();
        if (need.cpuMillis() > cpuFree) {
            reasons.add(lack(Kind.INSUFFICIENT_CPUS, need.cpuMillis() / 1000.0, cpuFree / 1000.0, host.cpus(), "cpus"));
        }
        if (need.memoryKib() > memoryFree) {
            reasons.add(lack(
                    Kind.INSUFFICIENT_MEMORY,
                    need.memoryKib() / 1024.0,
                    memoryFree / 1024.0,
                    host.memory(),
                    "MiB of memory"));
        }
        if (need.diskKib() > 0 && need.diskKib() > diskFree) {
            reasons.add(lack(
                    Kind.INSUFFICIENT_DISK, need.diskKib() / 1024.0, diskFree / 1024.0, host.disk(), "MiB of disk"));
        }
        if (need.gpus() > 0 && need.gpus() > gpusFree) {
            reasons.add(lack(Kind.INSUFFICIENT_GPUS, need.gpus(), gpusFree, host.gpus(), "gpus"));
        }
        return reasons;
    }

    private static Reason lack(Kind kind, double need, double free, double all, String unit) {
        return new Reason(
                kind,
                "needs " + number(need) + " " + unit + ", has " + number(Math.max(0, free)) + " free of "
                        + number(all));
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    @Override
    public Optional<List<Integer>> ports(Ports ports, int seed) {
        if (ports.wanted().isEmpty()) {
            return Optional.of(List.of());
        }
        Set<Integer> chosen = new HashSet<>(ports.fixed());
        if (!chosen.stream().allMatch(this::free)) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>();
        for (int port : ports.wanted()) {
            Optional<Integer> found = port > 0 ? Optional.of(port) : any(chosen, seed);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            chosen.add(found.get());
            all.add(found.get());
        }
        return Optional.of(all);
    }

    @Override
    public Optional<Reason> portless(Ports ports, int seed) {
        if (ports(ports, seed).isPresent()) {
            return Optional.empty();
        }
        String fixed = ports.fixed().stream()
                .filter(p -> !free(p))
                .sorted()
                .map(p -> "port " + p + " is taken")
                .reduce((a, b) -> a + ", " + b)
                .orElse("needs " + ports.any() + " free ports of " + spot.host().portFrom() + " to "
                        + spot.host().portTo());
        return Optional.of(new Reason(Kind.INSUFFICIENT_PORTS, fixed));
    }

    private Optional<Integer> any(Set<Integer> chosen, int seed) {
        int from = spot.host().portFrom();
        int size = spot.host().portTo() - from + 1;
        for (int i = 0; i < size; i++) {
            int port = from + Math.floorMod(seed + i, size);
            if (!chosen.contains(port) && free(port)) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }

    private boolean free(int port) {
        return !taken.contains(port) && spot.free(port);
    }

    @Override
    public long used() {
        return used;
    }

    @Override
    public void take(Held need, List<Integer> ports) {
        cpuFree -= need.cpuMillis();
        memoryFree -= need.memoryKib();
        diskFree -= need.diskKib();
        gpusFree -= need.gpus();
        taken.addAll(ports);
        used += share(need.cpuMillis(), spot.host().cpus() * 1000)
                + share(need.memoryKib(), spot.host().memory() * 1024);
    }

    private static long share(long part, double all) {
        return all <= 0 ? 0 : Math.round(part * 1_000_000 / all);
    }
}
