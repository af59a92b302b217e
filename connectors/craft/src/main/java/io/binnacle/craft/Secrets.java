package io.binnacle.craft;

import io.binnacle.model.EnvironmentVariable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The border that no secret crosses: what looks like one, by its name or by itself, is replaced before it enters the
/// model. It rather hides too much than too little.
public final class Secrets {
    private static final Pattern NAME = Pattern.compile(
            "passw|passphrase|secret|token|key|credential|auth(?!or)|private|cookie|signature|pass($|[_.-])|(^|[_.-])(pass|pwd|psk|pin|salt|dsn|sas)([_.-]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HARMLESS_NAME = Pattern.compile(
            "PWD|OLDPWD|.*(SHA256|SHA512|DIGEST|CHECKSUM|COMMIT|REVISION|VERSION)|"
                    + "(com\\.docker\\.(compose|swarm|stack)|org\\.opencontainers|io\\.binnacle)\\..*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_PASSWORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s@]*:[^/\\s@]+@");
    private static final Pattern KNOWN_FORM = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY|eyJ[a-zA-Z0-9_-]{8,}\\.[a-zA-Z0-9_-]{8,}\\.|"
                    + "\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|\\bgh[pousr]_[a-zA-Z0-9]{20,}|\\bgithub_pat_\\w{20,}|\\bglpat-[\\w-]{16,}|"
                    + "\\bxox[abeprs]-[\\w-]{10,}|\\bsk[-_](live|test|proj|ant)?[-_]?[a-zA-Z0-9_-]{16,}|\\bAIza[\\w-]{30,}|"
                    + "\\bSG\\.[\\w-]{16,}\\.[\\w-]{16,}|\\bhv[sb]\\.[\\w-]{20,}|\\b(Bearer|Basic) +[a-zA-Z0-9+/=._-]{8,}");
    private static final Pattern ONE_WORD = Pattern.compile("[a-zA-Z0-9+/=_.~!@#$%^&*-]{20,}");
    private static final Pattern SPEAKING =
            Pattern.compile("/.*|[a-z]+://.*|(sha256:)?[0-9.]+|[a-z0-9.-]+(:[0-9]+)?(,[a-z0-9.-]+(:[0-9]+)?)*");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32,}");
    private static final double RANDOM_BITS = 3.6;

    /// `--db-password=x`, `--db-password x`, `DB_PASSWORD=x`, `"password": "x"` in running text.
    private static final Pattern NAMED_IN_TEXT = Pattern.compile(
            "(?i)((?:--?)?[\\w.-]*(?:passw|passphrase|secret|token|api-?key|access-?key|credential)[\\w.-]*[\"']?)"
                    + "(\\s*[=:]\\s*|\\s+)(\"[^\"]*\"|'[^']*'|[^\\s\"';&|]+)");
    private static final Pattern URL_IN_TEXT = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)[^/\\s@]*:[^/\\s@]+@");
    private static final Pattern WORD_IN_TEXT = Pattern.compile("[^\\s\"'=,;]{20,}");

    private final byte[] salt;

    private Secrets(byte[] salt) {
        this.salt = salt;
    }

    /// With a salt of this process, so that a fingerprint says nothing to anybody else.
    public static Secrets ofThisProcess() {
        return Holder.SECRETS;
    }

    public static Secrets salted(byte[] salt) {
        return new Secrets(salt.clone());
    }

    public boolean secret(String name, String value) {
        if (value.isEmpty() || HARMLESS_NAME.matcher(name).matches()) {
            return hasKnownForm(value);
        }
        return NAME.matcher(name).find() || looksSecret(value);
    }

    private static boolean hasKnownForm(String value) {
        return WITH_PASSWORD.matcher(value).find() || KNOWN_FORM.matcher(value).find();
    }

    public static boolean looksSecret(String value) {
        return hasKnownForm(value) || HEX.matcher(value).matches() || looksRandom(value);
    }

    private static boolean looksRandom(String value) {
        return ONE_WORD.matcher(value).matches()
                && !SPEAKING.matcher(value).matches()
                && value.chars().anyMatch(Character::isDigit)
                && value.chars().anyMatch(Character::isLetter)
                && bitsPerCharacter(value) > RANDOM_BITS;
    }

    /// Shannon's entropy over the characters of the text.
    private static double bitsPerCharacter(String text) {
        var counts = new int[128];
        text.chars().forEach(character -> counts[character & 127]++);
        var bits = 0.0;
        for (var count : counts) {
            if (count > 0) {
                var share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    /// @param line as the engine has it: `NAME=value`
    public EnvironmentVariable variable(String line) {
        var equals = line.indexOf('=');
        var name = equals < 0 ? line : line.substring(0, equals);
        var value = equals < 0 ? "" : line.substring(equals + 1);
        return new EnvironmentVariable(
                name,
                secret(name, value)
                        ? new EnvironmentVariable.Value.Masked(fingerprint(value))
                        : new EnvironmentVariable.Value.Plain(value));
    }

    public Map<String, String> labels(Map<String, String> labels) {
        var shown = new TreeMap<>(labels);
        shown.replaceAll((name, value) -> secret(name, value) ? EnvironmentVariable.MASK : value);
        return shown;
    }

    /// A command line with what follows `--password` and its like replaced.
    public List<String> command(List<String> words) {
        var shown = new ArrayList<String>();
        var hideNext = false;
        for (var word : words) {
            shown.add(hideNext ? EnvironmentVariable.MASK : word(word));
            hideNext = word.startsWith("-")
                    && word.indexOf('=') < 0
                    && NAME.matcher(word).find();
        }
        return shown;
    }

    private String word(String word) {
        var equals = word.indexOf('=');
        if (equals > 0 && word.indexOf(' ') < 0 && secret(word.substring(0, equals), word.substring(equals + 1))) {
            return word.substring(0, equals + 1) + EnvironmentVariable.MASK;
        }
        return text(word);
    }

    /// Running text, such as the output of a health check.
    public String text(String text) {
        var known = KNOWN_FORM.matcher(text).replaceAll(EnvironmentVariable.MASK);
        var named = NAMED_IN_TEXT.matcher(known).replaceAll("$1$2" + EnvironmentVariable.MASK);
        var urls = URL_IN_TEXT.matcher(named).replaceAll("$1" + EnvironmentVariable.MASK + "@");
        return WORD_IN_TEXT
                .matcher(urls)
                .replaceAll(word -> looksSecret(word.group()) ? EnvironmentVariable.MASK : quoted(word.group()));
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    private int fingerprint(String value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            var bytes = digest.digest(value.getBytes(StandardCharsets.UTF_8));
            return java.nio.ByteBuffer.wrap(bytes).getInt();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Secrets[" + String.format(Locale.ROOT, "%d bytes of salt", salt.length) + "]";
    }

    private static final class Holder {
        static final Secrets SECRETS = salted(SecureRandom.getSeed(16));
    }
}
