package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GateTest {
    private static final String OPERATOR = "operator-token-0123456789";
    private static final String READER = "reader-token-0123456789ab";

    @TempDir
    private Path directory;

    @Test
    void onlyOwnNamesAreCalledOnLoopback() throws IOException {
        try (var served = new Served()) {
            assertThat(raw(served, "Host: localhost:1")).startsWith("HTTP/1.1 200");
            assertThat(raw(served, "Host: [::1]:1")).startsWith("HTTP/1.1 200");
            var foreign = raw(served, "Host: evil.example");
            assertThat(foreign)
                    .startsWith("HTTP/1.1 403")
                    .contains("evil.example")
                    .contains("localhost");
            assertThat(raw(served, "Host: 127.0.0.1.evil.example")).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void pagesOfOtherSitesAreTurnedAway() throws IOException {
        try (var served = new Served()) {
            assertThat(raw(served, "Host: localhost\r\nOrigin: https://evil.example"))
                    .startsWith("HTTP/1.1 403");
            assertThat(raw(served, "Host: localhost\r\nOrigin: null")).startsWith("HTTP/1.1 403");
            assertThat(raw(served, "Host: localhost\r\nSec-Fetch-Site: cross-site"))
                    .startsWith("HTTP/1.1 403");
            assertThat(raw(served, "Host: localhost:80\r\nOrigin: http://localhost:80"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void beyondLoopbackACertificateAndTokensAreDemanded() {
        var everywhere = ApiSettings.local(new InetSocketAddress(0), Clock.systemUTC());
        assertThatThrownBy(() -> Api.start(new SmallScheduler(), everywhere))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("certificate")
                .hasMessageContaining("tokens");
    }

    @Test
    void tokensHaveRolesAndAreShownInThreeWays() throws IOException {
        var tokens = tokens("rw-------", "# ours\noperate ann " + OPERATOR + "\nread bob " + READER + "\n");
        try (var served = new Served(settings -> new ApiSettings(
                settings.listen(),
                settings.names(),
                Optional.empty(),
                Optional.of(tokens),
                settings.form(),
                settings.limits(),
                settings.clock()))) {
            assertThat(served.get("/ping").status()).isEqualTo(200);
            var nobody = served.get("/v2/apps");
            assertThat(nobody.status()).isEqualTo(401);
            assertThat(nobody.message()).isEqualTo("Invalid username or password.");
            assertThat(nobody.header("WWW-Authenticate")).contains("Basic realm", "Bearer realm");
            assertThat(with(served, "Bearer wrong").status()).isEqualTo(401);
            var basic = Base64.getEncoder().encodeToString(("bob:" + READER).getBytes(StandardCharsets.UTF_8));
            for (var shown : List.of("Bearer " + READER, "token=" + READER, "Basic " + basic)) {
                assertThat(with(served, shown).status()).as(shown).isEqualTo(200);
            }
            var refused = served.send(app(served).header("Authorization", "Bearer " + READER));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.message()).startsWith("Not Authorized to perform this action!");
            assertThat(refused.message()).contains("bob").doesNotContain(READER);
            var inside = served.send(
                    served.request("/x/instances/any/terminal").GET().header("Authorization", "Bearer " + READER));
            assertThat(inside.status()).isEqualTo(403);
            var done = served.send(app(served)
                    .header("Authorization", "Bearer " + OPERATOR)
                    .header("X-Binnacle-Note", "for the test"));
            assertThat(done.status()).isEqualTo(201);
            var entry = served.send(served.request("/x/audit").GET().header("Authorization", "Bearer " + READER))
                    .json()
                    .at("/entries/0");
            assertThat(entry.path("by").asText()).isEqualTo("ann");
            assertThat(entry.path("from").asText()).isEqualTo("127.0.0.1");
            assertThat(entry.path("note").asText()).isEqualTo("for the test");
            var reader = served.send(served.request("/x").GET().header("Authorization", "Bearer " + READER))
                    .json();
            assertThat(reader.path("caller").asText()).isEqualTo("bob");
            assertThat(reader.path("mayOperate").asBoolean(true)).isFalse();
            var preview = served.send(served.request("/x/preview")
                    .POST(BodyPublishers.ofString("{\"method\":\"DELETE\",\"path\":\"/v2/apps/x\"}"))
                    .header("Authorization", "Bearer " + READER));
            assertThat(preview.status()).isEqualTo(200);
        }
    }

    @Test
    void aFileThatHasChangedIsReadAgain() throws IOException {
        var path = tokens("rw-------", "operate ann " + OPERATOR);
        var file = new TokenFile(path);
        assertThat(file.now().holder(READER)).isEmpty();
        Files.writeString(path, "read bob " + READER + "\n");
        assertThat(file.now().holder(OPERATOR)).isEmpty();
        assertThat(file.now().holder(READER)).map(Tokens.Holder::role).contains(Role.READ);
        Files.writeString(path, "nonsense");
        assertThat(file.now().holder(READER)).isPresent();
        Files.writeString(path, "operate cat " + OPERATOR);
        assertThat(file.now().holder(READER)).isEmpty();
        assertThat(file.now().holder(OPERATOR)).map(Tokens.Holder::name).contains("cat");
    }

    @Test
    void aFileOthersCanReadIsRefusedAndItsTokensAreNotTold() throws IOException {
        var open = tokens("rw-r--r--", "operate ann " + OPERATOR);
        assertThatThrownBy(() -> Tokens.read(open))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600");
        for (var wrong : List.of("operate ann", "rule ann " + OPERATOR, "read ann short", "")) {
            var file = tokens("rw-------", wrong);
            assertThatThrownBy(() -> Tokens.read(file))
                    .isInstanceOf(IOException.class)
                    .message()
                    .doesNotContain(OPERATOR)
                    .doesNotContain("short");
        }
    }

    @Test
    void beyondLoopbackItIsReachedByTls() throws Exception {
        var store = keystore();
        var tokens = tokens("rw-------", "operate ann " + OPERATOR);
        for (var tls : List.of(new Tls.Keystore(store, "changeit"), pem(store))) {
            var settings = ApiSettings.local(new InetSocketAddress(0), Clock.systemUTC())
                    .secured(tls, tokens);
            try (var scheduler = new SmallScheduler();
                    var api = Api.start(scheduler, settings);
                    var client =
                            HttpClient.newBuilder().sslContext(trusting(store)).build()) {
                var request = HttpRequest.newBuilder(
                                URI.create("https://localhost:" + api.address().getPort() + "/v2/apps"))
                        .header("Authorization", "Bearer " + OPERATOR);
                var reply = client.send(request.build(), BodyHandlers.ofString());
                assertThat(reply.statusCode()).isEqualTo(200);
                assertThat(reply.headers().firstValue("X-Marathon-Leader").orElse(""))
                        .startsWith("https://");
            }
        }
        assertThat(new Tls.Keystore(store, "changeit").toString()).doesNotContain("changeit");
        assertThatThrownBy(() -> new Tls.Keystore(store, "wrong").keys()).hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> new Tls.Pem(store, tokens).keys()).isInstanceOf(IOException.class);
    }

    private static HttpRequest.Builder app(Served served) {
        return served.request("/v2/apps").POST(BodyPublishers.ofString("{\"id\":\"/x\",\"cmd\":\"run\"}"));
    }

    private static Served.Reply with(Served served, String authorization) {
        return served.send(served.request("/v2/apps").GET().header("Authorization", authorization));
    }

    private static String raw(Served served, String headers) throws IOException {
        try (var socket = new Socket(
                served.api.address().getAddress(), served.api.address().getPort())) {
            socket.setSoTimeout(10_000);
            var request = "GET /v2/apps HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path tokens(String mode, String text) throws IOException {
        var file = Files.createTempFile(directory, "tokens", "");
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private Path keystore() throws IOException, InterruptedException {
        var file = directory.resolve("server.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit",
                        "-validity",
                        "30")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return file;
    }

    private Tls.Pem pem(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        var certificate = keys.getCertificate("server").getEncoded();
        var key = keys.getKey("server", "changeit".toCharArray()).getEncoded();
        return new Tls.Pem(
                Files.writeString(directory.resolve("server.crt"), pem("CERTIFICATE", certificate)),
                Files.writeString(directory.resolve("server.key"), pem("PRIVATE KEY", key)));
    }

    private static String pem(String what, byte[] bytes) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    private static SSLContext trusting(Path store) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "server",
                KeyStore.getInstance(store.toFile(), "changeit".toCharArray()).getCertificate("server"));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
