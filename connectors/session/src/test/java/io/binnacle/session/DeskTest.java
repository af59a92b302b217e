package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeskTest {
    private static final Operation STOP = new Operation.Stop(new ContainerId("web"), 10);

    @TempDir
    private Path directory;

    private final FakeCluster cluster = new FakeCluster("one");
    private final AtomicLong nanos = new AtomicLong();
    private Audit audit = new Audit(Path.of("/"), Clock.systemUTC());
    private Desk desk = new Desk(Clock.systemUTC(), audit, _ -> Optional.empty());

    @BeforeEach
    void aDesk() {
        var clock = Clock.fixed(Given.NOW, ZoneOffset.UTC);
        audit = new Audit(directory, clock);
        desk = new Desk(clock, audit, _ -> Optional.of(cluster), nanos::get);
    }

    private Run run() {
        return desk.run(Given.preview(STOP), _ -> {});
    }

    @Test
    void nothingChangesWhileSealed() {
        var run = run();
        assertThat(run.refusal().map(Refusal::reason)).contains(Refusal.Reason.SEALED);
        assertThat(cluster.done).isEmpty();
    }

    @Test
    void armingLastsAsLongAsItSaysWhateverTheWallClockDoes() {
        desk.arm(Duration.ofMinutes(10));
        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        assertThat(Seal.remaining(desk.seal(), Given.NOW)).contains(Duration.ofMinutes(1));
        assertThat(run().state()).isEqualTo(Run.State.DONE);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(desk.seal()).isEqualTo(new Seal.Sealed());
        assertThat(run().state()).isEqualTo(Run.State.FAILED);
    }

    @Test
    void sealingIsAtOnce() {
        desk.arm(Duration.ofMinutes(10));
        desk.sealNow();
        assertThat(run().state()).isEqualTo(Run.State.FAILED);
        assertThat(cluster.done).isEmpty();
    }

    @Test
    void aPreviewIsAllowedWhileSealed() {
        assertThat(desk.preview(STOP)).isEqualTo(new io.binnacle.model.Preview.Answer.Possible(Given.preview(STOP)));
        assertThat(desk.refusal(STOP).map(Refusal::reason)).contains(Refusal.Reason.SEALED);
    }

    @Test
    void everyChangeIsWrittenDownWithItsVerdict() throws IOException {
        desk.arm(Duration.ofMinutes(1));
        run();
        assertThat(Files.readAllLines(audit.file()))
                .hasSize(2)
                .satisfiesExactly(
                        begin -> assertThat(begin).contains("\"phase\":\"begin\"", "\"command\":\"do it\""),
                        end -> assertThat(end).contains("\"phase\":\"end\"", "\"state\":\"DONE\""));
    }

    @Test
    void whatBreaksOffIsWrittenDownAsUnknown() throws IOException {
        cluster.breakWhenRun();
        desk.arm(Duration.ofMinutes(1));
        assertThatThrownBy(this::run).hasMessage("the line went dead");
        assertThat(Files.readAllLines(audit.file()).getLast()).contains("\"state\":\"UNKNOWN\"", "the line went dead");
    }

    @Test
    void aDiskThatCannotBeWrittenStopsNoRepairAndIsSaid() throws IOException {
        var file = Files.writeString(directory.resolve("full"), "not a directory");
        var broken = new Audit(file, Clock.systemUTC());
        var still = new Desk(Clock.systemUTC(), broken, _ -> Optional.of(cluster));
        still.arm(Duration.ofMinutes(1));
        assertThat(still.run(Given.preview(STOP), _ -> {}).state()).isEqualTo(Run.State.DONE);
        assertThat(broken.trouble().orElseThrow()).startsWith("Tried to append to");
    }

    @Test
    void aFullDiskIsSaidAndTheChangeGoesOn() {
        var full = Path.of("/dev/full");
        if (Files.exists(full)) {
            var words = new ArrayList<String>();
            var broken = new Audit(Clock.systemUTC(), full);
            broken.write(AuditEntry.begin("one", Given.preview(STOP), "Enter", ""));
            broken.trouble().ifPresent(words::add);
            assertThat(words).hasSize(1);
        }
    }

    @Test
    void whoeverListensHearsOfTheSealAndOfEachRun() {
        var heard = new AtomicLong();
        desk.listen(heard::incrementAndGet);
        desk.arm(Duration.ofMinutes(1));
        run();
        assertThat(heard.get()).isGreaterThanOrEqualTo(2);
        assertThat(desk.runs()).hasSize(1);
    }
}
