package io.binnacle.scheduler.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `/x/topology`: hosts, instances and links; with `/changes`, first all of it in one line and then a line for each
/// change, at most four a second.
final class Pictures implements Resource, AutoCloseable {
    private static final long TURN_MILLIS = 250;

    private final Views views;
    private final Limits limits;
    private final CountDownLatch closing = new CountDownLatch(1);

    Pictures(Views views, Limits limits) {
        this.views = views;
        this.limits = limits;
    }

    @Override
    public Optional<Endpoint> at(List<String> rest) {
        return switch (String.join("/", rest)) {
            case "" -> Optional.of(Endpoint.get(call -> Answer.ok(new Picture(views.now()).document())));
            case "changes" ->
                Optional.of(Endpoint.get(call -> new Answer.Flowing("application/x-ndjson", this::follow)));
            default -> Optional.empty();
        };
    }

    @Override
    public void close() {
        closing.countDown();
    }

    @SuppressWarnings("ReferenceEquality") // the same view is the same state; another is compared row by row
    private void follow(Answer.Sink sink) throws IOException, InterruptedException {
        var view = views.now();
        var picture = new Picture(view);
        var version = 1L;
        var quiet = 0L;
        sink.write(Reception.text(Picture.line(picture.document(), version)) + "\n");
        while (!closing.await(TURN_MILLIS, TimeUnit.MILLISECONDS)) {
            quiet += TURN_MILLIS;
            var next = views.now();
            if (next != view) {
                var after = new Picture(next);
                var change = after.since(picture);
                view = next;
                picture = after;
                if (!change.isEmpty()) {
                    sink.write(Reception.text(Picture.line(change, ++version)) + "\n");
                    quiet = 0;
                }
            }
            if (quiet >= limits.heartbeat().toMillis()) {
                sink.write("\n");
                quiet = 0;
            }
        }
    }
}
