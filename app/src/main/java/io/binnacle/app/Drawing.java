package io.binnacle.app;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Link;
import io.binnacle.model.Metric;
import io.binnacle.model.Subject;
import io.binnacle.model.Topology;
import io.binnacle.session.Workspace;
import io.binnacle.styles.Theme;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import io.binnacle.views.shell.WindowPicture;
import io.binnacle.views.topology.MapPicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;

/// Draws a workspace into a file's bytes, without a display.
final class Drawing {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration A_MOMENT = Duration.ofMillis(50);
    /// Measuring more would take longer than anybody waits for a picture, and vessels are not drawn for so many.
    private static final int MEASURED = 400;

    private Drawing() {}

    /// How it is to be drawn.
    record Order(Size size, double scale, Theme theme, MapKind map) {}

    static byte[] window(Workspace workspace, Order order) throws InterruptedException {
        Display.drawInMemory();
        WindowPicture.startToolkit();
        measure(workspace);
        var picture = new WindowPicture(
                order.size().width(), order.size().height(), order.scale(), order.theme(), order.map());
        return png(picture.of(workspace, Version.text()));
    }

    /// The map alone, as SVG.
    static byte[] map(Workspace workspace, Order order) throws InterruptedException {
        Display.drawInMemory();
        measure(workspace);
        var picture = new MapPicture(
                workspace.picture(),
                workspace.gauges(),
                order.map(),
                Fill.CPU,
                Link.Evidence.OBSERVED,
                order.theme(),
                order.size().width(),
                order.size().height());
        return picture.svg().getBytes(StandardCharsets.UTF_8);
    }

    /// Waits until most of what runs has been measured once, since a picture shows how full everything is.
    private static void measure(Workspace workspace) throws InterruptedException {
        var who = new Object();
        var subjects = subjects(workspace.picture().topology());
        workspace.measure(who, subjects);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var pictures = new Pictures(workspace)) {
            while (!measured(workspace, subjects) && System.nanoTime() < deadline) {
                pictures.next(A_MOMENT);
            }
        }
    }

    private static Set<Subject> subjects(Topology topology) {
        var subjects = new HashSet<Subject>(topology.hosts().keySet());
        topology.containers().values().stream()
                .filter(container -> container.state().alive())
                .limit(MEASURED)
                .forEach(container -> subjects.add(container.id()));
        return subjects;
    }

    private static boolean measured(Workspace workspace, Set<Subject> subjects) {
        var known = subjects.stream()
                .filter(ContainerId.class::isInstance)
                .filter(subject -> !Double.isNaN(workspace.gauges().latest(subject, Metric.CPU)))
                .count();
        var wanted = subjects.stream().filter(ContainerId.class::isInstance).count();
        return known * 10 >= wanted * 9;
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("this Java writes no PNG");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
