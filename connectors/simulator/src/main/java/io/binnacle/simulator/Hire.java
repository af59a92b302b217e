package io.binnacle.simulator;

import io.binnacle.craft.Secrets;
import io.binnacle.model.App;
import io.binnacle.model.Attachment;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Health;
import io.binnacle.model.HostId;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Limits;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.spi.Launch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A launch as the simulated cluster sees it: its app, its container, and how it will end by itself, if it will.
///
/// Whoever launches says how: an image tagged `crash` dies with 1 two seconds after its start; the variable
/// `SIMULATED_EXIT_AFTER` gives the seconds and `SIMULATED_EXIT_CODE` the code (0 when not said); a command like
/// `sleep 5; exit 3` is taken at its word. An image with `no-such` in its name is nowhere to be had.
record Hire(Launch launch) {
    static final String AFTER = "SIMULATED_EXIT_AFTER";
    static final String CODE = "SIMULATED_EXIT_CODE";
    private static final String GROUP = "launched";
    private static final Duration CRASH_AFTER = Duration.ofSeconds(2);
    private static final int USUAL_MEBIBYTES = 128;
    private static final int USUAL_PORT = 80;

    /// How its run ends by itself.
    record Ending(Duration after, int code) {}

    boolean available() {
        return !launch.image().contains("no-such");
    }

    Optional<Ending> ending() {
        var after = launch.environment().get(AFTER);
        if (after != null) {
            return Optional.of(new Ending(Duration.ofMillis((long) (number(after) * 1000)), (int)
                    number(launch.environment().getOrDefault(CODE, "0"))));
        }
        if (launch.image().endsWith(":crash")) {
            return Optional.of(new Ending(CRASH_AFTER, 1));
        }
        var programme = Programme.of(launch.command());
        return programme.speaks() && !programme.endless()
                ? Optional.of(new Ending(programme.takes(), programme.code()))
                : Optional.empty();
    }

    private static double number(String text) {
        try {
            return Math.clamp(Double.parseDouble(text.strip()), 0, 1e6);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /// The name without what tells one instance from another.
    AppKind kind() {
        var bare = launch.name().replaceFirst("[-_.]([0-9]+|[0-9a-f-]{8,})$", "");
        var image = image();
        return new AppKind(
                bare,
                GROUP,
                image.repository(),
                image.tag(),
                1,
                0,
                launch.cpuLimit() > 0 ? launch.cpuLimit() : Math.max(0.1, launch.cpuCores()),
                launch.memoryBytes() > 0 ? (int) Math.max(1, launch.memoryBytes() >> 20) : USUAL_MEBIBYTES,
                0.3,
                0.4,
                20_000,
                launch.ports().isEmpty()
                        ? USUAL_PORT
                        : launch.ports().getFirst().containerPort(),
                "",
                launch.command(),
                List.of(),
                List.of(),
                List.of(),
                Chatter.WORKER);
    }

    ImageRef image() {
        return new ImageRef(
                launch.image(), "sha256:" + Identity.hex(launch.image().hashCode(), 4));
    }

    private RevisionId revision() {
        return new RevisionId(kind().id() + "@" + image().tag());
    }

    App app(Instant now) {
        var kind = kind();
        var revision = new Revision(revision(), image().tag(), now, image(), Revision.Verdict.UNKNOWN);
        return new App(
                kind.id(),
                kind.name(),
                Optional.empty(),
                "launched by a scheduler",
                image(),
                OptionalInt.empty(),
                List.of(revision));
    }

    /// Created, and not yet started.
    Container container(ContainerId id, HostId host, Map<String, String> labels, Instant createdAt) {
        var secrets = Secrets.ofThisProcess();
        return new Container(
                id,
                host,
                kind().id(),
                launch.name(),
                image(),
                revision(),
                ContainerState.CREATED,
                Health.NONE,
                0,
                Optional.empty(),
                createdAt,
                Optional.empty(),
                new Limits(launch.cpuLimit(), launch.memoryBytes()),
                launch.ports(),
                List.of(new Attachment(launch.network(), List.of(), Set.of())),
                launch.mounts(),
                secrets.labels(labels),
                launch.environment().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> secrets.variable(one.getKey() + "=" + one.getValue()))
                        .toList(),
                secrets.command(launch.command()),
                "no",
                launch.tty());
    }
}
