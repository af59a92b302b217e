package io.binnacle.session.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Spec;
import io.binnacle.spi.Ledger;
import io.binnacle.spi.Ledger.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What apps have been is remembered, bounded, and never at the price of the picture.
final class RevisionLedgerTest {
    private static final AppId WEB = new AppId("shop/web");
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final RevisionId OLD = new RevisionId("old");
    private static final RevisionId NEW = new RevisionId("new");

    @TempDir
    private Path directory = Path.of("");

    private final AtomicLong nanos = new AtomicLong();

    private RevisionLedger ledger() {
        return new RevisionLedger(directory, Clock.fixed(START, ZoneOffset.UTC), nanos::get, Duration.ZERO);
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Spec spec(RevisionId id, int minute) {
        return new Spec(
                id,
                new ImageRef("shop/web:" + id, "sha256:" + id),
                START.plusSeconds(60L * minute),
                Optional.of("anna"),
                "{\"is\":\"" + id + "\"}");
    }

    private static void until(BooleanSupplier state) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Revision only(Ledger.Book book) {
        assertThat(book.past(WEB)).hasSize(1);
        return book.past(WEB).getFirst().revision();
    }

    /// What the next session knows.
    private List<Ledger.Past> later() {
        try (var ledger = ledger()) {
            var book = ledger.book("engine", () -> {});
            until(() -> !book.past(WEB).isEmpty());
            return book.past(WEB);
        }
    }

    @Test
    void aSpecIsThereAgainInTheNextSessionWithWhoMadeIt() {
        try (var ledger = ledger()) {
            var book = ledger.book("engine", () -> {});
            book.saw(WEB, spec(OLD, 1));
            book.saw(WEB, spec(NEW, 2));
        }

        try (var ledger = ledger()) {
            var known = new AtomicLong();
            var book = ledger.book("engine", known::incrementAndGet);
            until(() -> known.get() > 0);
            assertThat(book.past(WEB)).extracting(past -> past.revision().id()).containsExactly(NEW, OLD);
            assertThat(book.past(WEB)).extracting(Ledger.Past::by).containsOnly(Optional.of("anna"));
            assertThat(book.spec(WEB, OLD)).isEqualTo(new Ledger.Found.Here(spec(OLD, 1)));
            assertThat(book.spec(WEB, new RevisionId("other"))).isEqualTo(new Ledger.Found.Unknown());
            assertThat(ledger.book("another engine", () -> {}).past(WEB)).isEmpty();
        }
    }

    @Test
    void howLongItWasHealthyAndHowItEndedIsKept() {
        try (var ledger = ledger()) {
            var book = ledger.book("engine", () -> {});
            book.saw(WEB, spec(OLD, 1));
            book.counted(WEB, Map.of(OLD, new Count(3, 2)));
            passes(Duration.ofMinutes(10));
            book.saw(WEB, spec(NEW, 2));
            book.counted(WEB, Map.of(OLD, new Count(3, 3), NEW, new Count(1, 0)));
            passes(Duration.ofMinutes(1));
            book.counted(WEB, Map.of(NEW, new Count(3, 0)));
            book.counted(WEB, Map.of(OLD, new Count(3, 3)));
        }

        var past = later();
        assertThat(past.get(0).revision().verdict()).isEqualTo(Revision.Verdict.NEVER_HEALTHY);
        assertThat(past.get(0).revision().life().orElseThrow().ending()).isEqualTo(Revision.Ending.FAILED);
        assertThat(past.get(1).revision().verdict()).isEqualTo(Revision.Verdict.HEALTHY);
        assertThat(past.get(1).revision().life())
                .contains(new Revision.Life(
                        START,
                        Optional.empty(),
                        Revision.Ending.CURRENT,
                        3,
                        Duration.ofMinutes(11),
                        Duration.ofMinutes(23)));
    }

    @Test
    void aHealthyOneThatGaveWayToAnEarlierOneWasRolledBack() {
        try (var ledger = ledger()) {
            var book = ledger.book("engine", () -> {});
            book.saw(WEB, spec(OLD, 1));
            book.saw(WEB, spec(NEW, 2));
            book.counted(WEB, Map.of(OLD, new Count(1, 1)));
            book.counted(WEB, Map.of(NEW, new Count(1, 1)));
            assertThat(endings(book)).containsExactly(Revision.Ending.CURRENT, Revision.Ending.REPLACED);
            book.counted(WEB, Map.of(OLD, new Count(1, 1)));
            assertThat(endings(book)).containsExactly(Revision.Ending.ROLLED_BACK, Revision.Ending.CURRENT);
        }
    }

    private static List<Revision.Ending> endings(Ledger.Book book) {
        return book.past(WEB).stream()
                .map(past -> past.revision().life().orElseThrow().ending())
                .toList();
    }

    @Test
    void whatWasOnlyFoundLyingThereHasNoRecord() {
        try (var ledger = ledger()) {
            var book = ledger.book("engine", () -> {});
            book.saw(WEB, spec(OLD, 1));
            book.counted(WEB, Map.of());
            assertThat(only(book).life()).isEmpty();
            assertThat(only(book).verdict()).isEqualTo(Revision.Verdict.UNKNOWN);
        }
    }

    @Test
    void whileTheEngineIsNotSeenNothingIsCounted() {
        try (var ledger = ledger()) {
            var book = ledger.book("engine", () -> {});
            book.saw(WEB, spec(OLD, 1));
            book.counted(WEB, Map.of(OLD, new Count(1, 1)));
            passes(Duration.ofMinutes(2));
            book.unseen();
            passes(Duration.ofHours(9));
            book.counted(WEB, Map.of(OLD, new Count(1, 1)));
            assertThat(only(book).life().orElseThrow().healthyFor()).isEqualTo(Duration.ofMinutes(2));
        }
    }

    @Test
    void twoProgramsThatSeeTheSameCountItOnce() {
        try (var one = ledger();
                var other = ledger()) {
            for (var ledger : List.of(one, other)) {
                var known = new AtomicLong();
                var book = ledger.book("engine", known::incrementAndGet);
                until(() -> known.get() > 0);
                book.saw(WEB, spec(OLD, 1));
                book.counted(WEB, Map.of(OLD, new Count(1, 1)));
            }
            passes(Duration.ofMinutes(5));
        }

        assertThat(later().getFirst().revision().life().orElseThrow().healthyFor())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void ofEachAppTheNewestStay() {
        try (var ledger = ledger()) {
            var book = ledger.book("engine", () -> {});
            for (var i = 0; i < LedgerFile.KEPT_OF_AN_APP + 7; i++) {
                book.saw(WEB, spec(new RevisionId("r" + i), i));
            }
        }

        assertThat(later()).hasSize(LedgerFile.KEPT_OF_AN_APP);
    }

    private Refusal refused() {
        try (var ledger = ledger()) {
            var book = ledger.book("engine", () -> {});
            book.saw(WEB, spec(OLD, 1));
            until(() -> ledger.trouble().isPresent());
            assertThat(only(book).id()).isEqualTo(OLD);
            assertThat(book.spec(WEB, OLD)).isEqualTo(new Ledger.Found.Here(spec(OLD, 1)));
            assertThat(book.spec(WEB, NEW)).isInstanceOf(Ledger.Found.Refused.class);
            return ledger.trouble().orElseThrow();
        }
    }

    private void written() {
        try (var ledger = ledger()) {
            ledger.book("engine", () -> {}).saw(WEB, spec(OLD, 1));
        }
    }

    private Path file() {
        return directory.resolve("revisions.db");
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
    }

    @Test
    void aFileOfANewerProgramIsLeftAsItIs() throws IOException, SQLException {
        written();
        sql("PRAGMA user_version = 9");
        var before = Files.readAllBytes(file());

        var refusal = refused();

        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNSUPPORTED);
        assertThat(refusal.answered()).contains("version 9");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aFileOfAnotherProgramIsLeftAsItIs() throws IOException, SQLException {
        sql("CREATE TABLE theirs (a)", "PRAGMA application_id = 7");
        var before = Files.readAllBytes(file());
        assertThat(refused().answered()).contains("another program");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);

        Files.writeString(file(), "dear diary");
        assertThat(refused().answered()).contains("another program");
        assertThat(file()).hasContent("dear diary");
    }

    @Test
    void aDamagedFileIsRefusedWithTheWayOut() throws IOException {
        written();
        var bytes = Files.readAllBytes(file());
        for (var i = 100; i < bytes.length; i++) {
            bytes[i] = (byte) 0xa5;
        }
        Files.write(file(), bytes);

        assertThat(refused().sentence()).contains("damaged", "move it away");
    }

    @Test
    void aPlaceThatCannotBeWrittenCostsOnlyTheMemory() throws IOException {
        Files.createDirectory(file());

        assertThat(refused().reason()).isIn(Refusal.Reason.BROKEN, Refusal.Reason.REJECTED);
    }

    @Test
    void aFullDiskLosesNothingThatWasThereAndIsTriedAgain() throws LedgerRefused {
        written();
        try (var file = LedgerFile.open(file())) {
            file.grows(0);
            var row = new Row("engine", WEB, Entry.of(spec(NEW, 2), START), "x".repeat(100_000));
            assertThat(refusal(file, row).sentence()).contains("full", "make room");
            assertThat(file.of("engine")).hasSize(1);
            file.grows(1_000);
            file.write(List.of(row));
            assertThat(file.of("engine")).hasSize(2);
        }
    }

    private static Refusal refusal(LedgerFile file, Row row) {
        try {
            file.write(List.of(row));
            throw new AssertionError("it was written");
        } catch (LedgerRefused no) {
            return no.refusal();
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        written();

        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }
}
