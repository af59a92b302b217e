package io.binnacle.scheduler.definition;

import io.binnacle.scheduler.definition.AppDefinition.ExecutorResources;
import io.binnacle.scheduler.definition.AppDefinition.Limit;
import io.binnacle.scheduler.definition.AppDefinition.ResourceLimits;
import java.math.BigDecimal;
import java.util.Optional;

/// Reads what an instance asks for, and the most it may use.
final class ResourceReader {
    private static final BigDecimal LEAST_CPUS = new BigDecimal("0.001");

    private final Spot app;

    ResourceReader(Spot app) {
        this.app = app;
    }

    void read(AppBuilder into) {
        var cpus = app.decimal("cpus", BigDecimal.ONE, LEAST_CPUS);
        var memory = app.decimal("mem", new BigDecimal(128), BigDecimal.ZERO);
        into.cpus(cpus)
                .memory(memory)
                .disk(app.decimal("disk", BigDecimal.ZERO, BigDecimal.ZERO))
                .gpus(app.whole("gpus", 0, 0, Integer.MAX_VALUE))
                .resourceLimits(app.object("resourceLimits").map(spot -> limits(spot, cpus, memory)))
                .executor(app.text("executor").orElse(""))
                .executorResources(app.object("executorResources").map(ResourceReader::executor));
    }

    private static ResourceLimits limits(Spot spot, BigDecimal cpus, BigDecimal memory) {
        return new ResourceLimits(
                spot.at("cpus").map(limit -> limit(limit, cpus)), spot.at("mem").map(limit -> limit(limit, memory)));
    }

    private static Limit limit(Spot spot, BigDecimal request) {
        return spot.node().isTextual() && spot.text().equalsIgnoreCase("unlimited")
                ? new Limit(Optional.empty())
                : new Limit(Optional.of(spot.decimal(request)));
    }

    private static ExecutorResources executor(Spot spot) {
        return new ExecutorResources(
                spot.decimal("cpus", new BigDecimal("0.1"), new BigDecimal("0.1")),
                spot.decimal("mem", new BigDecimal(32), new BigDecimal(32)),
                spot.decimal("disk", BigDecimal.TEN, BigDecimal.TEN));
    }
}
