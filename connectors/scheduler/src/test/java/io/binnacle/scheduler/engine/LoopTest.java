package io.binnacle.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Refusal;
import io.binnacle.scheduler.Fixtures;
import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Decision.Touched;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.store.AuditEntry;
import io.binnacle.scheduler.store.StoreRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is promised of the thread that owns the state, with a decider that makes an instance of everything it hears.
final class LoopTest {
    private static final Message.Author ME = new Message.Author("me", "127.0.0.1", "");
    private static final PathId WEB = PathId.of("/shop/web");

    private final AtomicReference<Instant> now = new AtomicReference<>(Fixtures.START);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final Mailbox mailbox = new Mailbox();
    private final FlakyLedger ledger = new FlakyLedger();
    private final Witness witness = new Witness();
    private final Loop loop = new Loop(mailbox, LoopTest::decide, ledger, clock, State.empty(Fixtures.START), witness);
    private final Thread thread = Thread.ofVirtual().unstarted(loop);

    private static final class FlakyLedger implements Ledger {
        private final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
        private volatile State saved = State.empty(Fixtures.START);
        private volatile boolean full;
        private volatile int failures;

        @Override
        public synchronized void save(State after, Touched touched, List<AuditEntry> entries, Instant at)
                throws StoreRefused {
            if (full) {
                failures++;
                throw new StoreRefused(new Refusal(Refusal.Reason.BROKEN, "to write", "disk full", "make room"));
            }
            saved = after;
            audit.addAll(entries);
        }
    }

    /// Told what has become true: which must be in the ledger by then.
    private final class Witness implements Loop.Outcome {
        private final LinkedBlockingQueue<Set<String>> instances = new LinkedBlockingQueue<>();
        private volatile boolean early;

        @Override
        public void durable(State before, State after, Touched touched) {
            early |= !ledger.saved.equals(after);
            instances.add(after.instances().keySet());
        }

        @Override
        public void effects(List<Decision.Effect> effects) {}

        @Override
        public void happenings(List<Decision.Happening> happenings) {}

        void await(String instance) throws InterruptedException {
            Set<String> told = Set.of();
            while (!told.contains(instance)) {
                told = awaited(instances.poll(10, TimeUnit.SECONDS));
            }
        }
    }

