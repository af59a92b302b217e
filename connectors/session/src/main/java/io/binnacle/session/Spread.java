package io.binnacle.session;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.Run;
import io.binnacle.spi.Operator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;

/// Changes an app whose instances run in several clusters that know nothing of each other. When it is scaled, what is
/// added goes where the fewest run, and what is removed is taken from where the most do; everything else is done in one
/// cluster after another. Each cluster previews and does its own share.
final class Spread implements Operator {
    private final List<Part> parts;
    private final Clock clock;

    /// One cluster's part in the app.
    ///
    /// @param place what the cluster is called
    /// @param running how many instances run there now
    record Part(String place, int running, Operator operator) {}

    /// What one part is to do.
    private record Share(Part part, Operation operation) {
        boolean changes() {
            return !(operation instanceof Operation.Scale scale) || scale.instances() != part.running();
        }
    }

    Spread(List<Part> parts, Clock clock) {
        this.parts = parts.stream().sorted(Comparator.comparing(Part::place)).toList();
        this.clock = clock;
    }

    /// @return empty for what cannot be
    private List<Share> shares(Operation operation) {
        return switch (operation) {
            case Operation.Scale scale -> scale.instances() < 0 ? List.of() : shares(scale);
            case Operation.RestartApp _, Operation.Redeploy _, Operation.Rollback _ -> inTurn(operation);
            case Operation.OnContainer _, Operation.OnHost _, Operation.Cancel _, Operation.Deploy _ -> List.of();
        };
    }

    /// Where there is something to do; who has nothing to do says so by a refusal of its own.
    private List<Share> inTurn(Operation operation) {
        var running = parts.stream().filter(part -> part.running() > 0).toList();
        var all = running.isEmpty() ? parts : running;
        var willing = all.stream()
                .filter(part -> rejection(part, operation).isEmpty())
                .toList();
        return (willing.isEmpty() ? all : willing)
                .stream().map(part -> new Share(part, operation)).toList();
    }

    private static Optional<Refusal> rejection(Part part, Operation operation) {
        return part.operator().refusal(operation).filter(why -> why.reason() == Reason.REJECTED);
    }

    private List<Share> shares(Operation.Scale scale) {
        var counts = parts.stream().mapToInt(Part::running).toArray();
        var total = parts.stream().mapToInt(Part::running).sum();
        for (; total < scale.instances() && total < Short.MAX_VALUE; total++) {
            counts[fewest(counts)]++;
        }
        for (; total > scale.instances(); total--) {
            counts[most(counts)]--;
        }
        var shares = new ArrayList<Share>();
        for (var i = 0; i < counts.length; i++) {
            shares.add(new Share(parts.get(i), new Operation.Scale(scale.app(), counts[i])));
        }
        return shares;
    }

    /// The first of the fewest, and the last of the most: so what was added evenly is taken away again in the same way.
    private static int fewest(int[] counts) {
        var at = 0;
        for (var i = 1; i < counts.length; i++) {
            at = counts[i] < counts[at] ? i : at;
        }
        return at;
    }

    private static int most(int[] counts) {
        var at = 0;
        for (var i = 1; i < counts.length; i++) {
            at = counts[i] >= counts[at] ? i : at;
        }
        return at;
    }

    @Override
    public Optional<Refusal> refusal(Operation operation) {
        var shares = shares(operation);
        if (shares.isEmpty()) {
            return Optional.of(new Refusal(
                    Reason.UNSUPPORTED,
                    "to " + operation.verb().toLowerCase(java.util.Locale.ROOT) + " an app that runs in " + parts.size()
                            + " clusters",
                    "that cannot be done in all of them at once",
                    "act on its instances one by one"));
        }
        return shares.stream()
                .flatMap(share -> share.part().operator().refusal(share.operation()).stream()
                        .map(why -> of(share.part(), why)))
                .findFirst();
    }

    private static Refusal of(Part part, Refusal why) {
        return new Refusal(why.reason(), why.tried(), part.place() + ": " + why.answered(), why.next());
    }

    @Override
    public Preview.Answer preview(Operation operation) {
        var refusal = refusal(operation);
        if (refusal.isPresent()) {
            return new Preview.Answer.Refused(refusal.get());
        }
        var shares = shares(operation);
        var previews = new ArrayList<Preview>();
        for (var share : shares) {
            switch (share.part().operator().preview(share.operation())) {
                case Preview.Answer.Possible(Preview preview) -> previews.add(preview);
                case Preview.Answer.Refused(Refusal why) -> {
                    return new Preview.Answer.Refused(of(share.part(), why));
                }
            }
        }
        return new Preview.Answer.Possible(
                whole(operation, shares, previews, clock.instant(), leftAlone(operation, shares)));
    }

    /// Where instances run, and nothing is done to them.
    private List<String> leftAlone(Operation operation, List<Share> shares) {
        return parts.stream()
                .filter(part -> part.running() > 0
                        && shares.stream().noneMatch(share -> share.part().equals(part)))
                .map(part -> part.place() + ": nothing is done"
                        + rejection(part, operation)
                                .map(why -> ", since " + why.answered())
                                .orElse(""))
                .toList();
    }

