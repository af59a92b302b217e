package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `binnacle apps`: what is wanted, what runs of it, and what it waits for.
@Command(
        name = "apps",
        description = "Prints the apps of a cluster: wanted, running, healthy, and what they wait for.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle apps http://127.0.0.1:8080",
            "  binnacle apps https://boss/service/marathon --json | jq '.apps[].id'"
        })
final class AppsCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Opening opening = new Opening();

    @Option(names = "--json", description = "One JSON document in place of a table.")
    private boolean json;

    AppsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        try (var workspace = program.workspace();
                var pictures = new Pictures(workspace)) {
            var first = opening.first(program, workspace, pictures);
            if (!first.nothingAnswered()) {
                var list = new AppsList(first.picture().topology());
                program.out().println(json ? Json.pretty(list.json()) : list.table());
                program.out().flush();
            }
            return first.exitCode();
        }
    }
}
