package io.binnacle.app;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The part of a command line that says how long to wait for a cluster.
final class Patience {
    private static final int LONGEST_SECONDS = 3_600;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long to wait for the cluster to answer (default: ${DEFAULT-VALUE} s).")
    private int seconds = 15;

    Duration duration() {
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--timeout is " + seconds + ": it must be 1 to " + LONGEST_SECONDS + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
