package io.binnacle.docker;

import io.binnacle.spi.Subscription;
import io.binnacle.spi.Surroundings;
import io.binnacle.spi.Traffic;

/// Observes an engine's traffic by a probe on its host. [Talk] says what exactly is told.
final class DockerTraffic implements Traffic {
    private final Engine engine;
    private final Picture picture;
    private final Surroundings surroundings;
    private final Tasks tasks;
    private final HostFigures figures;

    DockerTraffic(Engine engine, Picture picture, Surroundings surroundings, Tasks tasks, HostFigures figures) {
        this.engine = engine;
        this.picture = picture;
        this.surroundings = surroundings;
        this.tasks = tasks;
        this.figures = figures;
    }

    @Override
    public String consentText() {
        var image = surroundings.environment().getOrDefault("BINNACLE_PROBE_IMAGE", Probe.USUAL_IMAGE);
        return "On each host Binnacle starts one container from the image " + image
                + ", if it is there; it pulls nothing. The container sees the host's processes and network, to read once a"
                + " second which TCP connections are open, and the host's CPU, memory and disk use. It reads no content, has"
                + " no other privilege (no capability, read-only, 32 MiB at most), and is removed when you stop observing"
                + " or Binnacle ends.";
    }

    @Override
    public Subscription observe(Listener listener) {
        return tasks.start(new TrafficTask(engine, picture, surroundings, figures, listener));
    }
}
