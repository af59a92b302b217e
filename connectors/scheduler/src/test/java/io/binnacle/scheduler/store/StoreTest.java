package io.binnacle.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.Fixtures;
import io.binnacle.scheduler.core.Decision.Touched;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Life;
import io.binnacle.scheduler.core.Rollout;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.PathId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;

/// The file, from the first write to the last.
final class StoreTest {
    private static final Instant START = Fixtures.START;
    private static final PathId WEB = PathId.of("/shop/web");

    @TempDir
    private Path directory = Path.of("");

    private static Touched all(State state) {
        return new Touched(
                state.instances().keySet(),
                state.rollouts().keySet(),
                state.history().keySet(),
                state.hosts().keySet(),
                true);
    }

    private static State everything() {
        var life = new Life(
                START,
                START,
                Optional.of(new Life.Ended(START.plusSeconds(9), Life.Ended.How.ROLLED_BACK, START.plusSeconds(8))),
                Optional.of("3 instances failed"),
                2,
                4,
                Duration.ofMillis(1_500),
                Duration.ofHours(7),
                Optional.of(START),
                START.plusSeconds(9));
        return everything(HashTreePMap.singleton(WEB, org.pcollections.TreePVector.singleton(life)));
    }

    private static State everything(PMap<PathId, PVector<Life>> records) {
        var web = Fixtures.app("/shop/web", START);
        var wish = Fixtures.tree(START, web, Fixtures.app("/shop/db", START));
        var empty = State.empty(START.minusSeconds(1));
        var state = Fixtures.with(empty, wish, web);
        var host = new HostId("h1");
        state = Fixtures.with(state, Fixtures.instance("shop_web.instance-1", WEB, START));
        state = Fixtures.with(
                state, Fixtures.placed(Fixtures.instance("shop_web.instance-2", WEB, START), host, 31_001));
        return new State(
                state.wish(),
                state.history(),
                state.treeHistory(),
                state.instances(),
                HashTreePMap.singleton("d1", rollout(empty, state)),
                HashTreePMap.singleton(WEB, new State.Backoff(START, Duration.ofMillis(1_150), START)),
                HashTreePMap.singleton(
                        WEB,
                        new State.TaskFailure(
                                WEB, "host-1", "exit 1", Instance.Condition.FAILED, "t", START, START, "h1")),
                HashTreePMap.empty(),
                HashTreePMap.singleton(
                        host,
                        new State.HostState(
                                host,
                                "host-1",
                                true,
                                START,
                                4,
                                8_192,
                                0,
                                0,
                                31_000,
                                32_000,
                                Set.of(31_005),
                                Set.of("*", "public"),
                                Map.of("zone", "z1"),
                                true)),
                records,
                START);
    }

    private static Rollout rollout(State before, State after) {
        var action = new Rollout.Action(Rollout.Action.Kind.SCALE_APPLICATION, WEB, 5);
        return new Rollout(
                "d1",
                START,
                before.wish(),
                after.wish(),
                List.of(new Rollout.Step(List.of(action))),
                1,
                START,
                "me",
                Optional.of("d0"),
                Set.of("shop_web.instance-1"),
                2,
                Optional.of("for room"));
    }

    private Store open() throws StoreRefused {
        return Store.open(directory, START);
    }

    @Test
    void whatWasSavedIsThereAgainWhole() throws StoreRefused {
        var saved = everything();
        String id;
        try (var store = open()) {
            id = store.restored().id();
            store.save(saved, all(saved), List.of(), START.plusSeconds(7));
        }
        try (var store = open()) {
            assertThat(store.restored()).isEqualTo(new Restored(id, saved, START.plusSeconds(7)));
        }
    }

    @Test
    void onlyWhatWasTouchedIsWrittenAndWhatIsGoneIsRemoved() throws StoreRefused {
        var saved = everything();
        var fewer = Fixtures.without(saved, "shop_web.instance-1");
        try (var store = open()) {
            store.save(saved, all(saved), List.of(), START);
            store.save(
                    fewer,
                    new Touched(Set.of("shop_web.instance-1"), Set.of(), Set.of(), Set.of(), false),
                    List.of(),
                    START);
        }
        try (var store = open()) {
            assertThat(store.restored().state()).isEqualTo(fewer);
        }
    }

    @Test
    void treesAndDefinitionsNobodyNamesAreForgotten() throws StoreRefused, SQLException {
        var state = State.empty(START);
        try (var store = open()) {
            for (var i = 1; i <= 200; i++) {
                var app = Fixtures.app("/shop/web", START.plusSeconds(i));
                state = Fixtures.with(state, Fixtures.tree(app.version(), app), app);
                state = shortened(state);
                store.save(state, all(state), List.of(), START);
            }
        }
        assertThat(count("tree")).isEqualTo(4);
        assertThat(count("definition")).isLessThan(80);
        try (var store = open()) {
            assertThat(store.restored().state()).isEqualTo(state);
        }
    }

