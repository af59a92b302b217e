package io.binnacle.scheduler.api;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What one address can do, by method.
///
/// @param harmless whether all of it changes nothing, even what is asked by POST
record Endpoint(SequencedMap<String, Action> actions, boolean harmless) {
    @FunctionalInterface
    interface Action {
        Answer answer(Call call) throws Fault;
    }

    static Endpoint get(Action action) {
        return new Endpoint(new TreeMap<>(Map.of("GET", action)), false);
    }

    static Endpoint on(String method, Action action) {
        return new Endpoint(new TreeMap<>(Map.of(method, action)), false);
    }

    Endpoint and(String method, Action action) {
        var more = new TreeMap<>(actions);
        more.put(method, action);
        return new Endpoint(more, harmless);
    }

    Endpoint harmlessly() {
        return new Endpoint(actions, true);
    }

    Optional<Action> action(String method) {
        return Optional.ofNullable(actions.get(method.equals("HEAD") ? "GET" : method));
    }

    String allowed() {
        var head = actions.containsKey("GET") ? ", HEAD" : "";
        return String.join(", ", actions.keySet()) + head + ", OPTIONS";
    }

    boolean reads(String method) {
        return harmless || method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
