package io.binnacle.docker;

import io.binnacle.model.Container;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Every running instance once anew, one after another, the unwell ones first; the next only when the one before is
/// well.
final class RestartChange implements AppChange {
    private final Engine engine;
    private final Surrounding around;
    private final List<Container> inTurn;

    RestartChange(Engine engine, Surrounding around) {
        this.engine = engine;
        this.around = around;
        this.inTurn = around.instances().stream()
                .filter(one -> one.state().counts())
                .sorted(AppScale.IN_TURN)
                .toList();
    }

    @Override
    public String basis() {
        return AppScale.basis(around.instances());
    }

    @Override
    public Preview preview(Instant now) {
        var noticed = Clients.of(inTurn.stream().map(Container::id).collect(Collectors.toSet()), around.whole());
        var floor = Math.max(
                0, Math.toIntExact(inTurn.stream().filter(AppScale::well).count()) - 1);
        return new Preview(
                around.operation(),
                "Restart every instance of " + around.name() + " on "
                        + around.host().name(),
                steps(),
                List.of("what they hold in memory, and open connections"),
                noticed,
                Shell.line(List.of(
                        "binnacle",
                        "restart",
                        around.place().address().url(),
                        around.operation().app().value())),
                floor == 0 || !noticed.isEmpty() ? Friction.HOLD : Friction.NONE,
                Optional.empty(),
                now,
                basis(),
                new Outlook(
                        List.of(),
                        List.of(),
                        List.of(),
                        OptionalInt.of(floor),
                        OptionalInt.of(inTurn.size()),
                        List.of()));
    }

    private List<String> steps() {
        var steps = new ArrayList<String>();
        steps.add("restart " + names() + (inTurn.size() == 1 ? "" : ", one after another") + ", with "
                + AppPreview.GRACE_SECONDS + " s to end by " + (inTurn.size() == 1 ? "itself" : "themselves"));
        steps.add("after each, wait until it runs and is healthy, up to " + AppPreview.LONGEST_WAIT.toMinutes()
                + " min; it ends with the first that is not");
        return steps;
    }

    private String names() {
        return Enumeration.of(inTurn.stream().map(Container::name).toList());
    }

    @Override
    public Run run(Preview preview, RunTelling telling) {
        telling.running(preview.summary());
        var instances = new Instances(engine, around.tried());
        var done = new ArrayList<String>();
        try {
            for (var one : inTurn) {
                instances.restart(one.id(), one.name(), one.startedAt());
                var unwell = instances.unwell(one.id(), AppPreview.deadline());
                if (unwell.isPresent()) {
                    return telling.failed(unwell(one, unwell.get(), done));
                }
                done.add(one.name());
                telling.running(done.size() + " of " + inTurn.size() + " restarted and well");
            }
            return telling.done("All " + inTurn.size() + " of " + around.name() + " were restarted and are well");
        } catch (Undone undone) {
            return ended(undone, done, telling);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return telling.unknown(
                    "It was broken off: " + sofar(done),
                    new Refusal(Refusal.Reason.BROKEN, around.tried(), "it was broken off", "look at the picture"));
        }
    }

    private Refusal unwell(Container one, String why, List<String> done) {
        return new Refusal(
                Refusal.Reason.REJECTED,
                around.tried(),
                sofar(done) + "; " + one.name() + " was restarted and " + why + rest(done.size() + 1),
                "look at the log of " + one.name());
    }

    private Run ended(Undone undone, List<String> done, RunTelling telling) {
        var why = undone.refusal();
        var refusal = new Refusal(
                why.reason(),
                around.tried(),
                sofar(done) + "; " + undone.name() + " " + why.answered() + rest(done.size() + 1),
                why.next());
        return undone.certain() ? telling.failed(refusal) : telling.unknown(refusal.answered(), refusal);
    }

    private String sofar(List<String> done) {
        return done.size() + " of " + inTurn.size() + (done.size() == 1 ? " is" : " are") + " restarted and well"
                + (done.isEmpty() ? "" : " (" + Enumeration.of(done) + ")");
    }

    private String rest(int from) {
        var left = inTurn.stream().skip(from).map(Container::name).toList();
        return left.isEmpty()
                ? ""
                : "; " + Enumeration.of(left) + (left.size() == 1 ? " was" : " were") + " left alone";
    }
}
