package io.binnacle.craft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A variable that may name another container: the name and port in its value, and nothing else of the value.
///
/// @param port 0 when it names no port
public record Hint(String variable, String host, int port) {
    private static final int MOST = 200;
    private static final Pattern URL = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://(?:[^/\\s@]*@)?([^/\\s?#]+)");
    private static final Pattern HOST_PORT =
            Pattern.compile("([a-zA-Z0-9][a-zA-Z0-9_.-]*|\\[[0-9a-fA-F:]+])(?::([0-9]{1,5}))?");
    private static final Pattern HOST_NAME = Pattern.compile("(.+?)[_.]?(HOST|HOSTNAME|SERVER|ADDR|ADDRESS)");
    private static final Map<String, Integer> PORTS = Map.ofEntries(
            Map.entry("http", 80),
            Map.entry("https", 443),
            Map.entry("postgres", 5432),
            Map.entry("postgresql", 5432),
            Map.entry("mysql", 3306),
            Map.entry("mariadb", 3306),
            Map.entry("redis", 6379),
            Map.entry("rediss", 6379),
            Map.entry("amqp", 5672),
            Map.entry("amqps", 5671),
            Map.entry("mongodb", 27017),
            Map.entry("nats", 4222),
            Map.entry("kafka", 9092),
            Map.entry("memcached", 11211),
            Map.entry("ldap", 389),
            Map.entry("ldaps", 636),
            Map.entry("smtp", 25),
            Map.entry("mqtt", 1883),
            Map.entry("ws", 80),
            Map.entry("wss", 443),
            Map.entry("sqlserver", 1433),
            Map.entry("clickhouse", 9000),
            Map.entry("etcd", 2379));

    public static List<Hint> in(List<String> environment) {
        var values = new HashMap<String, String>();
        environment.forEach(line -> {
            var equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        var hints = new ArrayList<Hint>();
        values.forEach((name, value) -> {
            if (value.length() < 4096 && hints.size() < MOST) {
                collect(name, value.strip(), values, hints);
            }
        });
        hints.sort(java.util.Comparator.comparing(Hint::variable).thenComparing(Hint::host));
        return hints;
    }

    private static void collect(String name, String value, Map<String, String> values, List<Hint> hints) {
        var url = URL.matcher(value);
        var found = false;
        while (url.find()) {
            found = true;
            var usual = PORTS.getOrDefault(scheme(url.group(1)), 0);
            for (var part : url.group(2).split(",")) {
                add(name, HOST_PORT.matcher(part), usual, hints);
            }
        }
        if (!found) {
            ofPlain(name, value, values, hints);
        }
    }

    /// `postgresql+asyncpg` and `jdbc:postgresql` are both `postgresql`.
    private static String scheme(String written) {
        var plus = written.indexOf('+');
        return (plus < 0 ? written : written.substring(0, plus)).toLowerCase(Locale.ROOT);
    }

    private static void ofPlain(String name, String value, Map<String, String> values, List<Hint> hints) {
        if (value.indexOf(':') > 0) {
            for (var part : value.split("[,;\\s]+")) {
                var match = HOST_PORT.matcher(part);
                if (part.indexOf(':') > 0) {
                    add(name, match, 0, hints);
                }
            }
            return;
        }
        var stem = HOST_NAME.matcher(name.toUpperCase(Locale.ROOT));
        if (stem.matches()) {
            add(name, HOST_PORT.matcher(value), portBeside(name, values), hints);
        }
    }

    /// `DB_HOST` has its port in `DB_PORT`.
    private static int portBeside(String name, Map<String, String> values) {
        var stem = name.replaceFirst("(?i)(HOST|HOSTNAME|SERVER|ADDR|ADDRESS)$", "");
        var port = values.getOrDefault(stem + "PORT", values.getOrDefault(stem + "port", ""));
        return port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
    }

    private static void add(String name, Matcher match, int usual, List<Hint> hints) {
        if (!match.matches()) {
            return;
        }
        var port = match.group(2) == null ? usual : Integer.parseInt(match.group(2));
        if (port <= 65535) {
            hints.add(new Hint(name, match.group(1).replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT), port));
        }
    }

    /// As a link says it: `DATABASE_URL names postgres:5432`.
    public String because() {
        return variable + " names " + host + (port > 0 ? ":" + port : "");
    }
}
