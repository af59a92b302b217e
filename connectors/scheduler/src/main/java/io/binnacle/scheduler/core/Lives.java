package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Life.Ended;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// Keeps the record of every configuration: when it was wished for, and how many of its instances were healthy.
final class Lives {
    private Lives() {}

    /// Begins a record with a new configuration, and ends that of the one before.
    ///
    /// @param history of the app, without this definition
    static void begin(Draft draft, AppDefinition app, PVector<State.Revision> history, boolean reverted) {
        Instant config = app.versionInfo().lastConfigChangeAt();
        PVector<Life> lives = of(draft, app.id());
        if (find(lives, config) >= 0) {
            return;
        }
        if (!lives.isEmpty() && lives.getFirst().ended().isEmpty()) {
            Life last = lives.getFirst();
            lives = lives.with(0, last.ended(new Ended(draft.now(), how(last, app, history, reverted), config)));
        }
        draft.record(app.id(), TreeChange.shortened(lives.plus(0, Life.begun(config, draft.now()))));
    }

    private static Ended.How how(Life last, AppDefinition next, PVector<State.Revision> history, boolean reverted) {
        if (last.failed().isPresent()) {
            return Ended.How.FAILED;
        }
        return reverted || history.stream().anyMatch(r -> back(r.definition(), last, next))
                ? Ended.How.ROLLED_BACK
                : Ended.How.REPLACED;
    }

    private static boolean back(AppDefinition former, Life last, AppDefinition next) {
        return former.versionInfo().lastConfigChangeAt().isBefore(last.config()) && Apps.sameButCount(former, next);
    }

    /// What a deployment that has failed was to bring.
    static void failed(Draft draft, Rollout rollout, String reason) {
        rollout.apps().forEach(app -> change(draft, app, rollout.version(), life -> life.failed(reason)));
    }

    /// Puts down what this decision has changed.
    static void count(Draft draft) {
        draft.pulse()
                .take()
                .forEach((key, by) ->
                        change(draft, key.app(), key.config(), life -> life.counted(life.healthy() + by, draft.now())));
    }

    /// Counts anew what runs, also for apps of a file that had no records yet.
    static void resumed(Draft draft) {
        Map<Pulse.Key, Integer> counts = new HashMap<>();
        draft.state().instances().values().stream()
                .filter(i -> Pulse.well(draft, i))
                .forEach(i -> counts.merge(Pulse.Key.of(i), 1, Integer::sum));
        for (AppDefinition app : Apps.byPath(draft.state().wish()).values()) {
            Instant config = app.versionInfo().lastConfigChangeAt();
            if (find(of(draft, app.id()), config) < 0) {
                draft.record(app.id(), of(draft, app.id()).plus(0, Life.begun(config, config)));
            }
            for (Life life : of(draft, app.id())) {
                int count = counts.getOrDefault(new Pulse.Key(app.id(), life.config()), 0);
                if (count != life.healthy()) {
                    change(draft, app.id(), life.config(), l -> l.counted(count, draft.now()));
                }
            }
        }
    }

    private static PVector<Life> of(Draft draft, PathId app) {
        return draft.state().records().getOrDefault(app, TreePVector.empty());
    }

    private static void change(Draft draft, PathId app, Instant config, UnaryOperator<Life> change) {
        PVector<Life> lives = of(draft, app);
        int index = find(lives, config);
        if (index >= 0) {
            draft.record(app, lives.with(index, change.apply(lives.get(index))));
        }
    }

    private static int find(PVector<Life> lives, Instant config) {
        for (int i = 0; i < lives.size(); i++) {
            if (lives.get(i).config().equals(config)) {
                return i;
            }
        }
        return -1;
    }

    /// The record of the configuration a definition is of.
    static Optional<Life> of(State state, AppDefinition app) {
        PVector<Life> lives = state.records().getOrDefault(app.id(), TreePVector.empty());
        int index = find(lives, app.versionInfo().lastConfigChangeAt());
        return index < 0 ? Optional.empty() : Optional.of(lives.get(index));
    }
}
