package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.styles.Theme;
import io.binnacle.views.Grouping;
import io.binnacle.views.MapKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsRead() {
        var settings = new Settings(
                Settings.Look.LIGHT,
                Theme.Colours.COLOUR_BLIND,
                true,
                30,
                MapKind.APPS,
                272,
                true,
                true,
                List.of("cpu > 50%", "name:\"a b\""),
                new Grouping(new Grouping.By.Label("rack"), new Grouping.By.Nothing()),
                Optional.of(new Settings.Place(10, 20, 1440, 900, true)));
        new SettingsFile(directory).write(settings);
        assertThat(new SettingsFile(directory).read()).isEqualTo(settings);
    }

    @Test
    void aFileThatIsAbsentOrBrokenIsAsGoodAsNone() throws IOException {
        assertThat(new SettingsFile(directory).read()).isEqualTo(Settings.USUAL);
        Files.writeString(directory.resolve("settings.json"), "{\"look\": \"light\", ");
        assertThat(new SettingsFile(directory).read()).isEqualTo(Settings.USUAL);
    }

    @Test
    void aFieldThatMakesNoSenseHurtsNoOther() throws IOException {
        Files.writeString(
                directory.resolve("settings.json"),
                "{\"look\": \"light\", \"armMinutes\": 100000, \"dockHeight\": \"high\", \"window\": {\"width\": 3}}");
        assertThat(new SettingsFile(directory).read())
                .isEqualTo(Settings.USUAL.with(Settings.Look.LIGHT).withArmMinutes(Settings.MOST_ARM_MINUTES));
    }
}
