package io.binnacle.app;

import io.binnacle.model.Endpoint;
import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `binnacle demo`: the window on a cluster that exists in this process only.
@Command(
        name = "demo",
        description = "Opens the window on a simulated cluster: something to look at without having one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle demo",
            "  binnacle demo --hosts 100 --containers 2000",
            "",
            "Without a display the picture is written to demo.png instead."
        })
final class DemoCommand implements Callable<Integer> {
    static final String MARKS = "--marks";
    static final String REHEARSE = "--rehearse";
    private static final int MOST_HOSTS = 12_500;
    private static final int MOST_CONTAINERS = 100_000;
    private static final Path PICTURE = Path.of("demo.png");
    private static final Size SIZE = new Size(1600, 1000);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Program program;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--hosts", paramLabel = "N", description = "How many hosts (default: ${DEFAULT-VALUE}).")
    private int hosts = 3;

    @Option(names = "--containers", paramLabel = "M", description = "How many containers (default: ${DEFAULT-VALUE}).")
    private int containers = 63;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed makes the same cluster (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(names = MARKS, hidden = true, description = "For benchmarks: draws in memory, and tells when it is there.")
    private boolean marks;

    @Option(names = REHEARSE, hidden = true, description = "Draws in memory, and leaves once the picture is complete.")
    private boolean rehearse;

    DemoCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        within("--hosts", hosts, 1, MOST_HOSTS);
        within("--containers", containers, 0, MOST_CONTAINERS);
        var endpoint = new Endpoint("simulator:?hosts=" + hosts + "&containers=" + containers + "&seed=" + seed);
        var watched = watched();
        if (watched != WindowOrder.Watched.NO) {
            Display.drawInMemory();
        } else if (program.display() == Display.ABSENT) {
            return picture(endpoint);
        }
        BinnacleApplication.show(new WindowOrder(program, List.of(endpoint), false, watched));
        return ExitCode.DONE;
    }

    private WindowOrder.Watched watched() {
        if (rehearse) {
            return WindowOrder.Watched.REHEARSAL;
        }
        return marks ? WindowOrder.Watched.MARKS : WindowOrder.Watched.NO;
    }

    private void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    command.commandLine(), option + " is " + value + ": it must be " + least + " to " + most);
        }
    }

    private int picture(Endpoint endpoint) throws InterruptedException {
        program.say("there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): writing " + PICTURE);
        var out = OutputFile.of(program.directory().resolve(PICTURE));
        try (var workspace = program.workspace();
                var pictures = new Pictures(workspace)) {
            FirstPicture.await(workspace, pictures, List.of(endpoint), PATIENCE);
            out.write(Drawing.window(workspace, new Drawing.Order(SIZE, 1, Theme.DARK, MapKind.HOSTS)));
        }
        return ExitCode.DONE;
    }
}
