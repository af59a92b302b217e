package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `binnacle restart`: every instance anew, within the app's own limits.
@Command(
        name = "restart",
        description = "Replaces every instance of an app by a new one, and waits until they are well.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle restart http://127.0.0.1:8080 /shop/web",
            "  binnacle restart http://127.0.0.1:8080 web --preview"
        })
final class RestartCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "APP", description = "Its id, or its name where only one has it.")
    private String app = "";

    RestartCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        return changing.run(program, (apps, _) -> new Operation.RestartApp(apps.named(app)));
    }
}
