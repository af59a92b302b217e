package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecentsTest {
    @TempDir
    private Path directory;

    @Test
    void theMostRecentComesFirst() {
        var recents = new Recents(directory);
        recents.remember(new Endpoint("tcp://a:2375"));
        recents.remember(new Endpoint("tcp://b:2375"));
        recents.remember(new Endpoint("tcp://a:2375"));
        assertThat(recents.endpoints()).containsExactly(new Endpoint("tcp://a:2375"), new Endpoint("tcp://b:2375"));
    }

    @Test
    void aPasswordIsNeverRemembered() throws IOException {
        var recents = new Recents(directory);
        recents.remember(new Endpoint("tcp://ops:hunter2@a:2375"));
        assertThat(recents.endpoints()).isEmpty();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(RecentsTest::text)).noneMatch(text -> text.contains("hunter2"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1, 2]", "\"words\"", "{\"endpoints\": 7}", "{\"endpoints\": [null, \" \"]}"})
    void aBrokenFileIsAsGoodAsNone(String content) throws IOException {
        Files.writeString(directory.resolve("recent.json"), content);
        var recents = new Recents(directory);
        assertThat(recents.endpoints().stream()
                        .filter(endpoint -> !endpoint.address().equals("null")))
                .isEmpty();
        recents.remember(new Endpoint("tcp://a:2375"));
        assertThat(recents.endpoints()).contains(new Endpoint("tcp://a:2375"));
    }

    @Test
    void whatCannotBeWrittenLosesOnlyThisMemory() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "not a directory");
        new Recents(file).remember(new Endpoint("tcp://a:2375"));
        assertThat(new Recents(file).endpoints()).isEmpty();
    }

    @Test
    void noHalfFileIsLeftBehind() throws IOException {
        var recents = new Recents(directory);
        recents.remember(new Endpoint("tcp://a:2375"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("recent.json");
        }
    }
}
