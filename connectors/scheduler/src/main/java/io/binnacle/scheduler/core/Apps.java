package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Reads and compares app definitions.
final class Apps {
    private Apps() {}

    static Map<PathId, AppDefinition> byPath(Group root) {
        Map<PathId, AppDefinition> apps = new HashMap<>();
        root.allApps().forEach(app -> apps.put(app.id(), app));
        return apps;
    }

    /// Whether both ask for the same, but perhaps for another count.
    static boolean sameButCount(AppDefinition one, AppDefinition other) {
        return plain(one).equals(plain(other));
    }

    /// Without count and versions, and numbers without trailing zeros, since 1.0 and 1.00 differ as decimals.
    private static AppDefinition plain(AppDefinition app) {
        return app.edit()
                .instances(0)
                .version(Instant.EPOCH)
                .versionInfo(new AppDefinition.VersionInfo(Instant.EPOCH, Instant.EPOCH))
                .cpus(plain(app.cpus()))
                .memory(plain(app.memory()))
                .disk(plain(app.disk()))
                .upgradeStrategy(new AppDefinition.UpgradeStrategy(
                        plain(app.upgradeStrategy().minimumHealthCapacity()),
                        plain(app.upgradeStrategy().maximumOverCapacity())))
                .backoff(new AppDefinition.Backoff(
                        app.backoff().delay(),
                        plain(app.backoff().factor()),
                        app.backoff().maxLaunchDelay()))
                .build();
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }
}
