package io.binnacle.scheduler.api;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What one address can do, by method.
///
record Endpoint(SequencedMap<String, Action> actions, Effect effect) {
    enum Effect {
        /// GET and its like change nothing, the rest may.
        BY_METHOD,
        /// Changes nothing, even what is asked by POST.
        NONE,
        /// May change something, even what is asked by GET.
        ALWAYS
    }

    @FunctionalInterface
    interface Action {
        Answer answer(Call call) throws Fault;
    }

    static Endpoint get(Action action) {
        return new Endpoint(new TreeMap<>(Map.of("GET", action)), Effect.BY_METHOD);
    }

    static Endpoint on(String method, Action action) {
        return new Endpoint(new TreeMap<>(Map.of(method, action)), Effect.BY_METHOD);
    }

    Endpoint and(String method, Action action) {
        var more = new TreeMap<>(actions);
        more.put(method, action);
        return new Endpoint(more, effect);
    }

    Endpoint harmlessly() {
        return new Endpoint(actions, Effect.NONE);
    }

    Endpoint acting() {
        return new Endpoint(actions, Effect.ALWAYS);
    }

    Optional<Action> action(String method) {
        return Optional.ofNullable(actions.get(method.equals("HEAD") ? "GET" : method));
    }

    String allowed() {
        var head = actions.containsKey("GET") ? ", HEAD" : "";
        return String.join(", ", actions.keySet()) + head + ", OPTIONS";
    }

    boolean reads(String method) {
        return switch (effect) {
            case NONE -> true;
            case ALWAYS -> method.equals("OPTIONS");
            case BY_METHOD -> method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        };
    }
}
