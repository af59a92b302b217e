package io.binnacle.app;

import io.binnacle.model.Container;
import io.binnacle.model.Endpoint;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Workspace;
import io.binnacle.views.shell.Shells;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// `binnacle shell` in the terminal program this system has.
record SystemTerminal(Program program, Workspace workspace, OwnCommand command) implements Shells {
    /// How a terminal program is told what to run in its window: before the words.
    private static final List<List<String>> KNOWN = List.of(
            List.of("x-terminal-emulator", "-e"),
            List.of("gnome-terminal", "--"),
            List.of("konsole", "-e"),
            List.of("xfce4-terminal", "-x"),
            List.of("alacritty", "-e"),
            List.of("kitty"),
            List.of("xterm", "-e"));

    @Override
    public Optional<String> whyNot(Container container) {
        var endpoint = endpoint(container);
        if (endpoint.isEmpty()) {
            return Optional.of("its cluster is not known any more");
        }
        if (endpoint.get().scheme().equals("simulator")) {
            return Optional.of("a simulated cluster is in this process only: binnacle shell "
                    + endpoint.get().display() + " " + container.name());
        }
        if (!new Endpoint(endpoint.get().display()).equals(endpoint.get())) {
            return Optional.of("its address has a password, which every process of this machine could read");
        }
        return terminal().isPresent()
                ? Optional.empty()
                : Optional.of("no terminal program was found; type: binnacle shell "
                        + endpoint.get().display() + " " + container.name());
    }

    @Override
    public void open(Container container) {
        endpoint(container).ifPresent(endpoint -> terminal().ifPresent(words -> start(words, endpoint, container)));
    }

    private void start(List<String> terminal, Endpoint endpoint, Container container) {
        var words = new ArrayList<>(terminal);
        words.addAll(command.words());
        words.addAll(List.of("shell", endpoint.display(), container.id().value()));
        Thread.ofVirtual().name("terminal").start(() -> {
            try {
                new ProcessBuilder(words)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException wrong) {
                System.getLogger(SystemTerminal.class.getName())
                        .log(System.Logger.Level.WARNING, "Tried to start a terminal: {0}", wrong.getMessage());
            }
        });
    }

    private Optional<Endpoint> endpoint(Container container) {
        return workspace
                .clusterOf(container.host())
                .flatMap(id -> workspace.picture().clusters().stream()
                        .filter(cluster -> cluster.id().equals(id))
                        .map(ClusterStatus::endpoint)
                        .findFirst());
    }

    /// The words that come before what is to be run in it.
    private Optional<List<String>> terminal() {
        return program.osName().toLowerCase(Locale.ROOT).startsWith("windows")
                ? Optional.of(List.of("cmd", "/c", "start", ""))
                : KNOWN.stream().filter(words -> found(words.getFirst())).findFirst();
    }

    private boolean found(String name) {
        var path = program.surroundings().environment().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }
}
