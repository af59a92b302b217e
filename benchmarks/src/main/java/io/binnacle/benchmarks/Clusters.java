package io.binnacle.benchmarks;

import io.binnacle.model.Endpoint;
import io.binnacle.session.Picture;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Connector;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Opens endpoints in this process, over every connector there is.
final class Clusters {
    private static final int PATIENCE_SECONDS = 60;

    private Clusters() {}

    static Workspace open(List<String> endpoints) throws IOException {
        var connectors = ServiceLoader.load(Connector.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        var workspace =
                new Workspace(connectors, Surroundings.ofThisProcess(), Files.createTempDirectory("binnacle-bench"));
        endpoints.forEach(endpoint -> workspace.open(new Endpoint(endpoint)));
        await(workspace, picture -> picture.complete() && picture.clusters().size() == endpoints.size());
        return workspace;
    }

    static void await(Workspace workspace, Predicate<Picture> wanted) {
        var arrived = new CompletableFuture<Picture>();
        try (var _ = workspace.watch(picture -> {
            if (wanted.test(picture)) {
                arrived.complete(picture);
            }
        })) {
            arrived.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
    }
}
