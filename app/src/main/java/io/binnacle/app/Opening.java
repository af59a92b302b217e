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
            converter = EndpointReader.class,
            description = EndpointReader.FORMS)
    private List<Endpoint> endpoints = new ArrayList<>();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long to wait for the first complete picture (default: ${DEFAULT-VALUE} s).")
    private int timeoutSeconds = 15;

    private Duration timeout() {
        if (timeoutSeconds < 1 || timeoutSeconds > LONGEST_SECONDS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--timeout is " + timeoutSeconds + ": it must be 1 to " + LONGEST_SECONDS + " seconds");
        }
        return Duration.ofSeconds(timeoutSeconds);
    }

    /// Waits until every endpoint has answered or has said that it cannot, or the time is up.
    FirstPicture first(Program program, Workspace workspace, Pictures pictures) throws InterruptedException {
        var first = FirstPicture.await(workspace, pictures, endpoints, timeout());
        first.silent().forEach(program::say);
        return first;
    }
}
