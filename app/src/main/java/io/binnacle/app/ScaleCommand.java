package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `binnacle scale`: so many instances, and waits until they run.
@Command(
        name = "scale",
        description = "Gives an app so many instances, and waits until they are there and well.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle scale http://127.0.0.1:8080 /shop/web 6",
            "  binnacle scale http://127.0.0.1:8080 web 0 --preview",
            "  binnacle scale ssh://me@atlas web 5 --preview",
            "  binnacle scale https://boss:8443 web 6 --yes --json | jq .state"
        })
final class ScaleCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "APP", description = "Its id, or its name where only one has it.")
    private String app = "";

    @Parameters(index = "2", paramLabel = "N", description = "How many instances.")
    private int instances;

    ScaleCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        return changing.run(program, (apps, _) -> new Operation.Scale(apps.named(app), instances));
    }
}
