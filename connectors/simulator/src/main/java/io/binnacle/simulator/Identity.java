package io.binnacle.simulator;

import java.util.HexFormat;

/// Ids as engines give them, the same for the same seed.
final class Identity {
    private static final HexFormat HEX = HexFormat.of();

    private Identity() {}

    /// `words` times sixteen hexadecimal digits.
    static String hex(long key, int words) {
        var text = new StringBuilder(words * 16);
        for (var word = 0; word < words; word++) {
            text.append(HEX.toHexDigits(Noise.mix(key, word)));
        }
        return text.toString();
    }

    static String container(long seed, long number) {
        return hex(Noise.mix(seed, number), 4);
    }

    /// In the form of a UUID, which is how an engine names itself.
    static String host(long seed, long number) {
        var hex = hex(Noise.mix(seed, ~number), 2);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + "-" + hex.substring(20);
    }
}
