package io.binnacle.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// Takes the figures as they are measured and prints them: as one JSON object a line at once, or as a table at the end.
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bench;
    private final boolean json;
    private final PrintStream out;
    private final PrintStream talk;
    private final List<Figure> figures = new ArrayList<>();

    Report(String bench, boolean json, PrintStream out, PrintStream talk) {
        this.bench = bench;
        this.json = json;
        this.out = out;
        this.talk = talk;
    }

    /// Progress, for a person who waits.
    void say(String line) {
        talk.println("bench: " + line);
        talk.flush();
    }

    void add(long size, String metric, double value, String unit) {
        var figure = new Figure(bench, size, metric, value, unit);
        figures.add(figure);
        if (json) {
            out.println(line(figure));
            out.flush();
        } else {
            say(metric + ", " + size + ": " + number(value) + " " + unit);
        }
    }

    /// The half and the 95th of a hundred of what was measured.
    void add(long size, String metric, Durations durations) {
        add(size, metric + ", p50", durations.quantileMillis(0.50), "ms");
        add(size, metric + ", p95", durations.quantileMillis(0.95), "ms");
    }

    /// The half and the 99th of a hundred, where the rare slow one matters.
    void addTail(long size, String metric, Durations durations) {
        add(size, metric + ", p50", durations.quantileMillis(0.50), "ms");
        add(size, metric + ", p99", durations.quantileMillis(0.99), "ms");
    }

    void finish() {
        if (json) {
            return;
        }
        var width = figures.stream()
                .mapToInt(figure -> figure.metric().length())
                .max()
                .orElse(0);
        out.printf(Locale.ROOT, "%-" + Math.max(1, width) + "s  %8s  %12s%n", "metric", "case", "value");
        for (var figure : figures) {
            out.printf(
                    Locale.ROOT,
                    "%-" + Math.max(1, width) + "s  %8d  %12s %s%n",
                    figure.metric(),
                    figure.size(),
                    number(figure.value()),
                    figure.unit());
        }
        out.flush();
    }

    private static String line(Figure figure) {
        var object = new LinkedHashMap<String, Object>();
        object.put("bench", figure.bench());
        object.put("case", figure.size());
        object.put("metric", figure.metric());
        object.put("value", figure.value());
        object.put("unit", figure.unit());
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String number(double value) {
        return Math.abs(value) >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
