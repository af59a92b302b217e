package io.binnacle.app;

import io.binnacle.model.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `binnacle open`: the window, with these clusters.
@Command(
        name = "open",
        description = "Opens the window on one or several clusters.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle open unix:///var/run/docker.sock",
            "  binnacle open ssh://me@atlas ssh://me@boreas",
            "  binnacle open prod                     a Docker context"
        })
final class OpenCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(
            arity = "1..*",
            paramLabel = "ENDPOINT",
            converter = EndpointReader.class,
            description = EndpointReader.FORMS)
    private List<Endpoint> endpoints = new ArrayList<>();

    @Option(
            names = "--marks",
            hidden = true,
            description = "For benchmarks: draws in memory, and tells when it is there.")
    private boolean marks;

    OpenCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (var workspace = program.workspace()) {
            endpoints.forEach(workspace::connectorOf);
        }
        var watched = marks ? WindowOrder.Watched.MARKS : WindowOrder.Watched.NO;
        if (marks) {
            Display.drawInMemory();
        } else {
            program.display().require();
        }
        BinnacleApplication.show(new WindowOrder(program, endpoints, !marks, watched));
        return ExitCode.DONE;
    }
}
