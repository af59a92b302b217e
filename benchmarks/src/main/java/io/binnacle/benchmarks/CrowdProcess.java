package io.binnacle.benchmarks;

import java.io.IOException;
import java.lang.ref.Reference;

/// A process of [Placements]; prints one number a line.
final class CrowdProcess {
    static final int WARM_UP = 5;
    static final int RUNS = 9;

    private CrowdProcess() {}

    public static void main(String[] args) throws IOException {
        var instances = Integer.parseInt(args[1]);
        var hosts = Integer.parseInt(args[2]);
        if (args[0].equals("place")) {
            place(instances, hosts);
        } else {
            hold(instances, hosts);
        }
    }

    private static void place(int instances, int hosts) {
        var cold = new Crowd(instances, hosts).place();
        for (var i = 0; i < WARM_UP; i++) {
            new Crowd(instances, hosts).place();
        }
        var placing = new Durations();
        var deciding = new Durations();
        for (var i = 0; i < RUNS; i++) {
            var took = new Crowd(instances, hosts).place();
            placing.add(took.placing());
            deciding.add(took.deciding());
        }
        print(cold.placing() / 1e6);
        print(placing.quantileMillis(0.5));
        print(deciding.quantileMillis(0.5));
    }

    private static void hold(int instances, int hosts) throws IOException {
        var crowd = new Crowd(instances, hosts);
        try {
            crowd.place();
            crowd.run();
            System.gc();
            System.gc();
            var runtime = Runtime.getRuntime();
            print((runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024.0);
            print(Processes.residentMebibytes(ProcessHandle.current().pid()));
        } finally {
            Reference.reachabilityFence(crowd);
        }
    }

    private static void print(double number) {
        System.out.println(number);
    }
}
