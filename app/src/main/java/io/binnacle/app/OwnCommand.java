package io.binnacle.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How this very program is started once more.
///
/// @param words up to its arguments
record OwnCommand(List<String> words) {
    OwnCommand {
        words = List.copyOf(words);
    }

    /// The installed launcher where there is one, else the same JVM with the same options and classes. An agent, as a
    /// debugger's, is left out: there can be only one at its port.
    static OwnCommand ofThisProcess() {
        return Optional.ofNullable(System.getProperty("jpackage.app-path"))
                .map(launcher -> new OwnCommand(List.of(launcher)))
                .orElseGet(OwnCommand::ofThisJvm);
    }

    private static OwnCommand ofThisJvm() {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(word -> !word.startsWith("-javaagent") && !word.startsWith("-agent"))
                .forEach(words::add);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return new OwnCommand(words);
    }

    /// In a session of its own, where the system has such: what ends the terminal or the window does not end it.
    List<String> apart(List<String> arguments) {
        var command = new ArrayList<String>();
        setsid().map(Path::toString).ifPresent(command::add);
        command.addAll(words);
        command.addAll(arguments);
        return command;
    }

    private static Optional<Path> setsid() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