    private static <T> T awaited(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("it did not come in time");
        }
        return value;
    }

    private static Decision decide(State state, Message message, Instant now) {
        return switch (message) {
            case Message.Asked(Write.Restart restart, Message.Author _, boolean _) ->
                made(state, "asked-" + state.instances().size(), Optional.empty(), accepted(now));
            case Message.Asked(Write.Delete _, Message.Author _, boolean _) -> throw new IllegalStateException("oops");
            case Message.Asked _ ->
                new Decision(
                        state,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(Envelope.refused(WriteRefused.Kind.UNKNOWN, "no such deployment")),
                        touching(Set.of()));
            case Message.EndRefused report ->
                made(state, report.instance(), Optional.of(now.plusSeconds(60)), Optional.empty());
            case Message.Woke _ -> made(state, "woke", Optional.empty(), Optional.empty());
            case Message.Resumed _,
                    Message.HostsSeen _,
                    Message.ContainerSeen _,
                    Message.ContainerGone _,
                    Message.LaunchStarted _,
                    Message.LaunchRefused _,
                    Message.HealthSeen _,
                    Message.ReadinessSeen _ -> throw new AssertionError("never sent here");
        };
    }

    private static Optional<Decision.Reply> accepted(Instant now) {
        return Optional.of(new Decision.Reply.Accepted(Optional.of("d1"), now, List.of()));
    }

    private static Decision made(
            State state, String instance, Optional<Instant> wakeAt, Optional<Decision.Reply> reply) {
        var next = Fixtures.with(state, Fixtures.instance(instance, WEB, Fixtures.START));
        return new Decision(next, List.of(), List.of(), wakeAt, reply, touching(Set.of(instance)));
    }

    private static Touched touching(Set<String> instances) {
        return new Touched(instances, Set.of(), Set.of(), Set.of(), false);
    }

    @BeforeEach
    void start() {
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        loop.close();
        thread.join();
        assertThat(witness.early).as("something was told before it was durable").isFalse();
    }

    private CompletableFuture<Decision.Reply> ask(Write write) {
        var reply = new CompletableFuture<Decision.Reply>();
        mailbox.offer(new Envelope(new Message.Asked(write, ME, false), Optional.of(reply)));
        return reply;
    }

    private void report(String what) {
        mailbox.offer(Envelope.of(new Message.EndRefused(what, 1, "no")));
    }

    private static String refusal(CompletableFuture<Decision.Reply> reply) throws Exception {
        return switch (reply.get(10, TimeUnit.SECONDS)) {
            case Decision.Reply.Accepted accepted -> "accepted " + accepted;
            case Decision.Reply.Refused(WriteRefused why) -> why.kind() + ": " + why.getMessage();
        };
    }

    @Test
    void whatIsAnsweredIsInTheStateAndDurable() throws Exception {
        var reply = ask(new Write.Restart(WEB)).get(10, TimeUnit.SECONDS);
        assertThat(reply).isEqualTo(new Decision.Reply.Accepted(Optional.of("d1"), Fixtures.START, List.of()));
        assertThat(loop.state().instances()).containsOnlyKeys("asked-0");
        assertThat(ledger.saved).isEqualTo(loop.state());
        assertThat(ledger.audit)
                .containsExactly(
                        new AuditEntry(0, Fixtures.START, "me", "127.0.0.1", "", "restart /shop/web", "deployment d1"));
    }

    @Test
    void whatIsRefusedLeavesNoTrace() throws Exception {
        assertThat(refusal(ask(new Write.Cancel("d9")))).isEqualTo("UNKNOWN: no such deployment");
        assertThat(ledger.audit).isEmpty();
    }

    @Test
    void aMistakeOfOursStopsNothingElse() throws Exception {
        assertThat(refusal(ask(new Write.Delete(WEB)))).contains("UNAVAILABLE", "oops");
        assertThat(refusal(ask(new Write.Restart(WEB)))).startsWith("accepted");
    }

    @Test
    void aFullDiskRefusesWritesAndLosesNoReport() throws Exception {
        ledger.full = true;
        report("started while full");
        assertThat(refusal(ask(new Write.Restart(WEB)))).contains("UNAVAILABLE", "disk full", "make room");
        assertThat(loop.state().instances()).isEmpty();
        assertThat(loop.trouble()).isPresent();
        ledger.full = false;
        assertThat(refusal(ask(new Write.Restart(WEB)))).startsWith("accepted");
        assertThat(loop.state().instances()).containsOnlyKeys("started while full", "asked-1");
        assertThat(loop.trouble()).isEmpty();
    }

    @Test
    void itTriesAgainWithoutBeingAsked() throws Exception {
        ledger.full = true;
        report("one");
        assertThat(refusal(ask(new Write.Restart(WEB)))).contains("disk full");
        ledger.full = false;
        now.set(Fixtures.START.plusSeconds(2));
        mailbox.wake();
        witness.await("one");
        assertThat(ledger.failures).isPositive();
    }

    @Test
    void itWakesWhenADeadlineHasPassed() throws Exception {
        report("one");
        witness.await("one");
        assertThat(loop.state().instances()).containsOnlyKeys("one");
        now.set(Fixtures.START.plusSeconds(61));
        mailbox.wake();
        witness.await("woke");
    }

    @Test
    void whoAsksOneThatStopsIsToldSo() throws Exception {
        loop.close();
        thread.join();
        var late = new Envelope(
                new Message.Asked(new Write.Restart(WEB), ME, false), Optional.of(new CompletableFuture<>()));
        assertThat(mailbox.offer(late)).isFalse();
    }

    @Test
    void tooManyWhoAskAreRefusedWhileReportsStillPass() {
        var crowded = new Mailbox();
        var asked = new Message.Asked(new Write.Restart(WEB), ME, false);
        for (var i = 0; i < 500; i++) {
            assertThat(crowded.offer(new Envelope(asked, Optional.of(new CompletableFuture<>()))))
                    .isTrue();
        }
        assertThat(crowded.offer(new Envelope(asked, Optional.of(new CompletableFuture<>()))))
                .isFalse();
        assertThat(crowded.offer(Envelope.of(new Message.Woke()))).isTrue();
        assertThat(crowded.close()).hasSize(501);
    }

    @Test
    void reportsNobodyTakesAreDroppedAndCounted() {
        var crowded = new Mailbox();
        for (var i = 0; i < 200_007; i++) {
            crowded.offer(Envelope.of(new Message.Woke()));
        }
        assertThat(crowded.dropped()).isEqualTo(7);
    }

    @Test
    void manyWhoAskAtOnceShareTransactions() throws Exception {
        var replies = Map.of(1, ask(new Write.Restart(WEB)), 2, ask(new Write.Restart(WEB)));
        for (var reply : replies.values()) {
            assertThat(refusal(reply)).startsWith("accepted");
        }
        assertThat(loop.state().instances()).containsOnlyKeys("asked-0", "asked-1");
    }
}
