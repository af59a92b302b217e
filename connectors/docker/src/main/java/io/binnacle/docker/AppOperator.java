package io.binnacle.docker;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.Revision;
import io.binnacle.model.Run;
import io.binnacle.model.Topology;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Changes an app of one engine as a whole. The engine itself keeps no app: what runs is what was started, and so each
/// change is a list of what is done to its containers, all told before.
final class AppOperator {
    /// A network of an engine has about as many places.
    private static final int MOST = 1_000;

    private final Engine engine;
    private final Picture picture;
    private final Surroundings surroundings;
    private final Chronicle chronicle;
    private final Pull pull;
    private final Set<AppId> busy = ConcurrentHashMap.newKeySet();

    AppOperator(Engine engine, Picture picture, Surroundings surroundings, Chronicle chronicle) {
        this.engine = engine;
        this.picture = picture;
        this.surroundings = surroundings;
        this.chronicle = chronicle;
        this.pull = new Pull(engine, new Credentials(surroundings));
    }

    Optional<Refusal> refusal(Operation.OnApp operation) {
        var tried = tried(operation);
        var instances = instances(operation.app(), picture.whole());
        if (instances.stream().allMatch(Container::setAside)) {
            return no(tried, "no instance of it is on this host", "look at the picture again");
        }
        return kept(instances, tried)
                .or(() -> Allowed.host(tried, picture.host()))
                .or(() -> unfit(operation, instances, tried));
    }

    private static Optional<Refusal> no(String tried, String answered, String next) {
        return Optional.of(new Refusal(Reason.REJECTED, tried, answered, next));
    }

    private static Optional<Refusal> unable(String tried, String answered, String next) {
        return Optional.of(new Refusal(Reason.UNSUPPORTED, tried, answered, next));
    }

    private Optional<Refusal> unfit(Operation.OnApp operation, List<Container> instances, String tried) {
        return switch (operation) {
            case Operation.Scale scale ->
                scale.instances() < 0 || scale.instances() > MOST
                        ? no(tried, "one host takes from 0 to " + MOST, "choose a number in between")
                        : Optional.empty();
            case Operation.RestartApp _ ->
                instances.stream().noneMatch(one -> one.state().counts())
                        ? no(tried, "none of it runs", "scale it to as many as there shall be")
                        : Optional.empty();
            case Operation.Redeploy _ -> suspended(instances, tried);
            case Operation.Cancel _ ->
                unable(tried, "a plain Docker host ends no change where it stands", "wait until it has ended");
            case Operation.Rollback rollback ->
                suspended(instances, tried)
                        .or(() -> already(rollback, instances, tried))
                        .or(() -> known(rollback, tried));
        };
    }

    private static Optional<Refusal> suspended(List<Container> instances, String tried) {
        return AppSwap.standing(instances).isEmpty()
                ? no(tried, "none of it runs", "scale it to as many as there shall be, and then again")
                : Optional.empty();
    }

    private static Optional<Refusal> already(Operation.Rollback rollback, List<Container> instances, String tried) {
        return AppSwap.standing(instances).stream()
                        .allMatch(one -> one.revision().equals(rollback.to()))
                ? no(tried, "all that run of it are of that revision already", "nothing needs to be done")
                : Optional.empty();
    }

    private Optional<Refusal> known(Operation.Rollback rollback, String tried) {
        var revisions = Optional.ofNullable(picture.whole().apps().get(rollback.app()))
                .map(App::revisions)
                .orElse(List.of());
        return revisions.stream().map(Revision::id).anyMatch(rollback.to()::equals)
                ? Optional.empty()
                : no(tried, "nobody here has ever seen that revision of it", "choose one that is listed");
    }

    private static Optional<Refusal> kept(List<Container> instances, String tried) {
        return instances.stream()
                .flatMap(one -> Keeper.of(one.labels(), one.name()).stream())
                .findFirst()
                .map(keeper -> new Refusal(
                        Reason.UNSUPPORTED, tried, keeper + " keeps it as it is, and would undo it", "do it there"));
    }

    private static List<Container> instances(AppId app, Topology whole) {
        return whole.containers().values().stream()
                .filter(one -> one.app().equals(app))
                .toList();
    }

    private String name(AppId id) {
        return Optional.ofNullable(picture.whole().apps().get(id))
                .map(App::name)
                .orElse(id.value());
    }

    private String tried(Operation.OnApp operation) {
        var name = name(operation.app());
        return switch (operation) {
            case Operation.Scale scale -> "to scale " + name + " to " + scale.instances();
            case Operation.RestartApp _, Operation.Redeploy _, Operation.Rollback _, Operation.Cancel _ ->
                Allowed.tried(operation, name);
        };
    }

    private AppChange change(Operation.OnApp operation) throws NoCopy, IOException {
        var whole = picture.whole();
        var around = new Surrounding(
                operation,
                name(operation.app()),
                instances(operation.app(), whole),
                whole,
                picture.host().orElseThrow(() -> new IOException("the host is not known yet")),
                engine.place(),
                tried(operation));
        return switch (operation) {
            case Operation.Scale scale -> new ScaleChange(engine, around, scale);
            case Operation.RestartApp _ -> new RestartChange(engine, around);
            case Operation.Redeploy redeploy ->
                SwapChange.redeploy(new SwapSources(engine, pull, chronicle, around), redeploy);
            case Operation.Rollback rollback ->
                SwapChange.rollback(new SwapSources(engine, pull, chronicle, around), rollback);
            case Operation.Cancel _ -> throw new IllegalArgumentException("refused before: " + operation);
        };
    }

    Preview.Answer preview(Operation.OnApp operation) {
        var refusal = refusal(operation);
        if (refusal.isPresent()) {
            return new Preview.Answer.Refused(refusal.get());
        }
        try {
            return new Preview.Answer.Possible(
                    change(operation).preview(surroundings.clock().instant()));
        } catch (NoCopy no) {
            return new Preview.Answer.Refused(noCopy(operation, no));
        } catch (IOException wrong) {
            return new Preview.Answer.Refused(engine.refusal(tried(operation), wrong));
        }
    }

    private Refusal noCopy(Operation.OnApp operation, NoCopy no) {
        var why = operation instanceof Operation.Scale ? "there can be no further instance: " + no.why() : no.why();
        return new Refusal(Reason.REJECTED, tried(operation), why, no.next());
    }

    Run run(Operation.OnApp operation, Preview preview, RunTelling telling) {
        var refusal = refusal(operation);
        if (refusal.isPresent()) {
            return telling.failed(refusal.get());
        }
        if (!busy.add(operation.app())) {
            return telling.failed(new Refusal(
                    Reason.CONFLICT, tried(operation), "it is being changed already", "wait until that has ended"));
        }
        try {
            return begin(operation, preview, telling);
        } finally {
            busy.remove(operation.app());
        }
    }

    private Run begin(Operation.OnApp operation, Preview preview, RunTelling telling) {
        try {
            var change = change(operation);
            return change.basis().equals(preview.basis())
                    ? change.run(preview, telling)
                    : telling.failed(new Refusal(
                            Reason.STALE,
                            tried(operation),
                            "it has changed since the preview",
                            "look at a new preview"));
        } catch (NoCopy no) {
            return telling.failed(noCopy(operation, no));
        } catch (Pull.NotPulled not) {
            var image = operation instanceof Operation.Redeploy redeploy
                    ? redeploy.image().orElse("it")
                    : "it";
            return telling.failed(not.refusal(tried(operation), image));
        } catch (IOException wrong) {
            return telling.failed(engine.refusal(tried(operation), wrong));
        }
    }
}
