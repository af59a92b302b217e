package io.binnacle.app;

import io.binnacle.model.Endpoint;
import io.binnacle.session.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The part of a command line that says what to open, and how long to wait for it.
final class Opening {
    private static final int LONGEST_SECONDS = 3_600;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "ENDPOINT",
            description = "What to show: unix:///var/run/docker.sock, tcp://host:2375, ssh://user@host, the name of a"
                    + " Docker context, or simulator:. Several make one picture.")
    private List<String> endpoints = new ArrayList<>();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long to wait for the first complete picture (default: ${DEFAULT-VALUE} s).")
    private int timeoutSeconds = 15;

    List<Endpoint> endpoints() {
        return endpoints.stream().map(this::endpoint).toList();
    }

    private Endpoint endpoint(String text) {
        if (text.isBlank()) {
            throw new ParameterException(
                    command.commandLine(),
                    "an endpoint is empty: write unix:///…, tcp://host:2375, ssh://user@host, or the name of a context");
        }
        return new Endpoint(text);
    }

    Duration timeout() {
        if (timeoutSeconds < 1 || timeoutSeconds > LONGEST_SECONDS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--timeout is " + timeoutSeconds + ": it must be 1 to " + LONGEST_SECONDS + " seconds");
        }
        return Duration.ofSeconds(timeoutSeconds);
    }

    /// Waits until every endpoint has answered or has said that it cannot, or the time is up.
    FirstPicture first(Program program, Workspace workspace, Pictures pictures) throws InterruptedException {
        var timeout = timeout();
        var opened = FirstPicture.open(workspace, endpoints());
        var deadline = System.nanoTime() + timeout.toNanos();
        var picture = pictures.next(timeout);
        while (picture.filter(arrived -> !FirstPicture.isIn(arrived, opened)).isPresent()) {
            var next = pictures.next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (next.isEmpty()) {
                break;
            }
            picture = next;
        }
        var first = FirstPicture.of(picture.orElseGet(workspace::picture), timeout);
        first.silent().forEach(program::say);
        return first;
    }
}
