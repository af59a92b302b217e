package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `binnacle drain`: a host without the instances its cluster runs there.
@Command(
        name = "drain",
        description = "Moves the instances of a host to others, gives it no new ones, and waits until it is so.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle drain tcp://manager:2376 node2 --preview",
            "  binnacle drain ssh://me@manager node2 --yes",
            "",
            "It takes instances again after: binnacle activate ENDPOINT HOST"
        })
final class DrainCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "HOST", description = "Its name, address or id.")
    private String host = "";

    DrainCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        return changing.run(program, (apps, _) -> new Operation.Drain(apps.host(host)));
    }
}
