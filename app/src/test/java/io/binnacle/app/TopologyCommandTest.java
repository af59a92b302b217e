package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopologyCommandTest {
    private static final String CLUSTER = "simulator:?hosts=3&containers=63&seed=7";

    /// Port 1, where nobody listens; a port that was free a moment ago could be anybody's by now.
    private static final String REFUSING = "tcp://127.0.0.1:1";

    @TempDir
    private Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void openShell() {
        shell = new Shell(directory);
    }

    @Test
    void printsOneJsonDocumentAndNothingElse() throws IOException {
        var answer = shell.run("topology", CLUSTER, "--json");
        assertThat(answer.code()).isEqualTo(ExitCode.DONE);
        assertThat(answer.err()).isEmpty();
        var document = json(answer.out());
        assertThat(document.path("format").asText()).isEqualTo("binnacle.topology/1");
        assertThat(document.path("hosts")).hasSize(3);
        assertThat(document.path("containers")).hasSize(63);
        assertThat(document.path("problems")).isNotEmpty();
        assertThat(document.path("complete").asBoolean()).isTrue();
    }

    @Test
    void printsATableForEyes() {
        var answer = shell.run("topology", CLUSTER);
        assertThat(answer.code()).isEqualTo(ExitCode.DONE);
        assertThat(answer.out()).startsWith("3 hosts, 63 containers").contains("mailer-7", "atlas-1");
    }

    @Test
    void severalEndpointsMakeOnePicture() throws IOException {
        var answer = shell.run("topology", CLUSTER, "simulator:?hosts=4&containers=40&seed=8", "--json");
        assertThat(answer.code()).isEqualTo(ExitCode.DONE);
        assertThat(json(answer.out()).path("clusters")).hasSize(2);
        assertThat(json(answer.out()).path("hosts")).hasSize(7);
    }

    @Test
    void anEndpointNobodyKnowsIsAUsageError() {
        var answer = shell.run("topology", "gopher://atlas", "--json");
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("tried", "it answered:", "next:").doesNotContain("\tat ");
    }

    @Test
    void noEndpointAtAllIsAUsageErrorThatNamesTheHelp() {
        var answer = shell.run("topology", "--json");
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("ENDPOINT", "binnacle topology --help");
    }

    @Test
    void anEmptyEndpointIsAUsageError() {
        assertThat(shell.run("topology", " ").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aTimeoutThatMakesNoSenseIsAUsageError() {
        assertThat(shell.run("topology", CLUSTER, "--timeout", "0").code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("topology", CLUSTER, "--timeout", "soon").code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("topology", CLUSTER, "--timeout", "999999").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aPortThatRefusesIsUnreachable() {
        var answer = shell.run("topology", REFUSING, "--json");
        assertThat(answer.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("tried", "it answered:", "next:").doesNotContain("\tat ");
    }

    @Test
    void whatAnswersIsToldBesideWhatDoesNot() throws IOException {
        var answer = shell.run("topology", CLUSTER, REFUSING, "--json");
        assertThat(answer.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(json(answer.out()).path("containers")).hasSize(63);
        assertThat(answer.err()).contains("tried");
    }

    @Test
    void anEngineThatSaysForbiddenIsDenied() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = "{\"message\":\"access denied\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(403, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var answer = shell.run(
                    "topology", "tcp://127.0.0.1:" + server.getAddress().getPort(), "--json");
            assertThat(answer.err()).contains("access denied");
            assertThat(answer.code()).isEqualTo(ExitCode.DENIED);
            assertThat(answer.out()).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anEngineThatAcceptsAndNeverAnswersIsUnreachableWhenTheTimeIsUp() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var answer = shell.run("topology", "tcp://127.0.0.1:" + silent.getLocalPort(), "--json", "--timeout", "1");
            assertThat(answer.code()).isEqualTo(ExitCode.UNREACHABLE);
        }
    }

    @Test
    void aPasswordInAnAddressIsNeverPrinted() {
        var answer = shell.run("topology", "gopher://me:hunter2@atlas", "--json");
        assertThat(answer.err()).doesNotContain("hunter2");
    }

    @Test
    void watchingEndsQuietlyWhenNobodyReadsAnyMore() throws JsonProcessingException {
        var reader = new ReaderThatLeaves(3);
        var program = shell.program(
                new PrintStream(reader, false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream()));
        assertThat(RootCommand.of(program).execute("topology", CLUSTER, "--watch"))
                .isEqualTo(ExitCode.PIPE_CLOSED);
        assertThat(reader.lines()).hasSize(3);
        assertThat(json(reader.lines().getFirst()).path("format").asText()).isEqualTo(TopologyJson.FORMAT);
        assertThat(json(reader.lines().get(1)).has("put")).isTrue();
    }

    /// A pipe whose other end reads some lines and goes away, as `head` does.
    private static final class ReaderThatLeaves extends OutputStream {
        private final int wanted;
        private final List<String> lines = new ArrayList<>();
        private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

        ReaderThatLeaves(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public void write(int value) throws IOException {
            if (lines.size() == wanted) {
                throw new IOException("Broken pipe");
            }
            if (value == '\n') {
                lines.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(value);
            }
        }

        List<String> lines() {
            return lines;
        }
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
