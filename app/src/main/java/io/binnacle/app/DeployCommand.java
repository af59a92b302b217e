package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `binnacle deploy`: what a file says, as it says it.
@Command(
        name = "deploy",
        description = "Makes an app or a group what a definition says, and waits until it is so.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle deploy http://127.0.0.1:8080 web.json",
            "  binnacle deploy https://boss/service/marathon group.json --preview",
            "",
            "The file holds a Marathon app, or a group with its apps."
        })
final class DeployCommand implements Callable<Integer> {
    private static final long LARGEST = 16L << 20;

    private final Program program;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "FILE.json", description = "The definition.")
    private Path file = Path.of("");

    DeployCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        var document = document();
        return changing.run(program, (_, cluster) -> new Operation.Deploy(cluster, document));
    }

    private String document() {
        var path = program.directory().resolve(file);
        try {
            if (Files.size(path) > LARGEST) {
                throw new ParameterException(command.commandLine(), path + " is larger than 16 MiB");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException wrong) {
            throw new ConnectorException(
                    new Refusal(
                            Refusal.Reason.REJECTED,
                            "to read " + path,
                            wrong.getClass().getSimpleName() + " " + wrong.getMessage(),
                            "give a file that can be read, in UTF-8"),
                    wrong);
        }
    }
}
