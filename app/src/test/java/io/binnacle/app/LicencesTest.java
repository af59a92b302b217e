package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the program carries may be carried: `licences.txt` names every library, and only licences that allow it.
final class LicencesTest {
    private static final Path LIST = Path.of("licences.txt");
    private static final Path CARRIED = Path.of("target", "carried.txt");

    @Test
    void everyLibraryIsListed() throws IOException {
        var listed = libraries().keySet();
        assertThat(carried())
                .isNotEmpty()
                .allSatisfy(library -> assertThat(listed)
                        .as("%s: read its licence and add it to %s", library, LIST)
                        .anyMatch(pattern -> matches(pattern, library)));
    }

    @Test
    void everyLicenceIsAllowed() throws IOException {
        assertThat(section("allowed")).containsAll(libraries().values());
    }

    private static boolean matches(String pattern, String library) {
        return pattern.endsWith("*")
                ? library.startsWith(pattern.substring(0, pattern.length() - 1))
                : library.equals(pattern);
    }

    private static Map<String, String> libraries() throws IOException {
        var libraries = new TreeMap<String, String>();
        for (var line : section("libraries")) {
            var parts = line.split(" = ", 2);
            libraries.put(parts[0], parts[1]);
        }
        return libraries;
    }

    private static List<String> section(String name) throws IOException {
        var text = Files.readString(LIST);
        var body = text.substring(text.indexOf("[" + name + "]") + name.length() + 2);
        var end = body.indexOf('[');
        return (end < 0 ? body : body.substring(0, end))
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /// `group:artifact` of each library the build resolved for running, as Maven wrote it down.
    private static List<String> carried() throws IOException {
        return Files.readAllLines(CARRIED).stream()
                .flatMap(LicencesTest::coordinates)
                .filter(library -> !library.startsWith("io.binnacle:"))
                .distinct()
                .toList();
    }

    /// A line of Maven's list: `   group:artifact:jar[:classifier]:version:scope`, perhaps with a module's name after.
    private static Stream<String> coordinates(String line) {
        var parts = line.strip().split(":");
        return parts.length < 5
                ? Stream.empty()
                : Stream.of(String.join(":", Arrays.asList(parts).subList(0, 2)));
    }
}
