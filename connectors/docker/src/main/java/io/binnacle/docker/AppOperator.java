package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.Run;
import io.binnacle.model.Topology;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Gives an app of one engine another number of instances. The engine itself keeps no app at any number: what runs is
/// what was started, and so a scaling is a list of starts, copies and stops, all told before.
final class AppOperator {
    /// A network of an engine has about as many places.
    private static final int MOST = 1_000;

    private final Engine engine;
    private final Picture picture;
    private final Surroundings surroundings;
    private final Set<AppId> busy = ConcurrentHashMap.newKeySet();

    AppOperator(Engine engine, Picture picture, Surroundings surroundings) {
        this.engine = engine;
        this.picture = picture;
        this.surroundings = surroundings;
    }

    Optional<Refusal> refusal(Operation.OnApp operation) {
        if (!(operation instanceof Operation.Scale scale)) {
            return Optional.of(Allowed.app(operation, name(operation.app())));
        }
        var tried = tried(scale);
        var instances = instances(operation.app(), picture.whole());
        if (instances.isEmpty()) {
            return Optional.of(new Refusal(
                    Reason.REJECTED, tried, "no instance of it is on this host", "look at the picture again"));
        }
        if (scale.instances() < 0 || scale.instances() > MOST) {
            return Optional.of(new Refusal(
                    Reason.REJECTED, tried, "one host takes from 0 to " + MOST, "choose a number in between"));
        }
        return Allowed.host(tried, picture.host()).or(() -> kept(instances, tried));
    }

    private static Optional<Refusal> kept(List<Container> instances, String tried) {
        return instances.stream()
                .flatMap(one -> Keeper.of(one.labels(), one.name()).stream())
                .findFirst()
                .map(keeper -> new Refusal(
                        Reason.UNSUPPORTED,
                        tried,
                        keeper + " keeps it at its number, and would undo it",
                        "scale it there"));
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

    private String tried(Operation.Scale scale) {
        return "to scale " + name(scale.app()) + " to " + scale.instances();
    }

    Preview.Answer preview(Operation.OnApp operation) {
        var refusal = refusal(operation);
        if (refusal.isPresent()) {
            return new Preview.Answer.Refused(refusal.get());
        }
        var scale = (Operation.Scale) operation;
        try {
            return new Preview.Answer.Possible(preview(scale, picture.whole()));
        } catch (NoCopy no) {
            return new Preview.Answer.Refused(noCopy(scale, no));
        } catch (IOException wrong) {
            return new Preview.Answer.Refused(engine.refusal(tried(scale), wrong));
        }
    }

    private Refusal noCopy(Operation.Scale scale, NoCopy no) {
        return new Refusal(Reason.REJECTED, tried(scale), "there can be no further instance: " + no.why(), no.next());
    }

    private Preview preview(Operation.Scale scale, Topology whole) throws NoCopy, IOException {
        var plan = plan(scale, whole);
        var shared =
                plan.template().isPresent() ? copy(plan, plan.template().get()).shared() : List.<String>of();
        var vanishing = new ArrayList<String>();
        for (var stop : plan.stops()) {
            if (removedWhenStopped(engine.inspect(stop.id()))) {
                vanishing.add(stop.name());
            }
        }
        var host = picture.host().orElseThrow(() -> new IOException("the host is not known yet"));
        return new AppPreview(
                        scale,
                        name(scale.app()),
                        plan,
                        host.id(),
                        host.name(),
                        shared,
                        vanishing,
                        whole,
                        engine.place())
                .make(surroundings.clock().instant());
    }

    private AppScale plan(Operation.Scale scale, Topology whole) {
        var taken = whole.containers().values().stream().map(Container::name).toList();
        return AppScale.plan(scale.app(), name(scale.app()), instances(scale.app(), whole), scale.instances(), taken);
    }

    private static boolean removedWhenStopped(JsonNode inspected) {
        return inspected.path("HostConfig").path("AutoRemove").asBoolean(false);
    }

    /// Looks at the container as it is now.
    private Copy copy(AppScale plan, Container template) throws NoCopy, IOException {
        var copy = new Copy(engine.inspect(template.id()));
        sameImage(copy);
        for (var name : plan.copies()) {
            if (!copy.belongs(plan.app(), name)) {
                throw new NoCopy(
                        "one called " + name + " would not be told to be of the same app",
                        "name its containers by one word and a number");
            }
        }
        return copy;
    }

    private void sameImage(Copy copy) throws NoCopy, IOException {
        var image = copy.image();
        try {
            var now = engine.image(image).path("Id").asText("");
            if (!bare(now).equals(bare(copy.imageId()))) {
                throw new NoCopy(
                        image + " names another image by now than the one it was made of",
                        "redeploy all of them, or scale down");
            }
        } catch (StatusException no) {
            if (no.status() != 404) {
                throw no;
            }
            throw new NoCopy("its image " + image + " is no longer on the host", "pull the image there first");
        }
    }

    private static String bare(String imageId) {
        return imageId.replaceFirst("^sha256:", "");
    }

    Run run(Operation.OnApp operation, Preview preview, RunTelling telling) {
        var refusal = refusal(operation);
        if (refusal.isPresent()) {
            return telling.failed(refusal.get());
        }
        var scale = (Operation.Scale) operation;
        if (!busy.add(scale.app())) {
            return telling.failed(new Refusal(
                    Reason.CONFLICT, tried(scale), "it is being scaled already", "wait until that has ended"));
        }
        try {
            return run(scale, preview, telling);
        } finally {
            busy.remove(scale.app());
        }
    }

    private Run run(Operation.Scale scale, Preview preview, RunTelling telling) {
        var plan = plan(scale, picture.whole());
        if (!plan.basis().equals(preview.basis())) {
            return telling.failed(new Refusal(
                    Reason.STALE, tried(scale), "it has changed since the preview", "look at a new preview"));
        }
        try {
            var copy = plan.template().isPresent()
                    ? Optional.of(copy(plan, plan.template().get()))
                    : Optional.<Copy>empty();
            telling.running(preview.summary());
            return new ScaleRun(engine, plan, name(scale.app()), tried(scale), telling).run(copy);
        } catch (NoCopy no) {
            return telling.failed(noCopy(scale, no));
        } catch (IOException wrong) {
            return telling.failed(engine.refusal(tried(scale), wrong));
        }
    }
}
