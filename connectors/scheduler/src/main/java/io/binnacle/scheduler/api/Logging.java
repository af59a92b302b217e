package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// `/logging`: how much our own loggers tell, and for how long. Those of libraries stay as they are: what passes
/// through them may be secret.
final class Logging {
    private static final String OURS = "io.binnacle";
    private static final int MOST = 100;
    private static final int LONGEST = 200;
    private static final Map<String, Level> LEVELS = Map.of(
            "TRACE", Level.FINER,
            "DEBUG", Level.FINE,
            "INFO", Level.INFO,
            "WARN", Level.WARNING,
            "ERROR", Level.SEVERE,
            "OFF", Level.OFF);

    /// Held, since the logging system forgets loggers nobody holds.
    private final Map<String, Logger> set = new ConcurrentHashMap<>();

    private final LongFunction<Executor> later;

    Logging() {
        this(seconds -> CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }

    /// @param later runs something so many seconds later
    Logging(LongFunction<Executor> later) {
        this.later = later;
    }

    Endpoint endpoint() {
        return Endpoint.get(call -> Answer.ok(levels())).and("POST", this::change);
    }

    private ObjectNode levels() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("ROOT", word(Logger.getLogger("").getLevel()));
        json.put(OURS, effective(Logger.getLogger(OURS)));
        new TreeMap<>(set).forEach((name, logger) -> json.put(name, effective(logger)));
        return json;
    }

    private Answer change(Call call) throws Fault {
        var json = call.json();
        var name = json.path("logger").asText("");
        var level = Optional.ofNullable(LEVELS.get(json.path("level").asText("").toUpperCase(java.util.Locale.ROOT)))
                .orElseThrow(() -> Fault.of(422, "The level is one of " + new TreeMap<>(LEVELS).keySet() + "."));
        if (!(name.equals(OURS) || name.startsWith(OURS + ".")) || name.length() > LONGEST) {
            throw Fault.of(422, "Only the loggers below " + OURS + " can be set.");
        }
        if (set.size() >= MOST && !set.containsKey(name)) {
            throw Fault.of(422, "More than " + MOST + " loggers are set already.");
        }
        var logger = set.computeIfAbsent(name, Logger::getLogger);
        var before = logger.getLevel();
        logger.setLevel(level);
        var seconds = json.path("durationSeconds").asLong(0);
        if (seconds > 0) {
            later.apply(seconds).execute(() -> logger.setLevel(before));
        }
        return Answer.ok(levels());
    }

    private static String effective(Logger logger) {
        @Nullable Logger one = logger;
        while (one != null && one.getLevel() == null) {
            one = one.getParent();
        }
        return one == null ? "INFO" : word(one.getLevel());
    }

    private static String word(@Nullable Level level) {
        return LEVELS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(level))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(level == null ? "INFO" : level.getName());
    }
}
