package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `binnacle activate`: a host that was drained or paused takes instances again.
@Command(
        name = "activate",
        description = "Lets a host that was drained or paused take instances again. Nothing moves back by itself.",
        footerHeading = "%nExamples:%n",
        footer = {"  binnacle activate ssh://me@manager node2"})
final class ActivateCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "HOST", description = "Its name, address or id.")
    private String host = "";

    ActivateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        return changing.run(program, (apps, _) -> new Operation.Activate(apps.host(host)));
    }
}
