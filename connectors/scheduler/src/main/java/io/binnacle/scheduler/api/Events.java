package io.binnacle.scheduler.api;

import io.binnacle.scheduler.core.Decision.Happening;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.engine.Scheduler;
import io.binnacle.spi.Subscription;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `/v2/events`: what happens, as a stream of server-sent events. More than Marathon's: each has an id, and who comes
/// back with the last one it saw is told what it missed; a quiet stream beats; a slow reader is told that it was cut.
final class Events implements Resource, AutoCloseable {
    private final EventJson json;
    private final EventLog log;
    private final Scheduler scheduler;
    private final Limits limits;
    private final Clock clock;
    private final Subscription subscription;
    private final Meters meters;

    Events(Scheduler scheduler, ApiSettings settings, Meters meters) {
        this.scheduler = scheduler;
        json = new EventJson(settings.form());
        limits = settings.limits();
        clock = settings.clock();
        this.meters = meters;
        log = new EventLog(json, limits, Long.toString(clock.instant().toEpochMilli(), Character.MAX_RADIX));
        subscription = scheduler.listen(log::tell);
    }

    @Override
    public Optional<Endpoint> at(List<String> rest) {
        return rest.isEmpty() ? Optional.of(Endpoint.get(this::stream)) : Optional.empty();
    }

    /// Somebody wrote an app.
    void posted(String from, String uri, PathId app) {
        scheduler
                .state()
                .wish()
                .app(app)
                .ifPresent(definition ->
                        tell("api_post_event", Map.of("clientIp", from, "uri", uri, "appDefinition", definition)));
    }

    @Override
    public void close() {
        subscription.close();
        log.close();
    }

    private void tell(String type, Map<String, Object> fields) {
        log.tell(new Happening(type, clock.instant(), fields));
    }

    private Answer stream(Call call) throws Fault {
        if (!call.accepts("text/event-stream") && !call.accepts("*/*")) {
            throw Fault.of(406, "Not Acceptable: events come as text/event-stream");
        }
        var types = new HashSet<>(call.query().all("event_type"));
        types.remove("");
        var last = call.header("last-event-id");
        return new Answer.Flowing(
                "text/event-stream", sink -> flow(new EventReader(types, limits), call.from(), last, sink));
    }

    private void flow(EventReader reader, String from, Optional<String> last, Answer.Sink sink)
            throws IOException, InterruptedException {
        meters.count("binnacle.events.streams.opened.counter");
        var replay = log.join(reader, last);
        try {
            sink.write(attached(from, last, replay));
            for (var event : replay.events()) {
                if (reader.wants(event)) {
                    sink.write(event.frame());
                }
            }
            follow(reader, sink);
            if (reader.cut()) {
                meters.count("binnacle.events.streams.cut.counter");
                sink.write(cut(from));
            }
        } finally {
            log.leave(reader);
        }
    }

    private static void follow(EventReader reader, Answer.Sink sink) throws IOException, InterruptedException {
        while (!reader.over()) {
            var event = reader.next();
            if (event.isPresent()) {
                sink.write(event.get().frame());
            } else if (!reader.over()) {
                sink.write(": beat\r\n\r\n");
            }
        }
    }

    /// Says, to a reader that comes back, whether what follows is all it missed.
    private String attached(String from, Optional<String> last, EventLog.Replay replay) {
        var fields = new TreeMap<String, Object>();
        fields.put("remoteAddress", from);
        if (last.isPresent()) {
            fields.put("replayed", replay.events().size());
            fields.put("complete", replay.complete());
        }
        return single("event_stream_attached", fields);
    }

    private String cut(String from) {
        return single(
                "event_stream_detached",
                Map.of(
                        "remoteAddress",
                        from,
                        "reason",
                        "This reader was more than " + limits.outstanding()
                                + " events behind. Next: come back with the last id as Last-Event-ID, or read the state again."));
    }

    private String single(String type, Map<String, Object> fields) {
        return Event.single(type, json.write(new Happening(type, clock.instant(), fields)));
    }
}
