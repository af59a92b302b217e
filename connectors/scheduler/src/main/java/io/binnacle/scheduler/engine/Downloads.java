package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.definition.AppDefinition.Fetch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches from the web, each within a time and a size; what may be kept is asked for once, and the oldest is forgotten
/// when it becomes too much.
final class Downloads {
    static final long LARGEST = 512L << 20;
    private static final long MOST_KEPT = 2L << 30;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Path kept;

    private static final class Client {
        static final HttpClient HTTP = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    Downloads(Path kept) {
        this.kept = kept;
    }

    /// Its address, without what may be secret in it.
    static String name(Fetch fetch) {
        return fetch.uri().replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
    }

    /// @param file where it goes unless it is one of those that are kept
    Path of(Fetch fetch, Path file) throws Unlaunchable, IOException, InterruptedException {
        if (!fetch.cache()) {
            return download(fetch, file);
        }
        var known = kept.resolve(key(fetch.uri()));
        if (Files.exists(known)) {
            Files.setLastModifiedTime(known, FileTime.from(java.time.Instant.now()));
            return known;
        }
        download(fetch, file);
        Files.createDirectories(kept);
        Files.move(file, known, StandardCopyOption.ATOMIC_MOVE);
        forgetOldest(known);
        return known;
    }

    private static Path download(Fetch fetch, Path file) throws Unlaunchable, InterruptedException {
        var answer = Client.HTTP.sendAsync(request(fetch), BodyHandlers.limiting(BodyHandlers.ofFile(file), LARGEST));
        try {
            var status = answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS).statusCode();
            if (status != 200) {
                throw new Unlaunchable(name(fetch) + " cannot be fetched: HTTP " + status);
            }
            return file;
        } catch (ExecutionException failed) {
            throw new Unlaunchable(name(fetch) + " cannot be fetched: " + why(failed));
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new Unlaunchable(name(fetch) + " cannot be fetched within " + LONGEST.toMinutes() + " minutes");
        }
    }

    private static String why(ExecutionException failed) {
        var cause = failed.getCause() == null ? failed : failed.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static HttpRequest request(Fetch fetch) throws Unlaunchable {
        try {
            var uri = URI.create(fetch.uri().replaceFirst("//[^/]*@", "//"));
            var user = URI.create(fetch.uri()).getUserInfo();
            var request = HttpRequest.newBuilder(uri).timeout(LONGEST);
            if (user != null) {
                var word = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
                request.header("Authorization", "Basic " + word);
            }
            return request.build();
        } catch (IllegalArgumentException unwritable) {
            throw new Unlaunchable(name(fetch) + " is no address");
        }
    }

    private static String key(String uri) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(uri.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every JDK knows SHA-256", never);
        }
    }

    private synchronized void forgetOldest(Path newest) throws IOException {
        try (var all = Files.list(kept)) {
            var left = MOST_KEPT;
            for (var file : all.sorted(Comparator.comparing(Downloads::usedAt).reversed())
                    .toList()) {
                left -= Files.size(file);
                if (left < 0 && !file.equals(newest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static FileTime usedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
