package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./binnacle` itself, in a checkout of its own where everything is built already, with a JDK that only says how it
/// was started.
final class LaunchScriptTest {
    @TempDir
    private Path directory = Path.of("");

    private Path house = directory;
    private Path jdk = directory;

    @BeforeEach
    void build() throws IOException {
        house = directory.resolve("my house");
        jdk = directory.resolve("a jdk");
        copy(Path.of("..", "binnacle"), house.resolve("binnacle"));
        copy(Path.of("launch.sh"), house.resolve("app").resolve("launch.sh"));
        var dist = house.resolve("app").resolve("target").resolve("dist");
        write(dist.resolve("lib").resolve("some library.jar"), "");
        write(dist.resolve("stamp"), "");
        write(dist.resolve("binnacle.aot.jdk"), jdk + "\n");
        write(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"25.0.1\"\n");
        executable(jdk.resolve("bin").resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$PWD\" \"$@\"\n");
    }

    @Test
    void startsFromAnyDirectoryWithItsArgumentsWhole() throws IOException, InterruptedException {
        var lines = started(house.resolve("binnacle"), "topology", "a name with spaces", "*");
        assertThat(lines.getFirst()).isEqualTo(directory.toRealPath().toString());
        assertThat(lines).endsWith("io.binnacle.app.Main", "topology", "a name with spaces", "*");
        assertThat(lines).anyMatch(line -> line.endsWith("my house/app/target/dist/lib/some library.jar"));
    }

    @Test
    void startsThroughSymbolicLinks() throws IOException, InterruptedException {
        var far = Files.createSymbolicLink(directory.resolve("far"), Path.of("my house", "binnacle"));
        var near = Files.createSymbolicLink(directory.resolve("near"), far);
        assertThat(started(near, "--version")).endsWith("io.binnacle.app.Main", "--version");
    }

    private List<String> started(Path script, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", jdk.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        executable(to, Files.readString(from));
    }

    private static void executable(Path file, String text) throws IOException {
        write(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
