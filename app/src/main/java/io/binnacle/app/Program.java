package io.binnacle.app;

import io.binnacle.model.Refusal;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Connector;
import io.binnacle.spi.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/// What every command stands on: the connectors there are, the world around, and the two streams.
///
/// @param state where the program remembers
/// @param directory what relative paths are relative to
/// @param out data, nothing else
/// @param err talk
/// @param osName as the JVM calls it
/// @param tty the keyboard and the screen in front of it
record Program(
        List<Connector> connectors,
        Surroundings surroundings,
        StateDirectory state,
        Path directory,
        PrintStream out,
        PrintStream err,
        String osName,
        TtySource tty) {
    /// Opened by the one command that needs every key.
    @FunctionalInterface
    interface TtySource {
        Tty open() throws IOException;
    }

    static Program ofThisProcess() {
        var surroundings = Surroundings.ofThisProcess();
        var osName = System.getProperty("os.name", "");
        var out = stream(FileDescriptor.out);
        return new Program(
                ServiceLoader.load(Connector.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                surroundings,
                StateDirectory.of(surroundings.environment(), surroundings.home(), osName),
                Path.of(""),
                out,
                stream(FileDescriptor.err),
                osName,
                () -> Tty.ofThisProcess(out));
    }

    /// UTF-8 whatever the locale: a document must not depend on who asks for it.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    Workspace workspace() {
        return new Workspace(connectors, surroundings, state.path());
    }

    Display display() {
        return Display.of(surroundings.environment(), osName);
    }

    /// For picocli, which prints to writers.
    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    void say(String line) {
        err.println("binnacle: " + line);
        err.flush();
    }

    void say(Refusal refusal) {
        say("tried " + refusal.tried());
        err.println("  it answered: " + refusal.answered());
        err.println("  next: " + refusal.next());
        err.flush();
    }
}
