package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules that the compiled classes no longer show.
final class SourceRulesTest {
    private static final Path HOUSE = Path.of("..");
    private static final int LONGEST_FILE = 400;

    @Test
    void aFileIsShortEnoughToBeRead() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : sources("main")) {
            var lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("import "))
                    .count();
            if (lines > LONGEST_FILE) {
                tooLong.add(file + ": " + lines);
            }
        }
        assertThat(tooLong)
                .as("no file is over %s lines, imports not counted", LONGEST_FILE)
                .isEmpty();
    }

    /// The checkout and the installed program must not differ in how they run.
    @Test
    void theInstalledProgramRunsAsTheOneOfTheCheckout() throws IOException {
        var script = Files.readString(HOUSE.resolve("app").resolve("launch.sh"));
        var flags = script.substring(
                script.indexOf("jvm_flags=(") + 11, script.indexOf("\n)", script.indexOf("jvm_flags=(")));
        var packaged = Pattern.compile("--java-options</argument><argument>([^<]+)<")
                .matcher(Files.readString(HOUSE.resolve("installer").resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(flags.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("-"))
                        .toList())
                .isNotEmpty()
                .isEqualTo(packaged);
    }

    @Test
    void viewsHoldNoColourLiterals() throws IOException {
        assertThat(found(Pattern.compile("\"#[0-9a-fA-F]{3,8}\""), inViews(sources("main"))))
                .as("colours are tokens of the theme")
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        var all = Stream.concat(sources("main").stream(), sources("test").stream())
                .toList();
        assertThat(found(Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b"), all))
                .as("what is not done is not in the code")
                .isEmpty();
    }

    @Test
    void testsAwaitAStateAndAreNeverSwitchedOff() throws IOException {
        assertThat(found(Pattern.compile("Thread\\.sle" + "ep|@Dis" + "abled"), sources("test")))
                .as("a test waits for a state with a deadline, not for time to pass; and it runs")
                .isEmpty();
    }

    @Test
    void everyPackageOfOursIsNullMarked() throws IOException {
        var packages = sources("main").stream().map(Path::getParent).distinct().toList();
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .contains("@NullMarked"));
    }

    private static List<Path> inViews(List<Path> sources) {
        return sources.stream()
                .filter(file -> file.startsWith(HOUSE.resolve("views")))
                .toList();
    }

    private static List<String> found(Pattern pattern, List<Path> files) throws IOException {
        var found = new ArrayList<String>();
        for (var file : files) {
            var number = 0;
            for (var line : Files.readAllLines(file)) {
                number++;
                if (pattern.matcher(line).find()) {
                    found.add(file + ":" + number + ": " + line.strip());
                }
            }
        }
        return found;
    }

    private static List<Path> sources(String kind) throws IOException {
        var found = new ArrayList<Path>();
        for (var module : modules()) {
            var root = module.resolve("src").resolve(kind).resolve("java");
            if (Files.isDirectory(root)) {
                try (var files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                }
            }
        }
        return found;
    }

    private static List<Path> modules() {
        return Stream.concat(children(HOUSE), children(HOUSE.resolve("connectors")))
                .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                .toList();
    }

    private static Stream<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.filter(Files::isDirectory).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
