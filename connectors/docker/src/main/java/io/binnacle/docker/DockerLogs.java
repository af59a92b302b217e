package io.binnacle.docker;

import io.binnacle.spi.Logs;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Surroundings;

/// The logs of one engine's containers.
final class DockerLogs implements Logs {
    private final Engine engine;
    private final Picture picture;
    private final Surroundings surroundings;
    private final Tasks tasks;

    DockerLogs(Engine engine, Picture picture, Surroundings surroundings, Tasks tasks) {
        this.engine = engine;
        this.picture = picture;
        this.surroundings = surroundings;
        this.tasks = tasks;
    }

    @Override
    public Subscription read(Request request, Reader reader) {
        return tasks.start(new LogReading(engine, picture, surroundings, request, reader));
    }
}
