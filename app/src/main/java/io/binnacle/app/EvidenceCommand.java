package io.binnacle.app;

import io.binnacle.model.Refusal;
import io.binnacle.session.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `binnacle evidence`: what was kept of containers before they were stopped from here.
@Command(
        name = "evidence",
        description = "Lists what was kept of containers before they were stopped or removed from here, or prints"
                + " one of them: its last log lines.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle evidence",
            "  binnacle evidence web-3            its last log lines, of the newest that has that name",
            "  binnacle evidence web-3 --about    spec, state, exit code and last measurements, as JSON"
        })
final class EvidenceCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A container's name, or that of a piece of evidence.")
    private @Nullable String name;

    @Option(names = "--about", description = "What was known of it, in place of its log.")
    private boolean about;

    EvidenceCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        var evidence =
                new Evidence(program.state().path(), program.surroundings().clock());
        try {
            return name == null ? list(evidence) : print(evidence, name);
        } catch (IOException unreadable) {
            program.say(new Refusal(
                    Refusal.Reason.BROKEN,
                    "to read " + evidence.directory(),
                    String.valueOf(unreadable.getMessage()),
                    "see whether it may be read"));
            return ExitCode.NOT_DONE;
        }
    }

    private int list(Evidence evidence) throws IOException {
        var pieces = evidence.pieces();
        pieces.forEach(piece -> tell(String.join(
                "  ",
                piece.at().toString(),
                piece.container(),
                piece.host(),
                piece.image(),
                piece.lines() + " lines",
                piece.why(),
                piece.name())));
        if (pieces.isEmpty()) {
            program.say("nothing is kept in " + evidence.directory());
        }
        var dropped = evidence.dropped();
        if (dropped.pieces() > 0) {
            program.say(dropped.pieces() + " older ones are no longer kept, " + dropped.bytes() + " bytes");
        }
        program.out().flush();
        return ExitCode.DONE;
    }

    private int print(Evidence evidence, String wanted) throws IOException {
        var piece = find(evidence.pieces(), wanted);
        if (piece.isEmpty()) {
            program.say(new Refusal(
                    Refusal.Reason.REJECTED,
                    "to find evidence of " + wanted,
                    "nothing of that name is kept",
                    "take one of those that binnacle evidence lists"));
            return ExitCode.USAGE;
        }
        var lines = about
                ? evidence.about(piece.get().name()).lines().toList()
                : evidence.log(piece.get().name());
        lines.forEach(this::tell);
        program.out().flush();
        return ExitCode.DONE;
    }

    private static Optional<Evidence.Piece> find(List<Evidence.Piece> pieces, String wanted) {
        return pieces.stream()
                .filter(piece -> piece.name().equals(wanted)
                        || piece.container().equals(wanted)
                        || piece.id().equals(wanted))
                .findFirst();
    }

    /// What a container wrote must not command the terminal.
    private void tell(String line) {
        program.out().println(line.replaceAll("\\p{Cntrl}", " "));
    }
}
