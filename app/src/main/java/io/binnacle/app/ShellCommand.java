package io.binnacle.app;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.model.Topology;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Terminals;
import io.binnacle.spi.Terminals.Opened;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `binnacle shell`: a terminal inside a container, through whatever reaches it.
@Command(
        name = "shell",
        description = "Opens a terminal inside a running container; Ctrl ] hangs up.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle shell http://127.0.0.1:8080 /shop/web",
            "  binnacle shell ssh://me@atlas web-3 -- ls -l /var/log",
            "  echo 'cat /etc/hosts' | binnacle shell prod web-3",
            "",
            "It ends with the code of what ran inside."
        })
final class ShellCommand implements Callable<Integer> {
    private final Program program;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "ENDPOINT",
            converter = EndpointReader.class,
            description = EndpointReader.FORMS)
    private @Nullable Endpoint endpoint;

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = "A container's name or id; of an app, the first instance that runs.")
    private String name = "";

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "What to run there, after -- where it has options (default: sh).")
    private List<String> words = List.of();

    @Mixin
    private Patience patience = new Patience();

    ShellCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (endpoint == null) {
            throw new ParameterException(command.commandLine(), "an endpoint is missing");
        }
        try (var workspace = program.workspace();
                var pictures = new Pictures(workspace)) {
            var first = FirstPicture.await(workspace, pictures, List.of(endpoint), patience.duration());
            first.silent().forEach(program::say);
            return first.nothingAnswered()
                    ? first.exitCode()
                    : inside(workspace, container(first.picture().topology()));
        } catch (ConnectorException no) {
            program.say(no.refusal());
            return ExitCode.ofChange(no.refusal().reason());
        }
    }

    private Container container(Topology topology) {
        var all = topology.containers().values();
        return all.stream()
                .filter(one -> one.name().equals(name) || one.id().value().equals(name))
                .findFirst()
                .or(() -> all.stream()
                        .filter(one -> one.state() == ContainerState.RUNNING && ofApp(topology, one))
                        .min(Comparator.comparing(Container::name)))
                .orElseThrow(() -> new ConnectorException(new Refusal(
                        Refusal.Reason.REJECTED,
                        "to find " + name,
                        "no container has that name, and no app of that name has an instance that runs",
                        "look at the names: binnacle topology " + endpointShown())));
    }

    private boolean ofApp(Topology topology, Container container) {
        var id = container.app().value();
        return id.equals(name)
                || id.equals("/" + name)
                || Optional.ofNullable(topology.apps().get(container.app()))
                        .filter(app -> app.name().equals(name))
                        .isPresent();
    }

    private String endpointShown() {
        return endpoint == null ? "" : endpoint.display();
    }

    private int inside(Workspace workspace, Container container) throws IOException, InterruptedException {
        var terminals = workspace
                .terminals(container.id())
                .orElseThrow(() -> new ConnectorException(new Refusal(
                        Refusal.Reason.UNSUPPORTED,
                        "to open a terminal in " + container.name(),
                        endpointShown() + " offers none",
                        "open its host in its place")));
        var request = words.isEmpty() ? List.of("sh") : words;
        try (var tty = program.tty().open()) {
            var talk = new TerminalTalk(tty);
            return switch (terminals.open(new Terminals.Request(container.id(), request, tty.size()), talk)) {
                case Opened.Refused(var refusal) -> throw new ConnectorException(refusal);
                case Opened.Open(var terminal) -> ended(talk.with(terminal));
            };
        }
    }

    private int ended(TerminalTalk.End end) {
        return switch (end) {
            case TerminalTalk.End.HungUp _ -> {
                program.say("hung up");
                yield ExitCode.NOT_DONE;
            }
            case TerminalTalk.End.Said(Terminals.Ending.Exit(int code)) -> code;
            case TerminalTalk.End.Said(Terminals.Ending.Cut(var why)) -> throw new ConnectorException(why);
        };
    }
}
