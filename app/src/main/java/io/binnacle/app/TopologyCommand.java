package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.session.Picture;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `binnacle topology`: the picture as text, for eyes and for programs.
@Command(
        name = "topology",
        description = "Prints what runs where, what talks to what, and what is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle topology unix:///var/run/docker.sock",
            "  binnacle topology tcp://atlas:2375 ssh://me@boreas --json | jq .problems",
            "  binnacle topology simulator: --json --watch",
            "",
            "The JSON is described in docs/topology-json.md."
        })
final class TopologyCommand implements Callable<Integer> {
    private static final Duration LOOK_AT_THE_PIPE = Duration.ofSeconds(1);

    private final Program program;

    @Mixin
    private Opening opening = new Opening();

    @Option(names = "--json", description = "One JSON document in place of a table.")
    private boolean json;

    @Option(
            names = "--watch",
            description = "Goes on: the document in one line, then one line for each change. Implies --json.")
    private boolean watch;

    TopologyCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        try (var workspace = program.workspace();
                var pictures = new Pictures(workspace)) {
            var first = opening.first(program, workspace, pictures);
            if (first.nothingAnswered()) {
                return first.exitCode();
            }
            var printed = watch ? watch(first.picture(), pictures) : print(first.picture());
            return printed ? first.exitCode() : ExitCode.PIPE_CLOSED;
        }
    }

    private boolean print(Picture picture) throws JsonProcessingException {
        return json ? write(Json.pretty(TopologyJson.document(picture))) : write(TopologyTable.of(picture));
    }

    /// Tells each change until nobody reads any more, or this thread is interrupted.
    private boolean watch(Picture first, Pictures pictures) throws JsonProcessingException, InterruptedException {
        var told = first;
        var open = write(line(TopologyJson.document(first)));
        while (open) {
            var next = pictures.next(LOOK_AT_THE_PIPE);
            if (next.isPresent()) {
                var line = TopologyJson.line(told, next.get());
                told = next.get();
                open = line.isEmpty() || write(line(line.get()));
            }
        }
        return false;
    }

    private static String line(JsonNode node) throws JsonProcessingException {
        return Json.line(node);
    }

    /// @return whether somebody still reads
    private boolean write(String text) {
        return write(program.out(), text);
    }

    private static boolean write(PrintStream out, String text) {
        out.print(text);
        out.print('\n');
        return !out.checkError();
    }
}
