package io.binnacle.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How long many instances take to get their hosts, and what they take of memory then; each size in a process of its
/// own, so that its first placement is a cold one.
final class Placements {
    private final Report report;

    Placements(Report report) {
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        placement(10_000, 1_000);
        placement(100_000, 12_500);
        memory(100_000, 12_500);
    }

    private void placement(int instances, int hosts) throws IOException, InterruptedException {
        report.say("placing " + instances + " instances of 200 apps on " + hosts + " hosts: once cold, "
                + CrowdProcess.WARM_UP + " times to warm up, then " + CrowdProcess.RUNS + " times");
        var figures = child("place", instances, hosts);
        report.add(instances, "placement on " + hosts + " hosts, median", figures.get(1), "ms");
        report.add(instances, "placement on " + hosts + " hosts, first and cold", figures.get(0), "ms");
        report.add(instances, "whole decision on " + hosts + " hosts, median", figures.get(2), "ms");
    }

    private void memory(int instances, int hosts) throws IOException, InterruptedException {
        report.say("the pure core's state and index of " + instances + " running instances on " + hosts + " hosts");
        var figures = child("hold", instances, hosts);
        report.add(instances, "heap after collection, running instances in the core", figures.get(0), "MiB");
        report.add(instances, "resident memory, running instances in the core", figures.get(1), "MiB");
    }

    private static List<Double> child(String what, int instances, int hosts) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path"), CrowdProcess.class.getName()));
        command.addAll(List.of(what, String.valueOf(instances), String.valueOf(hosts)));
        return Processes.output(command)
                .lines()
                .filter(line -> line.matches("[0-9.]+"))
                .map(Double::valueOf)
                .toList();
    }
}
