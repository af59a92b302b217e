package io.binnacle.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.views.shell.WindowPicture;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.scene.input.MouseEvent;

/// How fluid the program's map is at sizes that end other drawings, beside a plain canvas and GraphStream's viewer.
///
/// Each size is measured in a process of its own, so that its memory is its own; the larger window where the goals
/// are. `-Dbinnacle.render.sizes=300,1000` in `JAVA_TOOL_OPTIONS` measures other sizes, and
/// `-Dbinnacle.render.windows=1440x900` other windows.
final class Renders {
    private static final String SIZE = "binnacle.render.size";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final int CONTAINERS_ON_A_HOST = 50;
    private static final int MOST_FOR_OTHERS = 10_000;
    private static final int WARM_UP_SECONDS = 2;
    private static final int SECONDS = 3;
    private static final int CHANGES_PER_SECOND = 500;
    private static final String WINDOW = "binnacle.render.window";
    private static final String USUAL = "1440x900";
    private static final String LARGE = "2560x1440";

    private final Report report;
    private final int size;
    private final int width;
    private final int height;
    private final String suffix;
    private long step;

    private Renders(Report report, int size, String window) {
        this.report = report;
        this.size = size;
        this.width = Integer.parseInt(window.split("x", 2)[0]);
        this.height = Integer.parseInt(window.split("x", 2)[1]);
        this.suffix = window.equals(USUAL) ? "" : ", " + window;
    }

    static Benchmark all() {
        return new Benchmark(
                "render",
                "pan, zoom, hover, measurements, 500 changes/s, idle, beside Canvas and FxViewer",
                Renders::run);
    }

    private static void run(Report report) throws IOException, InterruptedException {
        var size = Integer.getInteger(SIZE, 0);
        if (size > 0) {
            new Renders(report, size, System.getProperty(WINDOW, USUAL)).measure();
            return;
        }
        for (var window : asked("binnacle.render.windows", USUAL + "," + LARGE)) {
            var sizes = window.equals(LARGE) ? "10000,100000" : "300,1000,3000,10000,100000";
            for (var each : asked("binnacle.render.sizes", sizes)) {
                inItsOwnProcess(report, each, window);
            }
        }
    }

    private static String[] asked(String property, String otherwise) {
        return System.getProperty(property, otherwise).split(",", -1);
    }

    private static void inItsOwnProcess(Report report, String size, String window)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + SIZE + "=" + size);
        command.add("-D" + WINDOW + "=" + window);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName(), "render", "--json"));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                tell(report, line);
            }
        }
        if (process.waitFor() != 0) {
            report.say(size + ", " + window + ": ended with " + process.exitValue());
        }
    }

    private static void tell(Report report, String line) throws IOException {
        var figure = new ObjectMapper().readTree(line);
        report.add(
                figure.path("case").asLong(),
                figure.path("metric").asText(),
                figure.path("value").asDouble(),
                figure.path("unit").asText());
    }

    private void measure() throws IOException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        WindowPicture.startToolkit();
        still();
        metrics();
        changes();
        if (size > MOST_FOR_OTHERS) {
            report.say("Canvas and FxViewer, " + size + ": not tried, one frame takes them seconds");
            return;
        }
        if (suffix.isEmpty()) {
            canvas();
            graphStream();
        }
    }

    private SimulatorSettings settings() {
        return SimulatorSettings.of(Math.max(3, size / CONTAINERS_ON_A_HOST), size, 7)
                .withQuiet(true);
    }

    /// Nothing changes but what the hand moves.
    private void still() throws IOException, InterruptedException {
        try (var on = MapOnStage.over(settings(), SimulatedTime.stepped(NOON), width, height)) {
            report.add(size, "links", on.links(), "");
            moved(on, () -> pan(on), "pan");
            moved(on, () -> zoom(on), "zoom");
            moved(on, () -> hover(on), "hover");
            OnUi.ask(on.map::renderNow).join();
            TimeUnit.SECONDS.sleep(1);
            var idle = FrameWatch.rest(on.map::framesPainted, SECONDS);
            idle.tellWork(report, size, "idle" + suffix);
            report.add(size, "frames, idle" + suffix, (double) idle.frames(), "");
            report.add(size, "resident_mib" + suffix, Machine.residentMebibytes(), "MiB");
        }
    }

    /// The first time round is for the compiler.
    private void moved(MapOnStage on, Runnable move, String scenario) {
        watch(move, on.map::framesPainted, WARM_UP_SECONDS);
        fit(on);
        watch(move, on.map::framesPainted, SECONDS).tell(report, size, scenario + suffix);
    }

    private static void fit(MapOnStage on) {
        OnUi.ask(() -> {
            on.map.fit();
            return true;
        });
        OnUi.ask(on.map::renderNow).join();
    }

    /// Every second the metrics of every node are others, while a hand pans.
    private void metrics() throws IOException, InterruptedException {
        try (var on = MapOnStage.over(settings(), SimulatedTime.following(Clock.systemUTC()), width, height)) {
            moved(on, () -> pan(on), "metrics of every node");
        }
    }

    private void changes() throws IOException, InterruptedException {
        var lively = lively(settings());
        try (var on = MapOnStage.over(lively, SimulatedTime.following(Clock.systemUTC()), width, height)) {
            moved(on, () -> pan(on), CHANGES_PER_SECOND + " changes/s");
        }
    }

    /// With containers that come, go and change.
    static SimulatorSettings lively(SimulatorSettings quiet) {
        return new SimulatorSettings(
                quiet.hosts(),
                quiet.containers(),
                quiet.seed(),
                quiet.scenario(),
                false,
                true,
                quiet.startAt(),
                CHANGES_PER_SECOND,
                List.of(),
                quiet.faultsAfter());
    }

    private void canvas() {
        try (var canvas = PlainCanvas.show(ShortLinks.of(size, width, height), width, height)) {
            watch(() -> canvas.draw(aside(), down()), canvas::frames, SECONDS)
                    .tell(report, size, "pan, JavaFX Canvas" + suffix);
        }
    }

    private void graphStream() {
        try (var viewer = GraphStreamView.show(ShortLinks.of(size, width, height), width, height)) {
            watch(() -> viewer.draw(aside(), down()), viewer::frames, SECONDS)
                    .tell(report, size, "pan, GraphStream FxViewer" + suffix);
        }
    }

    private FrameWatch.Seen watch(Runnable move, LongSupplier frames, int seconds) {
        step = 0;
        return FrameWatch.watch(
                () -> {
                    step++;
                    move.run();
                },
                frames,
                seconds);
    }

    private double aside() {
        return 120 * Math.sin(step / 20.0);
    }

    private double down() {
        return 60 * Math.sin(step / 13.0);
    }

    private void pan(MapOnStage on) {
        var x = width / 2.0 + aside();
        var y = height / 2.0 + down();
        on.mouse(step == 1 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED, x, y);
    }

    /// In through all levels and out again.
    private void zoom(MapOnStage on) {
        on.zoom(step % 240 < 120 ? 1.03 : 1 / 1.03);
    }

    private void hover(MapOnStage on) {
        on.mouse(MouseEvent.MOUSE_MOVED, width / 2.0 + 4 * aside(), height / 2.0 + 4 * down());
    }
}
