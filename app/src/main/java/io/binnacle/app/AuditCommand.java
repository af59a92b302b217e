package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.binnacle.model.Refusal;
import io.binnacle.session.Audit;
import io.binnacle.session.AuditEntry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `binnacle audit`: every change that was made from here.
@Command(
        name = "audit",
        description = "Prints every change made from here, the newest first: when, who, where, what, how it was"
                + " confirmed, and how it ended.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle audit --last 20",
            "  binnacle audit --csv > changes.csv",
            "  binnacle audit --json | jq 'select(.state == \"FAILED\")'"
        })
final class AuditCommand implements Callable<Integer> {
    private static final ObjectMapper LINES = new ObjectMapper();

    private final Program program;

    @ArgGroup
    private @Nullable Form form;

    @Option(names = "--last", paramLabel = "N", description = "Only the last N.")
    private int last = Integer.MAX_VALUE;

    private static final class Form {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Option(names = "--csv", description = "Comma-separated values, with a first line that names them.")
        private boolean csv;
    }

    AuditCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        var audit = new Audit(program.state().path(), program.surroundings().clock());
        List<AuditEntry> changes;
        try {
            changes = audit.changes(Math.max(0, last));
        } catch (IOException unreadable) {
            program.say(new Refusal(
                    Refusal.Reason.BROKEN,
                    "to read " + audit.file(),
                    String.valueOf(unreadable.getMessage()),
                    "see whether the file may be read"));
            return ExitCode.NOT_DONE;
        }
        print(changes);
        program.out().flush();
        return ExitCode.DONE;
    }

    private void print(List<AuditEntry> changes) throws JsonProcessingException {
        var out = program.out();
        if (form != null && form.csv) {
            out.println(AuditEntry.csvHead());
        }
        for (var change : changes) {
            out.println(form == null ? words(change) : form.json ? LINES.writeValueAsString(change) : change.csv());
        }
    }

    /// What a cluster says must not command the terminal.
    private static String words(AuditEntry change) {
        var ended = change.state().isEmpty()
                ? "begun, no end recorded"
                : change.state().toLowerCase(Locale.ROOT);
        var text = String.join(
                "  ",
                change.at(),
                change.who(),
                change.cluster(),
                change.what(),
                change.confirmed(),
                ended,
                change.message());
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
