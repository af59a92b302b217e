package io.binnacle.app;

import io.binnacle.spi.Connector;
import io.binnacle.spi.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;

/// Runs command lines in this process, as a shell would, in a directory and with an environment of its own.
final class Shell {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private InputStream keys = InputStream.nullInputStream();

    Shell(Path directory) {
        this.directory = directory;
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Keys to be pressed in the next command, and after them the end of input.
    Shell typing(String text) {
        keys = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// What a command line answered.
    record Answer(int code, String out, String err) {}

    Answer run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = RootCommand.forWords(program(stream(out), stream(err)), List.of(args))
                .execute(args);
        return new Answer(code, text(out), text(err));
    }

    Program program(PrintStream out, PrintStream err) {
        var connectors = ServiceLoader.load(Connector.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return program(connectors, out, err);
    }

    Program program(List<Connector> connectors, PrintStream out, PrintStream err) {
        return new Program(
                connectors,
                new Surroundings(Clock.systemUTC(), new Random(1), environment, directory),
                new StateDirectory(directory.resolve("state")),
                directory,
                out,
                err,
                "Linux",
                () -> new Tty.Piped(keys, out));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
