package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.model.Container;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Run;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Another number of instances: a list of starts, copies and stops.
final class ScaleChange implements AppChange {
    private final Engine engine;
    private final Surrounding around;
    private final Operation.Scale scale;
    private final AppScale plan;

    ScaleChange(Engine engine, Surrounding around, Operation.Scale scale) {
        this.engine = engine;
        this.around = around;
        this.scale = scale;
        var taken = around.whole().containers().values().stream()
                .map(Container::name)
                .toList();
        this.plan = AppScale.plan(scale.app(), around.name(), around.instances(), scale.instances(), taken);
    }

    @Override
    public String basis() {
        return plan.basis();
    }

    @Override
    public Preview preview(Instant now) throws NoCopy, IOException {
        var template = plan.template();
        var shared = template.isPresent() ? copy(template.get()).shared() : List.<String>of();
        var vanishing = new ArrayList<String>();
        for (var stop : plan.stops()) {
            if (removedWhenStopped(engine.inspect(stop.id()))) {
                vanishing.add(stop.name());
            }
        }
        return new AppPreview(
                        scale,
                        around.name(),
                        plan,
                        around.host().id(),
                        around.host().name(),
                        shared,
                        vanishing,
                        around.whole(),
                        around.place())
                .make(now);
    }

    static boolean removedWhenStopped(JsonNode inspected) {
        return inspected.path("HostConfig").path("AutoRemove").asBoolean(false);
    }

    /// Looks at the container as it is now.
    private Copy copy(Container template) throws NoCopy, IOException {
        var copy = new Copy(engine.inspect(template.id()));
        SameImage.require(engine, copy.image(), copy.imageId(), "redeploy all of them, or scale down");
        for (var name : plan.copies()) {
            if (!copy.belongs(plan.app(), name)) {
                throw new NoCopy(
                        "one called " + name + " would not be told to be of the same app",
                        "name its containers by one word and a number");
            }
        }
        return copy;
    }

    @Override
    public Run run(Preview preview, RunTelling telling) throws NoCopy, IOException {
        var template = plan.template();
        var copy = template.isPresent() ? Optional.of(copy(template.get())) : Optional.<Copy>empty();
        telling.running(preview.summary());
        return new ScaleRun(engine, plan, around.name(), around.tried(), telling).run(copy);
    }
}