    private static Preview whole(
            Operation operation, List<Share> shares, List<Preview> previews, Instant now, List<String> leftAlone) {
        var steps = new ArrayList<String>();
        var losses = new ArrayList<String>();
        var noticed = new ArrayList<String>();
        var commands = new ArrayList<String>();
        var summaries = new ArrayList<String>();
        var basis = new ArrayList<String>();
        var friction = Friction.NONE;
        var undoable = true;
        for (var i = 0; i < shares.size(); i++) {
            var place = shares.get(i).part().place();
            var preview = previews.get(i);
            basis.add(place + " " + shares.get(i).operation() + " " + preview.basis());
            if (shares.get(i).changes()) {
                summaries.add(preview.summary());
                preview.steps().forEach(step -> steps.add(place + ": " + step));
                losses.addAll(preview.losses());
                noticed.addAll(preview.noticed());
                commands.add(preview.command());
                friction = preview.friction().compareTo(friction) > 0 ? preview.friction() : friction;
                undoable &= preview.inverse().isPresent();
            }
        }
        steps.addAll(leftAlone);
        return new Preview(
                operation,
                summaries.isEmpty() ? previews.getFirst().summary() : String.join("; ", summaries),
                steps,
                losses,
                noticed.stream().distinct().sorted().toList(),
                commands.isEmpty() ? previews.getFirst().command() : String.join(" && ", commands),
                friction,
                undoable ? inverse(operation, shares, previews) : Optional.empty(),
                now,
                String.join("\n", basis),
                outlook(previews));
    }

    /// Of all of them together, where one operation can be.
    private static Optional<Operation> inverse(Operation operation, List<Share> shares, List<Preview> previews) {
        if (operation instanceof Operation.Scale scale) {
            var before =
                    shares.stream().mapToInt(share -> share.part().running()).sum();
            return Optional.of(new Operation.Scale(scale.app(), before));
        }
        var all = previews.stream()
                .flatMap(one -> one.inverse().stream())
                .distinct()
                .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static Outlook outlook(List<Preview> previews) {
        var arrivals = new ArrayList<Outlook.Arrival>();
        var waiting = new ArrayList<Outlook.Waiting>();
        var departures = new ArrayList<ContainerId>();
        for (var preview : previews) {
            arrivals.addAll(preview.outlook().arrivals());
            waiting.addAll(preview.outlook().waiting());
            departures.addAll(preview.outlook().departures());
        }
        return new Outlook(
                arrivals,
                waiting,
                departures,
                sum(previews.stream().map(preview -> preview.outlook().floor()).toList()),
                sum(previews.stream()
                        .map(preview -> preview.outlook().ceiling())
                        .toList()),
                previews.stream()
                        .flatMap(preview -> preview.outlook().differences().stream())
                        .distinct()
                        .toList());
    }

    /// Unknown as soon as one is.
    private static OptionalInt sum(List<OptionalInt> numbers) {
        return numbers.stream().allMatch(OptionalInt::isPresent)
                ? OptionalInt.of(
                        numbers.stream().mapToInt(OptionalInt::getAsInt).sum())
                : OptionalInt.empty();
    }

    @Override
    public Run run(Preview preview, Consumer<Run> progress) {
        var telling = new Telling(preview, progress);
        var shares = shares(preview.operation());
        var previews = new ArrayList<Preview>();
        for (var share : shares) {
            switch (share.part().operator().preview(share.operation())) {
                case Preview.Answer.Possible(Preview fresh) -> previews.add(fresh);
                case Preview.Answer.Refused(Refusal why) -> {
                    return telling.end(Run.State.FAILED, why.answered(), Optional.of(of(share.part(), why)));
                }
            }
        }
        if (!whole(preview.operation(), shares, previews, clock.instant(), List.of())
                .basis()
                .equals(preview.basis())) {
            var stale = new Refusal(
                    Reason.STALE,
                    "a change in several clusters",
                    "it has changed since the preview",
                    "look at a new preview");
            return telling.end(Run.State.FAILED, stale.answered(), Optional.of(stale));
        }
        return run(shares, previews, telling);
    }

    /// Ends with the first cluster that does not do its share.
    private static Run run(List<Share> shares, List<Preview> previews, Telling telling) {
        var told = new ArrayList<String>();
        for (var i = 0; i < shares.size(); i++) {
            if (!shares.get(i).changes()) {
                continue;
            }
            var place = shares.get(i).part().place();
            var run = shares.get(i).part().operator().run(previews.get(i), step -> telling.step(place, step));
            told.add(place + ": " + run.message());
            if (run.state() != Run.State.DONE) {
                var left = shares.stream().skip(i + 1L).filter(Share::changes).toList();
                left.forEach(share -> told.add(share.part().place() + ": nothing was done"));
                var message = String.join("; ", told);
                return telling.end(
                        run.state(),
                        message,
                        run.refusal().map(why -> new Refusal(why.reason(), why.tried(), message, why.next())));
            }
        }
        return telling.end(
                Run.State.DONE,
                told.isEmpty() ? "nothing was to be changed" : String.join("; ", told),
                Optional.empty());
    }

    /// Tells how the whole goes: as running until every share has ended.
    private final class Telling {
        private final String id = UUID.randomUUID().toString();
        private final Instant startedAt = clock.instant();
        private final Preview preview;
        private final Consumer<Run> progress;

        Telling(Preview preview, Consumer<Run> progress) {
            this.preview = preview;
            this.progress = progress;
        }

        void step(String place, Run step) {
            progress.accept(new Run(
                    id,
                    preview,
                    Run.State.RUNNING,
                    place + ": " + step.message(),
                    startedAt,
                    Optional.empty(),
                    Optional.empty()));
        }

        Run end(Run.State state, String message, Optional<Refusal> refusal) {
            var run = new Run(id, preview, state, message, startedAt, Optional.of(clock.instant()), refusal);
            progress.accept(run);
            return run;
        }
    }
}
