package io.binnacle.simulator;

import java.util.List;

/// What kind of program is talking in a log, with its usual sentences. `#` stands for a small number, `@` for an id,
/// `~` for a duration in milliseconds.
enum Chatter {
    WEB(
            2.0,
            List.of(
                    "INFO  GET / 200 in ~ ms",
                    "INFO  GET /products/@ 200 in ~ ms",
                    "INFO  GET /assets/app.@.js 304 in 1 ms",
                    "INFO  POST /cart 303 in ~ ms",
                    "DEBUG session @ renewed",
                    "WARN  slow upstream: api-gateway took 1~ ms for GET /api/catalog")),
    GATEWAY(
            3.0,
            List.of(
                    "INFO  @ GET /api/catalog?page=# 200 in ~ ms",
                    "INFO  @ POST /api/checkout 201 in ~ ms",
                    "INFO  @ GET /api/search?q=@ 200 in ~ ms",
                    "INFO  rate limit: client @ has # requests left",
                    "WARN  @ retry 1 of 3: upstream closed the connection",
                    "INFO  @ GET /healthz 200 in 1 ms")),
    ORDERS(
            1.2,
            List.of(
                    "INFO  order @ reserved, # items, ~ ms",
                    "INFO  order @ paid, 1~ ms",
                    "INFO  order @ confirmed",
                    "INFO  GET /healthz 200 in 2 ms",
                    "DEBUG pool payments: #/20 busy")),
    PAYMENTS(
            1.0,
            List.of(
                    "INFO  charge @ authorised in 1~ ms",
                    "INFO  charge @ captured",
                    "INFO  POST /v1/charge 201 in 2~ ms",
                    "DEBUG gc: young, ~ ms, live set 3~/512 MiB",
                    "WARN  provider answered in 1~ ms, budget 100 ms")),
    CATALOGUE(
            1.0,
            List.of(
                    "INFO  GET /v2/items?page=# 200 in ~ ms",
                    "INFO  GET /v2/items/@ 200 in 1 ms",
                    "INFO  cache hit ratio 9#.1 %",
                    "DEBUG index refreshed, 48# 112 items, ~ ms")),
    SEARCH(
            0.8,
            List.of(
                    "INFO  query @ 1# hits in ~ ms",
                    "INFO  segment @ merged in 1~ ms",
                    "WARN  query @ took 1~ ms: # wildcards",
                    "INFO  GET /healthz 200 in 1 ms")),
    MAILER(
            0.5,
            List.of(
                    "INFO  mail @ queued: order-confirmation",
                    "INFO  mail @ sent in 2~ ms",
                    "INFO  template order-confirmation rendered in ~ ms",
                    "WARN  smtp.example.net: 451 greylisted, trying again in 60 s")),
    CACHE(
            0.2,
            List.of(
                    "1:M * # changes in 60 seconds. Saving...",
                    "1:M * Background saving started by pid 1~",
                    "1:M * DB saved on disk",
                    "1:M * Background saving terminated with success")),
    DATABASE(
            0.4,
            List.of(
                    "LOG:  checkpoint starting: time",
                    "LOG:  checkpoint complete: wrote 1~ buffers (0.# %); write=~ ms",
                    "LOG:  duration: 1~ ms  statement: SELECT * FROM orders WHERE id = $1",
                    "LOG:  automatic vacuum of table \"shop.public.orders\": # pages removed")),
    WORKER(
            0.8,
            List.of(
                    "INFO  job @ done in 2~ ms",
                    "INFO  took batch of 1# from queue, lag ~",
                    "DEBUG heartbeat",
                    "WARN  job @ retried, attempt #",
                    "INFO  GET /healthz 200 in 1 ms"));

    /// On an ordinary day, of one instance.
    final double linesPerSecond;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy of strings
    private final List<String> sentences;

    Chatter(double linesPerSecond, List<String> sentences) {
        this.linesPerSecond = linesPerSecond;
        this.sentences = List.copyOf(sentences);
    }

    String say(long key) {
        return filled(sentences.get(Noise.below(sentences.size(), key, 1)), key);
    }

    static String filled(String sentence, long key) {
        var text = new StringBuilder(sentence.length() + 16);
        for (var at = 0; at < sentence.length(); at++) {
            switch (sentence.charAt(at)) {
                case '#' -> text.append(1 + Noise.below(9, key, at));
                case '~' -> text.append(11 + Noise.below(79, key, at));
                case '@' -> text.append(Identity.hex(Noise.mix(key, at), 1), 0, 6);
                default -> text.append(sentence.charAt(at));
            }
        }
        return text.toString();
    }
}
