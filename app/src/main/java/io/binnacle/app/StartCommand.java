package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `binnacle start`: an app that was stopped to its former size, or one container.
@Command(
        name = "start",
        description = "Starts an app that was stopped again, with as many instances as it had, or a container.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle start ssh://me@atlas web",
            "  binnacle start ssh://me@atlas web-3 --preview",
            "",
            "Where an app's stopped instances are not kept, say how many: binnacle scale ENDPOINT APP N"
        })
final class StartCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "NAME", description = "An app's id or name, or a container's.")
    private String name = "";

    StartCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        return changing.run(
                program,
                (apps, _) -> apps.appOrContainer(
                        name, app -> new Operation.Scale(app, apps.formerSize(app)), Operation.Start::new));
    }
}
