package io.binnacle.simulator;

/// Numbers that look random and are a pure function of their keys, so that what is measured or logged at a moment is
/// the same whoever asks and whenever (the finaliser of SplitMix64).
final class Noise {
    private Noise() {}

    static long mix(long key) {
        var z = key + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long mix(long key, long more) {
        return mix(mix(key) ^ more);
    }

    /// In [0, 1).
    static double unit(long key, long more) {
        return (mix(key, more) >>> 11) * 0x1.0p-53;
    }

    /// In [0, bound).
    static int below(int bound, long key, long more) {
        return (int) (unit(key, more) * bound);
    }

    /// A smooth curve in [0, 1) that has a new height each whole `x`.
    static double smooth(long key, double x) {
        var whole = (long) Math.floor(x);
        var part = x - whole;
        var eased = part * part * (3 - 2 * part);
        return unit(key, whole) * (1 - eased) + unit(key, whole + 1) * eased;
    }
}
