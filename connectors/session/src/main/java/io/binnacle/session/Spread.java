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

/// Scales an app whose instances run in several clusters that know nothing of each other: what is added goes where the
/// fewest run, what is removed is taken from where the most do. Each cluster previews and does its own share.
final class Spread implements Operator {
    private final List<Part> parts;
    private final Clock clock;

    /// One cluster's part in the app.
    ///
    /// @param place what the cluster is called
    /// @param running how many instances run there now
    record Part(String place, int running, Operator operator) {}

    /// One part, and how many instances it is to have.
    private record Share(Part part, Operation.Scale scale) {
        boolean changes() {
            return scale.instances() != part.running();
        }
    }

    Spread(List<Part> parts, Clock clock) {
        this.parts = parts.stream().sorted(Comparator.comparing(Part::place)).toList();
        this.clock = clock;
    }

    /// @return empty for anything but a scaling to a number that can be
    private List<Share> shares(Operation operation) {
        if (!(operation instanceof Operation.Scale scale) || scale.instances() < 0) {
            return List.of();
        }
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
                    "only its number of instances can be changed in all of them at once",
                    "act on its instances one by one"));
        }
        return shares.stream()
                .flatMap(share ->
                        share.part().operator().refusal(share.scale()).stream().map(why -> of(share.part(), why)))
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
            switch (share.part().operator().preview(share.scale())) {
                case Preview.Answer.Possible(Preview preview) -> previews.add(preview);
                case Preview.Answer.Refused(Refusal why) -> {
                    return new Preview.Answer.Refused(of(share.part(), why));
                }
            }
        }
        return new Preview.Answer.Possible(whole(operation, shares, previews, clock.instant()));
    }

    private static Preview whole(Operation operation, List<Share> shares, List<Preview> previews, Instant now) {
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
            basis.add(place + " " + shares.get(i).scale().instances() + " " + preview.basis());
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
        return new Preview(
                operation,
                summaries.isEmpty() ? previews.getFirst().summary() : String.join("; ", summaries),
                steps,
                losses,
                noticed.stream().distinct().sorted().toList(),
                commands.isEmpty() ? previews.getFirst().command() : String.join(" && ", commands),
                friction,
                undoable ? Optional.of(inverse(operation, shares)) : Optional.empty(),
                now,
                String.join("\n", basis),
                outlook(previews));
    }

    private static Operation inverse(Operation operation, List<Share> shares) {
        var before = shares.stream().mapToInt(share -> share.part().running()).sum();
        return new Operation.Scale(((Operation.Scale) operation).app(), before);
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
                List.of());
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
            switch (share.part().operator().preview(share.scale())) {
                case Preview.Answer.Possible(Preview fresh) -> previews.add(fresh);
                case Preview.Answer.Refused(Refusal why) -> {
                    return telling.end(Run.State.FAILED, why.answered(), Optional.of(of(share.part(), why)));
                }
            }
        }
        if (!whole(preview.operation(), shares, previews, clock.instant())
                .basis()
                .equals(preview.basis())) {
            var stale = new Refusal(
                    Reason.STALE,
                    "to scale in several clusters",
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
