package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditTest {
    private static final Clock CLOCK = Clock.fixed(Given.NOW, ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private Audit audit = new Audit(Path.of("/"), CLOCK);

    @BeforeEach
    void empty() {
        audit = new Audit(directory, CLOCK);
    }

    private static AuditEntry begin(String name) {
        return AuditEntry.begin("one", Given.preview(new Operation.Stop(new ContainerId(name), 10)), "Enter", "");
    }

    private static AuditEntry end(String name, String message) {
        var preview = Given.preview(new Operation.Stop(new ContainerId(name), 10));
        return AuditEntry.end("one", preview, "Enter", "DONE", message, List.of("piece"));
    }

    @Test
    void aChangeIsOneEntryThatSaysAllOfIt() throws IOException {
        audit.write(begin("web"));
        audit.write(end("web", "it has stopped"));
        assertThat(audit.changes(10))
                .containsExactly(end("web", "it has stopped").at(Given.NOW.toString()));
    }

    @Test
    void whatNeverEndedIsTold() throws IOException {
        audit.write(begin("web"));
        assertThat(audit.changes(10)).extracting(AuditEntry::phase).containsExactly("begin");
    }

    @Test
    void aTornLineIsPassedOver() throws IOException {
        audit.write(end("web", "first"));
        Files.writeString(audit.file(), "{\"at\":\"20", StandardOpenOption.APPEND);
        Files.writeString(audit.file(), "\n[]\n", StandardOpenOption.APPEND);
        audit.write(end("web", "second"));
        assertThat(audit.changes(10)).extracting(AuditEntry::message).containsExactly("second", "first");
    }

    @Test
    void itGrowsToABoundAndTheOldestGoFirst() throws IOException {
        var small = new Audit(CLOCK, directory.resolve("audit.jsonl"), 600);
        for (var i = 0; i < 40; i++) {
            small.write(end("web", "number " + i));
        }
        var kept = small.changes(1_000);
        assertThat(kept.getFirst().message()).isEqualTo("number 39");
        assertThat(kept).hasSizeBetween(5, 20);
        try (var files = Files.list(directory)) {
            assertThat(files.count()).isEqualTo(1 + Audit.SET_ASIDE);
        }
        assertThat(small.changes(3)).hasSize(3);
    }

    @Test
    void aCellIsNoFormulaAndNoSecondColumn() {
        assertThat(AuditEntry.csvHead().split(",", -1)).hasSize(12);
        assertThat(end("web", "=cmd(), \"now\"\nand then").csv()).contains("\"'=cmd(), \"\"now\"\"\nand then\"");
    }
}
