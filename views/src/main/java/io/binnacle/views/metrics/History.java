package io.binnacle.views.metrics;

import java.util.Arrays;
import java.util.List;

/// The values of one measurement over the last minutes, oldest first; compared by content.
public final class History {
    public static final History NONE = new History(new float[0]);

    private final float[] values;

    private History(float[] values) {
        this.values = values;
    }

    /// @param values not changed afterwards by anybody
    public static History of(float[] values) {
        return values.length == 0 ? NONE : new History(values);
    }

    /// Several added up, aligned at now; those without any value count as nothing.
    public static History sum(List<History> all) {
        var known = all.stream().filter(history -> history.length() > 0).toList();
        var length = known.stream().mapToInt(History::length).min().orElse(0);
        var sum = new float[length];
        for (var history : known) {
            for (var i = 0; i < length; i++) {
                sum[i] += history.values[history.length() - length + i];
            }
        }
        return of(sum);
    }

    public int length() {
        return values.length;
    }

    public float at(int index) {
        return values[index];
    }

    float greatest() {
        var greatest = 0f;
        for (var value : values) {
            greatest = Math.max(greatest, value);
        }
        return greatest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof History history && Arrays.equals(values, history.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
