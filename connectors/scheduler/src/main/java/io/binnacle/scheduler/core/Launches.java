package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Decision.Effect;
import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.core.Instance.Held;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds places for instances that have none, and sends them there. Those that were refused are tried again when
/// something changed that could help them.
record Launches(Draft draft, Placer placer) {
    /// Instances of one definition that are to be placed.
    private record Batch(AppDefinition app, List<Instance> instances) {}

    void launch() {
        Set<PathId> wanting = draft.takeWanting();
        Set<HostId> freed = draft.takeFreed();
        List<Batch> batches = new ArrayList<>();
        for (PathId path : draft.ledger().waiting()) {
            if (wanting.contains(path) || helps(path, freed)) {
                batches.addAll(batches(path));
            }
        }
        wanting.stream().filter(p -> draft.ledger().waiting(p) == 0).forEach(p -> draft.queue(p, Optional.empty()));
        if (batches.isEmpty()) {
            return;
        }
        batches.sort(Comparator.comparing((Batch b) -> since(b.app.id())).thenComparing(b -> b.app.id()));
        List<Placer.Answer> answers =
                placer.place(rooms(), batches.stream().map(this::ask).toList());
        Set<PathId> launched = new HashSet<>();
        for (int i = 0; i < batches.size(); i++) {
            place(batches.get(i), answers.get(i), launched);
        }
    }

    private List<Placer.Candidate> rooms() {
        List<Placer.Candidate> rooms = new ArrayList<>(draft.ledger().spots().size());
        draft.ledger().spots().forEach(s -> rooms.add(new Room(s)));
        return rooms;
    }

    private Instant since(PathId app) {
        State.Queued queued = draft.state().queues().get(app);
        return queued == null ? draft.now() : queued.since();
    }

    /// Whether one of these hosts has room for what was refused before.
    private boolean helps(PathId path, Set<HostId> freed) {
        if (freed.isEmpty()) {
            return false;
        }
        Optional<AppDefinition> app = draft.app(path);
        Held need = app.map(Launches::need).orElse(Held.NOTHING);
        return draft.ledger().spots().stream()
                .filter(s -> freed.contains(s.host().id()))
                .anyMatch(s -> new Room(s).fits(need));
    }

    /// Launches that must wait are only shown as waiting.
    private List<Batch> batches(PathId path) {
        Map<Instant, List<Instance>> byConfig = new LinkedHashMap<>();
        draft.of(path).stream()
                .filter(i -> i.condition() == Condition.SCHEDULED)
                .forEach(i -> byConfig.computeIfAbsent(i.configVersion(), c -> new ArrayList<>())
                        .add(i));
        List<Batch> batches = new ArrayList<>();
        byConfig.values()
                .forEach(all -> draft.definition(all.getFirst()).ifPresent(app -> {
                    if (Backoffs.until(draft, app).isPresent()) {
                        wait(app, all.size(), Optional.empty());
                    } else {
                        batches.add(new Batch(app, all));
                    }
                }));
        return batches;
    }

    private Placer.Ask ask(Batch batch) {
        List<HostId> running = draft.of(batch.app.id()).stream()
                .filter(i -> !i.leaving())
                .flatMap(i -> i.placed().stream())
                .map(Instance.Placed::host)
                .toList();
        return new Placer.Ask(
                batch.app, need(batch.app), Ports.of(batch.app), batch.instances.size(), running, avoid(batch.app));
    }

    private Optional<HostId> avoid(AppDefinition app) {
        return Optional.ofNullable(draft.state().failures().get(app.id()))
                .filter(f -> !f.hostId().isEmpty())
                .filter(f -> Backoffs.of(draft, app).isPresent())
                .map(f -> new HostId(f.hostId()));
    }

    static Held need(AppDefinition app) {
        return new Held(ceil(app.cpus(), 1000), ceil(app.memory(), 1024), ceil(app.disk(), 1024), app.gpus());
    }

    private static long ceil(BigDecimal number, int factor) {
        return number.multiply(BigDecimal.valueOf(factor))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private void place(Batch batch, Placer.Answer answer, Set<PathId> launched) {
        for (int i = 0; i < answer.placed().size(); i++) {
            start(batch.instances.get(i), batch.app, answer.placed().get(i));
        }
        if (!answer.placed().isEmpty() && launched.add(batch.app.id())) {
            Backoffs.launched(draft, batch.app);
        }
        int left = draft.ledger().waiting(batch.app.id());
        if (left == 0) {
            draft.queue(batch.app.id(), Optional.empty());
        } else if (answer.placed().size() < batch.instances.size()) {
            wait(batch.app, left, Optional.of(answer));
        }
    }

    private void start(Instance instance, AppDefinition app, Placer.Spotted spot) {
        Instance.Placed placed = new Instance.Placed(
                spot.host().id(), spot.host().name(), spot.ports(), Optional.empty(), List.of(), need(app));
        Instance sent = instance.provisioned(placed, app.version(), draft.now());
        draft.put(sent);
        draft.effect(new Effect.Start(sent, app));
        Events.changed(draft, sent, Condition.PROVISIONED, "");
    }

    private void wait(AppDefinition app, int count, Optional<Placer.Answer> answer) {
        Optional<State.Queued> before =
                Optional.ofNullable(draft.state().queues().get(app.id()));
        boolean used = answer.filter(a -> !a.placed().isEmpty()).isPresent();
        draft.queue(
                app.id(),
                Optional.of(new State.Queued(
                        app.id(),
                        count,
                        before.map(State.Queued::since).orElse(draft.now()),
                        before.map(State.Queued::processed).orElse(0L)
                                + answer.map(Placer.Answer::asked).orElse(0),
                        answer.isPresent() ? Optional.of(draft.now()) : before.flatMap(State.Queued::lastUnused),
                        used ? Optional.of(draft.now()) : before.flatMap(State.Queued::lastUsed),
                        answer.map(Placer.Answer::refusals)
                                .or(() -> before.map(State.Queued::refusals))
                                .orElse(Map.of()),
                        answer.map(Placer.Answer::why)
                                .or(() -> before.map(State.Queued::lastRound))
                                .orElse(Map.of()))));
    }
}
