package io.binnacle.docker;

import io.binnacle.model.Container;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All places change hands, one after another, and the truth about how far that came. It ends with the first that does
/// not succeed: that one is as it was, those before it are changed, those after it were left alone.
final class SwapRun {
    private final SwapSources sources;
    private final AppSwap plan;
    private final List<Handing> handings;
    private final String to;
    private final RunTelling telling;
    private final String app;
    private final String tried;
    private final Instances instances;
    private final List<String> done = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean placed;

    SwapRun(SwapSources sources, AppSwap plan, List<Handing> handings, String to, RunTelling telling) {
        this.sources = sources;
        this.plan = plan;
        this.handings = handings;
        this.to = to;
        this.telling = telling;
        this.app = sources.around.name();
        this.tried = sources.around.tried();
        this.instances = new Instances(sources.engine, tried);
    }

    Run run() throws NoCopy, IOException {
        var makings = new ArrayList<Making>();
        for (var handing : handings) {
            makings.add(making(handing));
        }
        try {
            for (var i = 0; i < handings.size(); i++) {
                var ended = swapped(new Handover(instances, handings.get(i), makings.get(i), app), handings.get(i));
                if (ended.isPresent()) {
                    return ended.get();
                }
            }
            clear();
            return telling.done(all());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return telling.unknown(
                    "It was broken off: " + sofar(),
                    new Refusal(Reason.BROKEN, tried, "it was broken off", "look at the picture"));
        }
    }

    private Making making(Handing handing) throws NoCopy, IOException {
        return Successor.of(
                handing.settings(),
                handing.old(),
                handing.swap().name(),
                sources.imageId(handing.image()),
                System.getProperty("user.name", "unknown"));
    }

    /// @return the end of it all, unless it goes on
    private Optional<Run> swapped(Handover handover, Handing handing) throws InterruptedException {
        var name = handing.swap().name();
        try {
            telling.running(done.size() + " of " + handings.size() + " changed; now " + name);
            handover.there();
            done.add(name);
            notes.addAll(handover.notes());
            return Optional.empty();
        } catch (Handover.Unwell unwell) {
            return Optional.of(undone(handover, name, "the new " + name + " " + unwell.why(), Reason.REJECTED));
        } catch (Undone undone) {
            var why = undone.refusal();
            var what = undone.name() + " " + why.answered();
            if (handover.placed()) {
                done.add(name);
                placed = true;
                var told = sofar() + "; but the old one, " + what;
                return Optional.of(
                        undone.certain()
                                ? telling.failed(refusal(why.reason(), told, "stop " + undone.name()))
                                : unknown(told, undone.name(), why));
            }
            return Optional.of(
                    undone.certain()
                            ? undone(handover, name, what, why.reason())
                            : unknown(sofar() + "; " + what, name, why));
        }
    }

    private Refusal refusal(Reason reason, String answered, String next) {
        return new Refusal(reason, tried, answered + rest(), next);
    }

    private Run undone(Handover handover, String name, String what, Reason reason) {
        try {
            var back = handover.undo();
            return telling.failed(refusal(
                    reason,
                    sofar() + "; " + what + ": " + back,
                    done.isEmpty() ? "see its log for the cause" : "see its log, or roll back"));
        } catch (Undone worse) {
            var why = worse.refusal();
            var refusal = refusal(
                    why.reason(),
                    sofar() + "; " + what + ", and then " + worse.name() + " " + why.answered() + ": the place of "
                            + name + " is not as it was",
                    "look at the picture, and start or rename by hand what is missing");
            return worse.certain() ? telling.failed(refusal) : telling.unknown(refusal.answered(), refusal);
        }
    }

    /// Nobody knows how far the last step came: nothing is done on top of it.
    private Run unknown(String told, String name, Refusal why) {
        var refusal = refusal(
                why.reason(),
                told + "; how " + name + " stands the picture will tell",
                "look at the picture, and then at a new preview");
        return telling.unknown(refusal.answered(), refusal);
    }

    /// What an earlier change has kept.
    private void clear() {
        for (var one : plan.leftovers()) {
            instances.remove(one.id()).ifPresent(why -> notes.add(one.name() + " " + why));
        }
    }

    private String all() {
        var kept = handings.stream()
                .filter(handing -> !handing.vanishing())
                .map(handing -> handing.swap().aside())
                .toList();
        var stay = kept.isEmpty() ? "" : "; kept, stopped: " + Enumeration.of(kept);
        var noted = notes.isEmpty() ? "" : "; but " + Enumeration.of(notes);
        return app + " is " + to + " now: " + Enumeration.of(done) + (done.size() == 1 ? " is" : " are") + " well"
                + stay + noted;
    }

    private String sofar() {
        return done.size() + " of " + handings.size() + (done.size() == 1 ? " is" : " are") + " changed"
                + (done.isEmpty() ? "" : " (" + Enumeration.of(done) + ")");
    }

    private String rest() {
        var left = handings.stream()
                .skip(placed ? done.size() : done.size() + 1L)
                .map(Handing::swap)
                .map(AppSwap.Swap::old)
                .map(Container::name)
                .toList();
        return left.isEmpty()
                ? ""
                : "; " + Enumeration.of(left) + (left.size() == 1 ? " was" : " were") + " left alone";
    }
}
