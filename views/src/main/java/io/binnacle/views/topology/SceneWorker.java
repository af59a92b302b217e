package io.binnacle.views.topology;

import io.binnacle.model.ClusterId;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Gauges;
import io.binnacle.views.UiThread;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Lays pictures out on a thread of its own and hands the scenes to the UI thread.
final class SceneWorker implements AutoCloseable {
    private final Gauges gauges;
    private final Optional<Path> directory;
    private final Consumer<MapScene> show;
    private final Latest<SceneBuilder.Wish> thread;
    private final Queue<Move> moves = new ConcurrentLinkedQueue<>();
    private Places places = new Places();
    private SceneBuilder builder = new SceneBuilder(places);
    private Optional<PlacesFile> file = Optional.empty();
    private String clusters = "";

    SceneWorker(Gauges gauges, Optional<Path> directory, Consumer<MapScene> show) {
        this.gauges = gauges;
        this.directory = directory;
        this.show = show;
        this.thread = new Latest<>("binnacle-map-layout", this::build, true);
    }

    /// Counts from the next scene on, whichever that is.
    void move(Move move) {
        moves.add(move);
    }

    void wish(SceneBuilder.Wish wish) {
        thread.submit(wish);
    }

    private void build(SceneBuilder.Wish wish) {
        remember(wish);
        for (var move = moves.poll(); move != null; move = moves.poll()) {
            builder.move(move);
        }
        var scene = builder.build(wish, gauges);
        if (wish.picture().complete()) {
            file.ifPresent(each -> each.write(places));
        }
        UiThread.later(() -> show.accept(scene));
    }

    private void remember(SceneBuilder.Wish wish) {
        var now = wish.picture().clusters().stream()
                .map(ClusterStatus::id)
                .map(ClusterId::value)
                .sorted()
                .collect(Collectors.joining("\n"));
        if (!now.equals(clusters)) {
            clusters = now;
            places = new Places();
            builder = new SceneBuilder(places);
            file = directory.map(each -> new PlacesFile(each, now));
            file.ifPresent(each -> each.read(places));
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
