package io.binnacle.benchmarks;

/// What the built-in scheduler costs: a write, a list, a placement, a start, and its memory.
final class Scheduling {
    private Scheduling() {}

    static Benchmark all() {
        return new Benchmark(
                "scheduler",
                "writes, lists, placements, starts and memory of the scheduler; starts need Docker hosts, or root",
                report -> {
                    new Placements(report).measure();
                    new Writes(report).measure();
                    var lab = Lab.open(report);
                    if (lab.isPresent()) {
                        try (var hosts = lab.get()) {
                            new Launching(report, hosts.hosts()).measure();
                        }
                    }
                });
    }
}
