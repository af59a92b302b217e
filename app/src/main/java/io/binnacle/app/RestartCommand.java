package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `binnacle restart`: every instance anew, within the app's own limits; or one container.
@Command(
        name = "restart",
        description =
                "Replaces every instance of an app by a new one, or restarts a container, and waits until it is so.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle restart http://127.0.0.1:8080 /shop/web",
            "  binnacle restart http://127.0.0.1:8080 web --preview"
        })
final class RestartCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "NAME", description = "An app's id or name, or a container's.")
    private String app = "";

    RestartCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        return changing.run(
                program,
                (apps, _) -> apps.appOrContainer(
                        app,
                        Operation.RestartApp::new,
                        container -> new Operation.Restart(container, StopCommand.GRACE_SECONDS)));
    }
}
