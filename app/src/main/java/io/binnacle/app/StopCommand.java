package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `binnacle stop`: an app to no instance at all, or one container.
@Command(
        name = "stop",
        description = "Takes every instance of an app away, or stops a container, and waits until it is so.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle stop http://127.0.0.1:8080 /shop/web",
            "  binnacle stop ssh://me@atlas web-3 --preview",
            "",
            "An app comes back with: binnacle start ENDPOINT APP, or binnacle scale ENDPOINT APP N"
        })
final class StopCommand implements Callable<Integer> {
    /// As long as `docker stop` waits unless told otherwise.
    static final int GRACE_SECONDS = 10;

    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "NAME", description = "An app's id or name, or a container's.")
    private String name = "";

    StopCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        return changing.run(
                program,
                (apps, _) -> apps.appOrContainer(
                        name,
                        app -> new Operation.Scale(app, 0),
                        container -> new Operation.Stop(container, GRACE_SECONDS)));
    }
}
