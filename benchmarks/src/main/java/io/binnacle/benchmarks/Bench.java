package io.binnacle.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./bench`: runs one named benchmark, or lists them.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Runs one benchmark; without a name, lists them.",
        footer = {"", "Examples:", "  ./bench live", "  ./bench render --json >> figures.jsonl"})
public final class Bench implements Callable<Integer> {
    private static final List<Benchmark> ALL = List.of(
            Live.all(),
            Live.start(),
            Live.echo(),
            Live.edges(),
            Live.idle(),
            Layouts.all(),
            Renders.all(),
            Soak.all(),
            Seeking.all(),
            Scheduling.all());

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final PrintStream talk =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one; see the list.")
    private String name = "";

    @Option(
            names = "--json",
            description = "One object a line: {\"bench\",\"case\",\"metric\",\"value\",\"unit\"}, case being the size.")
    private boolean json;

    private Bench() {}

    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (name.isEmpty()) {
            ALL.forEach(benchmark -> out.printf("%-8s  %s%n", benchmark.name(), benchmark.description()));
            return CommandLine.ExitCode.OK;
        }
        var chosen =
                ALL.stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
        if (chosen.isEmpty()) {
            talk.println("bench: there is no benchmark '" + name + "'; there are: "
                    + String.join(", ", ALL.stream().map(Benchmark::name).toList()));
            return CommandLine.ExitCode.USAGE;
        }
        var report = new Report(name, json, out, talk);
        report.say(Machine.described());
        chosen.get().body().run(report);
        report.finish();
        return CommandLine.ExitCode.OK;
    }
}
