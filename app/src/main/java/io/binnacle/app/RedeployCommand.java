package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `binnacle redeploy`: an app with another image, or once more with its own.
@Command(
        name = "redeploy",
        description = "Brings an app to another image, or starts it anew with its own, and waits until it is well.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle redeploy http://127.0.0.1:8080 /shop/web registry.lab/web:2.41.1",
            "  binnacle redeploy http://127.0.0.1:8080 web --preview"
        })
final class RedeployCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "APP", description = "Its id, or its name where only one has it.")
    private String app = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "IMAGE",
            description = "The image with its tag; the present one when absent.")
    private @Nullable String image;

    RedeployCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        return changing.run(program, (apps, _) -> new Operation.Redeploy(apps.named(app), Optional.ofNullable(image)));
    }
}
