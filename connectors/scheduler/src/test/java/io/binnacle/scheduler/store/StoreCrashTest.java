package io.binnacle.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of writing.
final class StoreCrashTest {
    private static final int KILLS = 8;

    @TempDir
    private Path directory = Path.of("");

    /// Starts a writer and kills it after it has said so many words.
    ///
    /// @return the last number it has said was saved
    private int killed(int words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        StoreWriter.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = process.inputReader(StandardCharsets.US_ASCII)) {
            var last = -1;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Integer.parseInt(line);
                if (--words == 0) {
                    // not the process itself: that would close what it has still to say
                    process.toHandle().destroyForcibly();
                }
            }
            process.waitFor();
            return last;
        }
    }

    @Test
    void whatWasSaidToBeSavedIsThere() throws IOException, InterruptedException, StoreRefused {
        var random = new Random(11);
        for (var kill = 0; kill < KILLS; kill++) {
            var last = killed(1 + random.nextInt(60));
            assertThat(last).isNotNegative();
            try (var store = Store.open(directory, Fixtures.START)) {
                var state = store.restored().state();
                assertThat(state.instances()).containsKey(StoreWriter.id(last));
                assertThat(state.instances().size()).isBetween(last + 1, last + 2 + 60);
                assertThat(state.wish().version())
                        .isEqualTo(Fixtures.START.plusSeconds(state.instances().size() - 1));
            }
        }
    }
}
