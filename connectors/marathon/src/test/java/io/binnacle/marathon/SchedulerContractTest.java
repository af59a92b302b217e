package io.binnacle.marathon;

import io.binnacle.contract.ConnectorContract;
import io.binnacle.contract.World;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// Our client of our scheduler.
final class SchedulerContractTest extends ConnectorContract {
    @TempDir
    private Path directory = Path.of("");

    @Override
    protected World world() {
        return new SchedulerWorld(directory.resolve("data"));
    }
}
