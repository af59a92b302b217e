package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `binnacle cancel`: ends what is under way for an app where it stands.
@Command(
        name = "cancel",
        description = "Ends the change of an app that is under way where it stands: what has become new stays new.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle cancel http://127.0.0.1:8080 /shop/web",
            "",
            "To take it back instead: binnacle rollback … --force, or scale … --force"
        })
final class CancelCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "APP", description = "The app's id or name.")
    private String app = "";

    CancelCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        return changing.run(program, (apps, _) -> new Operation.Cancel(apps.named(app)));
    }
}
