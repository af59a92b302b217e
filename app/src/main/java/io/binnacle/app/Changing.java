package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.ClusterId;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.session.Desk;
import io.binnacle.session.Weight;
import io.binnacle.session.Workspace;
import java.io.Console;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The part of a command line that changes a cluster: where, whether only to say what would happen, and whether to
/// wait until it is so.
final class Changing {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "ENDPOINT",
            converter = EndpointReader.class,
            description = "The scheduler, http(s)://host:port, or a Docker host.")
    private @Nullable Endpoint endpoint;

    @Option(names = "--preview", description = "Only says what would happen.")
    private boolean previewOnly;

    @Option(names = "--yes", description = "Does not ask first.")
    private boolean yes;

    @Option(names = "--force", description = "Ends what is under way on it already, where that stands.")
    private boolean forced;

    @Option(
            names = "--no-evidence",
            description = "Does it even where the log and spec of what is stopped cannot be kept first.")
    private boolean withoutEvidence;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Option(names = "--no-wait", description = "Ends as soon as it was accepted.")
    private boolean noWait;

    @Mixin
    private Patience patience = new Patience();

    /// Finds what is to be done in what the cluster has told.
    @FunctionalInterface
    interface Wish {
        /// @throws ConnectorException when there is nothing there to do it to
        Operation in(Apps apps, ClusterId cluster) throws InterruptedException;
    }

    int run(Program program, Wish wish) throws InterruptedException, JsonProcessingException {
        if (endpoint == null) {
            throw new ParameterException(command.commandLine(), "an endpoint is missing");
        }
        var patience = this.patience.duration();
        try (var workspace = program.workspace();
                var pictures = new Pictures(workspace)) {
            var first = FirstPicture.await(workspace, pictures, List.of(endpoint), patience);
            first.silent().forEach(program::say);
            if (first.nothingAnswered()) {
                return first.exitCode();
            }
            workspace.ledger().trouble().ifPresent(program::say);
            var cluster = first.picture().clusters().getFirst().id();
            return act(program, workspace, wish.in(new Apps(first.picture().topology(), pictures, patience), cluster));
        } catch (ConnectorException no) {
            program.say(no.refusal());
            return ExitCode.ofChange(no.refusal().reason());
        }
    }

    private int act(Program program, Workspace workspace, Operation operation)
            throws InterruptedException, JsonProcessingException {
        return switch (workspace.desk().preview(operation, force())) {
            case Preview.Answer.Refused refused -> refused(program, refused.refusal());
            case Preview.Answer.Possible possible -> act(program, workspace.desk(), possible.preview());
        };
    }

    private Desk.Force force() {
        return forced ? Desk.Force.YES : Desk.Force.NO;
    }

    private static int refused(Program program, Refusal refusal) {
        program.say(refusal);
        return ExitCode.ofChange(refusal.reason());
    }

    private Desk.Confirmed confirmed(Preview preview) {
        var said = new Desk.Confirmed(preview, force(), yes ? "--yes" : "yes typed", true);
        return withoutEvidence ? said.withoutEvidence() : said;
    }

    private int act(Program program, Desk desk, Preview preview) throws InterruptedException, JsonProcessingException {
        if (previewOnly) {
            print(program, json ? Json.pretty(ChangeJson.of(preview)) : ChangeWords.of(preview));
            return ExitCode.DONE;
        }
        if (!yes && !agreed(program, preview, desk.weight(preview))) {
            return ExitCode.USAGE;
        }
        desk.arm(Duration.ofDays(1));
        var run = noWait ? begun(desk, preview) : desk.run(confirmed(preview), telling(program));
        if (json) {
            print(program, Json.pretty(ChangeJson.of(run)));
        } else if (run.state() == Run.State.DONE || run.state() == Run.State.RUNNING) {
            print(program, run.message());
        }
        run.refusal().ifPresent(program::say);
        return exitCode(run);
    }

    private static boolean agreed(Program program, Preview preview, Weight weight) {
        var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        program.say(ChangeWords.of(preview));
        weight.reasons().forEach(program::say);
        if (console.isEmpty()) {
            program.say("nothing was changed: nobody is there to be asked; add --yes to do it");
            return false;
        }
        var said = console.get().readLine("Type yes to do it: ");
        if ("yes".equals(said)) {
            return true;
        }
        program.say("nothing was changed");
        return false;
    }

    private static Consumer<Run> telling(Program program) {
        return run -> {
            if (!run.ended()) {
                program.say(run.message());
            }
        };
    }

    /// The first thing that is told: that it was accepted, or that it was not.
    private Run begun(Desk desk, Preview preview) throws InterruptedException {
        var first = new CompletableFuture<Run>();
        Thread.ofVirtual().name("change").start(() -> {
            try {
                desk.run(confirmed(preview), first::complete);
            } catch (RuntimeException broken) { // the top of this thread: who waits is told
                first.completeExceptionally(broken);
            }
        });
        try {
            return first.get();
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(broken);
        }
    }

    private int exitCode(Run run) {
        return switch (run.state()) {
            case DONE -> ExitCode.DONE;
            case RUNNING -> noWait ? ExitCode.DONE : ExitCode.NOT_DONE;
            case FAILED, UNKNOWN ->
                run.refusal().map(Refusal::reason).map(ExitCode::ofChange).orElse(ExitCode.NOT_DONE);
        };
    }

    private static void print(Program program, String text) {
        program.out().println(text);
        program.out().flush();
    }
}
