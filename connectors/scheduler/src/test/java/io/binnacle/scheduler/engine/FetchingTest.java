package io.binnacle.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.binnacle.model.Mount;
import io.binnacle.scheduler.Fixtures;
import io.binnacle.scheduler.definition.AppDefinition.Fetch;
import io.binnacle.spi.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FetchingTest {
    private static final String SANDBOX = "mnt/mesos/sandbox/";

    @TempDir
    private Path directory = Path.of("");

    private final HttpServer web = server();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> pages = new TreeMap<>();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @BeforeEach
    void serve() {
        web.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            asked.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            var page = pages.get(path);
            exchange.sendResponseHeaders(page == null ? 404 : 200, page == null ? -1 : page.length);
            if (page != null) {
                exchange.getResponseBody().write(page);
            }
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
    }

    private String at(String user, String path) {
        return "http://" + user + web.getAddress().getHostString() + ":"
                + web.getAddress().getPort() + path;
    }

    private Fetch page(String path, String content) {
        pages.put(path, content.getBytes(StandardCharsets.UTF_8));
        return new Fetch(at("", path), true, false, false, Optional.empty());
    }

    private Fetched fetched(Fetch... wanted) throws Unlaunchable, InterruptedException {
        var app = Fixtures.app("/web", Fixtures.START)
                .edit()
                .fetch(List.of(wanted))
                .build();
        return new Fetching(directory.resolve("fetched")).of(app);
    }

    /// Name, mode and content of what an archive holds.
    private static List<String> entries(Launch.Archive archive) throws IOException {
        var found = new ArrayList<String>();
        var all = Files.readAllBytes(archive.file());
        var longName = "";
        for (var at = 0; all[at] != 0; ) {
            var size = Integer.parseInt(text(all, at + 124, 11), 8);
            var content = text(all, at + 512, size);
            var name = longName.isEmpty() ? text(all, at, 100) : longName;
            longName = all[at + 156] == 'L' ? content : "";
            if (longName.isEmpty()) {
                found.add(name + " " + text(all, at + 100, 7) + " " + content);
            }
            at += 512 + (size + 511) / 512 * 512;
        }
        return found;
    }

    private static String text(byte[] all, int from, int most) {
        var text = new String(all, from, most, StandardCharsets.UTF_8);
        var end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }

    @Test
    void filesComeUnderTheirNamesAndPrograms() throws Unlaunchable, IOException, InterruptedException {
        var plain = page("/a/hello.txt", "hello");
        page("/run", "#!/bin/sh");
        var program = new Fetch(at("", "/run?v=2"), true, true, false, Optional.of("bin/start"));
        try (var fetched = fetched(plain, program)) {
            assertThat(fetched.archives()).hasSize(1);
            assertThat(fetched.archives().getFirst().directory()).isEqualTo("/");
            assertThat(entries(fetched.archives().getFirst()))
                    .containsExactly(
                            SANDBOX + " 0001777 ",
                            SANDBOX + "hello.txt 0000644 hello",
                            SANDBOX + "bin/start 0000755 #!/bin/sh");
        }
    }

    @Test
    void archivesAreUnpackedUnlessToldNotTo() throws Unlaunchable, IOException, InterruptedException {
        page("/site.tar.gz", "a tar, as far as the engine is asked");
        pages.put("/notes.gz", gzip("notes"));
        pages.put("/kit.zip", zip(Map.of("kit/tool", "tool", "x".repeat(120), "long")));
        var left = new Fetch(at("", "/site.tar.gz"), false, false, false, Optional.empty());
        try (var fetched = fetched(
                new Fetch(at("", "/site.tar.gz"), true, false, false, Optional.empty()),
                new Fetch(at("", "/notes.gz"), true, false, false, Optional.empty()),
                new Fetch(at("", "/kit.zip"), true, false, false, Optional.empty()),
                left)) {
            assertThat(fetched.archives())
                    .extracting(Launch.Archive::directory)
                    .containsExactly("/", "/mnt/mesos/sandbox");
            assertThat(fetched.archives().getLast().file()).hasContent("a tar, as far as the engine is asked");
            assertThat(entries(fetched.archives().getFirst()))
                    .contains(
                            SANDBOX + "notes 0000644 notes",
                            SANDBOX + "kit/tool 0000755 tool",
                            SANDBOX + "x".repeat(120) + " 0000755 long",
                            SANDBOX + "site.tar.gz 0000644 a tar, as far as the engine is asked");
        }
    }

    @Test
    void whatLiesOnTheHostIsMountedThere() throws Unlaunchable, InterruptedException {
        try (var fetched = fetched(
                new Fetch("file:///etc/motd", true, false, false, Optional.empty()),
                new Fetch("/etc/hosts", true, false, false, Optional.of("names")),
                new Fetch("file:///root/docker.tar.gz", true, false, false, Optional.empty()))) {
            assertThat(fetched.mounts())
                    .containsExactly(
                            new Mount("bind", "/etc/motd", "/mnt/mesos/sandbox/motd", true),
                            new Mount("bind", "/etc/hosts", "/mnt/mesos/sandbox/names", true));
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void whatMayBeKeptIsAskedForOnceAndTheRestEachTime() throws Unlaunchable, InterruptedException {
        page("/kept", "k");
        var kept = new Fetch(at("ann:hunter2@", "/kept"), true, false, true, Optional.empty());
        for (var i = 0; i < 2; i++) {
            fetched(kept, page("/fresh", "f")).close();
        }
        assertThat(asked).containsExactly("/kept Basic YW5uOmh1bnRlcjI=", "/fresh null", "/fresh null");
    }

    @Test
    void whatCannotBeHadIsToldWithoutWhatMayBeSecret() throws IOException {
        var gone = new Fetch(at("ann:hunter2@", "/gone?token=hunter3"), true, false, false, Optional.empty());
        assertThatThrownBy(() -> fetched(gone))
                .isInstanceOf(Unlaunchable.class)
                .hasMessage(at("", "/gone") + " cannot be fetched: HTTP 404");
        var nobody = new Fetch("http://127.0.0.1:1/x", true, false, false, Optional.empty());
        assertThatThrownBy(() -> fetched(nobody))
                .isInstanceOf(Unlaunchable.class)
                .hasMessageStartingWith("http://127.0.0.1:1/x cannot be fetched");
        pages.put("/evil.zip", zip(Map.of("../out", "x")));
        assertThatThrownBy(() -> fetched(new Fetch(at("", "/evil.zip"), true, false, false, Optional.empty())))
                .hasMessageContaining("leaves the sandbox");
        assertThat(scratch()).isEmpty();
    }

    @Test
    void nothingIsLeftBehind() throws Unlaunchable, IOException, InterruptedException {
        fetched(page("/a", "a")).close();
        assertThat(scratch()).isEmpty();
        fetched(page("/a", "a"));
        assertThat(scratch()).hasSize(1);
        fetched().close();
        assertThat(scratch()).isEmpty();
    }

    private List<Path> scratch() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("fetched"))) {
            return all.filter(path -> path.getFileName().toString().startsWith("launch-"))
                    .toList();
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
