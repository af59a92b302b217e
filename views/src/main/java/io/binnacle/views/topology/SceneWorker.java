package io.binnacle.views.topology;

import io.binnacle.model.ClusterId;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Gauges;
import io.binnacle.session.search.Hidden;
import io.binnacle.session.search.Sieve;
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
    private final Queue<Move> moves = new ConcurrentLinkedQueue<>();
    private final Consumer<Hidden> tell;
    private final Sieve sieve;
    private final Latest<Asked> thread;
    private Places places = new Places();
    private SceneBuilder builder = new SceneBuilder(places);
    private Optional<PlacesFile> file = Optional.empty();
    private Optional<Sifting> sifting = Optional.empty();
    private String clusters = "";

    private record Asked(SceneBuilder.Wish wish, Sieve.Mesh mesh) {}

    /// While something is hidden, things stand elsewhere, and afterwards where they stood.
    private record Sifting(Sieve.Mesh mesh, SceneBuilder builder) {}

    SceneWorker(Gauges gauges, Optional<Path> directory, Consumer<MapScene> show, Consumer<Hidden> tell) {
        this.gauges = gauges;
        this.directory = directory;
        this.show = show;
        this.tell = tell;
        this.sieve = new Sieve(gauges);
        this.thread = new Latest<>("binnacle-map-layout", this::build, true);
    }

    /// Counts from the next scene on, whichever that is.
    void move(Move move) {
        moves.add(move);
    }

    void wish(SceneBuilder.Wish wish, Sieve.Mesh mesh) {
        thread.submit(new Asked(wish, mesh));
    }

    private void build(Asked asked) {
        var wish = asked.wish();
        remember(wish);
        for (var move = moves.poll(); move != null; move = moves.poll()) {
            move(move, asked.mesh());
        }
        var sifted = sieve.sift(asked.mesh(), wish.picture().topology(), wish.now());
        var scene = builderFor(asked.mesh()).build(wish.with(sifted.topology()), gauges);
        if (wish.picture().complete() && asked.mesh().isOpen()) {
            file.ifPresent(each -> each.write(places));
        }
        UiThread.later(() -> {
            tell.accept(sifted.hidden());
            show.accept(scene);
        });
    }

    private void move(Move move, Sieve.Mesh mesh) {
        builder.move(move);
        if (!mesh.isOpen()) {
            builderFor(mesh).move(move);
        }
    }

    private SceneBuilder builderFor(Sieve.Mesh mesh) {
        if (mesh.isOpen()) {
            sifting = Optional.empty();
            return builder;
        }
        var same = sifting.filter(now -> now.mesh().equals(mesh));
        if (same.isEmpty()) {
            sifting = Optional.of(new Sifting(mesh, new SceneBuilder(places.copy())));
        }
        return sifting.orElseThrow().builder();
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
            sifting = Optional.empty();
            file = directory.map(each -> new PlacesFile(each, now));
            file.ifPresent(each -> each.read(places));
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
