package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `binnacle rollback`: an app as it was, with as many instances as it has.
@Command(
        name = "rollback",
        description = "Brings an app back to an earlier revision, and waits until it is so.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle rollback http://127.0.0.1:8080 /shop/web",
            "  binnacle rollback http://127.0.0.1:8080 web 2.41.0 --preview",
            "  binnacle rollback ssh://me@atlas web",
            "",
            "The revisions of an app are told by: binnacle apps ENDPOINT --json"
        })
final class RollbackCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "APP", description = "Its id, or its name where only one has it.")
    private String app = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "REVISION",
            description = "Its name or id; the one before the present one when absent.")
    private @Nullable String revision;

    RollbackCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        return changing.run(program, (apps, _) -> {
            var id = apps.named(app);
            return new Operation.Rollback(id, apps.revision(id, Optional.ofNullable(revision)));
        });
    }
}
