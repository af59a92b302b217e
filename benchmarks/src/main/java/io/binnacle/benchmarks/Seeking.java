package io.binnacle.benchmarks;

import io.binnacle.session.Recents;
import io.binnacle.session.Words;
import io.binnacle.session.Workspace;
import io.binnacle.session.search.Index;
import io.binnacle.session.search.Query;
import io.binnacle.views.UiThread;
import io.binnacle.views.shell.BinnacleWindow;
import io.binnacle.views.shell.SettingsFile;
import io.binnacle.views.shell.WindowPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// From a key pressed in the search field to what it found: in the index alone, and lit on the map of a whole window.
final class Seeking {
    private static final int[] SIZES = {10_000, 100_000};
    private static final int CONTAINERS_ON_HOST = 25;
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> TYPED = List.of(
            "checkout", "state:unhealthy", "image:*api* -host:boreas", "restarts > 2 or exit > 0", "name:^a.*[13]$");

    private final Report report;

    private Seeking(Report report) {
        this.report = report;
    }

    static Benchmark all() {
        return new Benchmark("search", "from a key pressed to containers found and lit, 10,000 and 100,000", report -> {
            var seeking = new Seeking(report);
            for (var size : SIZES) {
                seeking.measure(size);
            }
        });
    }

    private void measure(int size) throws IOException {
        var endpoint = "simulator:?hosts=" + size / CONTAINERS_ON_HOST + "&containers=" + size + "&seed=1&quiet=true";
        try (var workspace = Clusters.open(List.of(endpoint))) {
            index(workspace, size);
            lit(workspace, size);
        }
    }

    /// Every beginning of what is typed, as the keys make it.
    private static List<String> keystrokes() {
        var all = new ArrayList<String>();
        for (var typed : TYPED) {
            for (var end = 1; end <= typed.length(); end++) {
                all.add(typed.substring(0, end));
            }
        }
        return all;
    }

    private void index(Workspace workspace, int size) {
        var index = new Index(workspace.gauges());
        var picture = workspace.picture();
        var first = new Durations();
        var durations = new Durations();
        for (var round = 0; round < 2; round++) {
            for (var typed : keystrokes()) {
                var began = System.nanoTime();
                if (Query.read(typed) instanceof Query.Reading.Right(Query query)) {
                    index.find(query, picture.topology(), picture.at());
                }
                (first.count() == 0 ? first : durations).add(System.nanoTime() - began);
            }
        }
        report.add(size, "index made and asked once", first.quantileMillis(1), "ms");
        report.add(size, "keystroke to found", durations);
    }

    private void lit(Workspace workspace, int size) throws IOException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        WindowPicture.startToolkit();
        var state = Files.createTempDirectory("binnacle-bench");
        var window = ask(() -> new BinnacleWindow(workspace, new Recents(state), new SettingsFile(state), "bench"));
        var stage = ask(() -> {
            var shown = new Stage();
            window.showIn(shown);
            return shown;
        });
        var index = new Index(workspace.gauges());
        var topology = workspace.picture().topology();
        var durations = new Durations();
        for (var typed : keystrokes()) {
            if (Query.read(typed) instanceof Query.Reading.Right(Query query)) {
                var count = index.find(query, topology, workspace.picture().at())
                        .containers()
                        .size();
                durations.add(untilLit(window, typed, count, size));
            }
        }
        report.add(size, "keystroke to lit on the map", durations);
        UiThread.run(stage::hide);
    }

    /// The count stands beside the field as soon as it is found; lit is the first frame after the map has come to rest.
    private static long untilLit(BinnacleWindow window, String typed, int count, int all) {
        var done = new CompletableFuture<Long>();
        UiThread.run(() -> {
            var began = System.nanoTime();
            window.bridge().sought().set(typed);
            new AnimationTimer() {
                private boolean painted;

                @Override
                public void handle(long now) {
                    if (painted) {
                        stop();
                        done.complete(System.nanoTime() - began);
                    } else if (says(window, count, all) && window.settled().isDone()) {
                        painted = true;
                    }
                }
            }.start();
        });
        return done.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static <T> T ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        UiThread.run(() -> answer.complete(question.get()));
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static boolean says(BinnacleWindow window, int count, int all) {
        return window.root().lookup("#map-count") instanceof Label label
                && label.getText().equals(Words.number(count) + " of " + Words.count(all, "container"));
    }
}
