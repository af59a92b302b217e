package io.binnacle.scheduler.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who may come in: a line each of role, name and token, in a file that only its owner can read.
final class Tokens {
    private static final int SHORTEST = 16;
    private static final int MOST = 1000;
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<String> SYSTEM = Set.of("NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators");

    /// Who has shown a token.
    record Holder(String name, Role role) {}

    /// Of the token only what recognises it is kept.
    private record Entry(String digest, Holder holder) {}

    private final List<Entry> entries;

    private Tokens(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// @throws IOException in words, when others can read it or a line is wrong; never with a token in it
    static Tokens read(Path file) throws IOException {
        guarded(file);
        var entries = new ArrayList<Entry>();
        var lines = Files.readAllLines(file);
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                entries.add(entry(line, file + ", line " + (i + 1)));
            }
        }
        if (entries.isEmpty() || entries.size() > MOST) {
            throw new IOException(file + " must hold 1 to " + MOST + " lines of the form: operate NAME TOKEN");
        }
        return new Tokens(entries);
    }

    /// Takes equally long whether and where one matches.
    Optional<Holder> holder(String token) {
        var digest = digest(token);
        Optional<Holder> found = Optional.empty();
        for (var entry : entries) {
            if (MessageDigest.isEqual(bytes(entry.digest), bytes(digest))) {
                found = Optional.of(entry.holder);
            }
        }
        return found;
    }

    private static Entry entry(String line, String where) throws IOException {
        var words = line.split("\\s+");
        if (words.length != 3 || words[2].length() < SHORTEST) {
            throw new IOException(where + ": expected a role (read or operate), a name, and a token of at least "
                    + SHORTEST + " characters");
        }
        return new Entry(digest(words[2]), new Holder(words[1], role(words[0], where)));
    }

    private static Role role(String word, String where) throws IOException {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "read" -> Role.READ;
            case "operate" -> Role.OPERATE;
            default -> throw new IOException(where + ": the role is either read or operate");
        };
    }

    private static void guarded(Path file) throws IOException {
        var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            if (!OWNERS.containsAll(posix.readAttributes().permissions())) {
                throw new IOException("Others than its owner can get at " + file + ". Next: chmod 600 " + file);
            }
            return;
        }
        var acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl == null || sharedWithOthers(acl)) {
            throw new IOException("Others than its owner can get at " + file + ". Next: let only its owner read it");
        }
    }

    private static boolean sharedWithOthers(AclFileAttributeView acl) throws IOException {
        var owner = acl.getOwner();
        return acl.getAcl().stream()
                .filter(entry -> entry.type() == AclEntryType.ALLOW)
                .map(entry -> entry.principal())
                .anyMatch(principal -> !principal.equals(owner) && !SYSTEM.contains(principal.getName()));
    }

    private static byte[] bytes(String digest) {
        return digest.getBytes(StandardCharsets.US_ASCII);
    }

    private static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