    private static State shortened(State state) {
        return new State(
                state.wish(),
                state.history()
                        .plus(WEB, state.history().getOrDefault(WEB, none()).subList(0, 1)),
                state.treeHistory().subList(0, Math.min(3, state.treeHistory().size())),
                state.instances(),
                state.rollouts(),
                state.backoffs(),
                state.failures(),
                state.queues(),
                state.hosts(),
                state.records(),
                state.lastStamp());
    }

    private static PVector<State.Revision> none() {
        return org.pcollections.TreePVector.empty();
    }

    private int count(String table) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("scheduler.db"));
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return result.getInt(1);
        }
    }

    @Test
    void theAuditIsToldNewestFirst() throws StoreRefused {
        try (var store = open()) {
            var state = store.restored().state();
            var none = new Touched(Set.of(), Set.of(), Set.of(), Set.of(), false);
            for (var what : List.of("one", "two", "three")) {
                store.save(
                        state, none, List.of(new AuditEntry(0, START, "me", "127.0.0.1", "why", what, "done")), START);
            }
            assertThat(store.audit(Long.MAX_VALUE, 2))
                    .extracting(AuditEntry::number, AuditEntry::what)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(3L, "three"),
                            org.assertj.core.groups.Tuple.tuple(2L, "two"));
            assertThat(store.audit(2, 10)).extracting(AuditEntry::what).containsExactly("one");
        }
    }

    @Test
    void aFileOfTheFirstVersionIsTakenUp() throws StoreRefused, SQLException {
        filled();
        sql("DROP TABLE record");
        sql("PRAGMA user_version = 1");
        try (var store = open()) {
            assertThat(store.restored().state()).isEqualTo(everything(HashTreePMap.empty()));
            store.save(everything(), all(everything()), List.of(), START);
        }
        try (var store = open()) {
            assertThat(store.restored().state()).isEqualTo(everything());
        }
    }

    @Test
    void nobodyElseMayReadIt() throws StoreRefused, IOException {
        var data = directory.resolve("data");
        Store.open(data, START).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("scheduler.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondSchedulerIsRefused() throws StoreRefused {
        try (var first = open()) {
            assertThat(first.restored().state().instances()).isEmpty();
            refused("has it");
        }
        open().close();
    }

    @Test
    void aDamagedFileIsLeftAsItIs() throws StoreRefused, IOException {
        filled();
        try (var file = FileChannel.open(directory.resolve("scheduler.db"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(6_000), 4_096);
        }
        var before = contents();
        refused("is damaged");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aRowThatCannotBeReadIsDamageToo() throws StoreRefused, IOException, SQLException {
        filled();
        sql("UPDATE instance SET json = '{\"id\":\"x\"}'");
        var before = contents();
        refused("is damaged");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aTreeWithoutADefinitionIsDamageToo() throws StoreRefused, IOException, SQLException {
        filled();
        sql("DELETE FROM definition");
        var before = contents();
        refused("is missing");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aNewerFileIsLeftAsItIs() throws StoreRefused, IOException, SQLException {
        filled();
        sql("PRAGMA user_version = 99");
        var before = contents();
        refused("of version 99");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void anotherProgramsDatabaseIsLeftAsItIs() throws IOException, SQLException {
        sql("CREATE TABLE t (a)");
        var before = contents();
        refused("another program");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAsItIs() throws IOException {
        Files.writeString(directory.resolve("scheduler.db"), "precious notes ".repeat(500));
        var before = contents();
        refused("is damaged");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aFullDiskRefusesTheWriteAndKeepsWhatWasThere() throws StoreRefused, SQLException {
        var saved = everything();
        try (var store = open()) {
            store.save(saved, all(saved), List.of(), START);
            store.limitPages(1);
            var more = saved;
            for (var i = 0; i < 2_000; i++) {
                more = Fixtures.with(more, Fixtures.instance("shop_web.instance-x" + i, WEB, START));
            }
            var tooMuch = more;
            assertThatThrownBy(() -> store.save(tooMuch, all(tooMuch), List.of(), START))
                    .asInstanceOf(type(StoreRefused.class))
                    .satisfies(refused -> assertThat(refused.refusal().next()).isEqualTo("make room on that disk"));
            assertThat(store.restored().state()).isEqualTo(saved);
            store.limitPages(0);
            store.save(more, all(more), List.of(), START);
            saved = more;
        }
        try (var store = open()) {
            assertThat(store.restored().state()).isEqualTo(saved);
        }
    }

    private void filled() throws StoreRefused {
        var saved = everything();
        try (var store = open()) {
            store.save(saved, all(saved), List.of(), START);
        }
    }

    private void sql(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("scheduler.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void refused(String words) {
        assertThatThrownBy(() -> open().close())
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining(words);
    }

    /// All files but the lock, byte by byte.
    private Map<String, ByteBuffer> contents() throws IOException {
        var contents = new HashMap<String, ByteBuffer>();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                if (!file.endsWith("scheduler.lock")) {
                    contents.put(file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
                }
            }
        }
        return contents;
    }
}
