package io.binnacle.benchmarks;

/// How soon what happens on a host is seen, how soon the program is there, and what it costs while it stands; all in
/// one run, or each by itself.
final class Live {
    private Live() {}

    static Benchmark all() {
        return new Benchmark(
                "live", "echo, edges, start and idle in one run; needs Docker hosts, or root for a lab", report -> {
                    new Starts(report).measure();
                    onHosts(report, lab -> {
                        new Echo(report, lab.hosts()).measure();
                        new Edges(report, lab.hosts()).measure();
                        new Idle(report, lab.hosts()).measure();
                    });
                });
    }

    static Benchmark start() {
        return new Benchmark(
                "start",
                "from process start to window and picture, and resident memory",
                report -> new Starts(report).measure());
    }

    static Benchmark echo() {
        return new Benchmark(
                "echo",
                "from docker run, and from docker rm, to the model and the screen",
                report -> onHosts(report, lab -> new Echo(report, lab.hosts()).measure()));
    }

    static Benchmark edges() {
        return new Benchmark(
                "edges",
                "from a connection across hosts, opened and closed, to its link",
                report -> onHosts(report, lab -> new Edges(report, lab.hosts()).measure()));
    }

    static Benchmark idle() {
        return new Benchmark(
                "idle",
                "processor time while nothing happens on the hosts",
                report -> onHosts(report, lab -> new Idle(report, lab.hosts()).measure()));
    }

    private interface OnHosts {
        void measure(Lab lab) throws Exception;
    }

    private static void onHosts(Report report, OnHosts body) throws Exception {
        var lab = Lab.open(report);
        if (lab.isPresent()) {
            try (var hosts = lab.get()) {
                body.measure(hosts);
            }
        }
    }
}
