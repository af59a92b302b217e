package io.binnacle.views.shell;

import io.binnacle.views.Bridge;
import io.binnacle.views.Grouping.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// What can stand together, by name: "Group hosts: by label rack".
final class GroupingCommands {
    private final LabelKeys labels;
    private final Bridge bridge;

    GroupingCommands(LabelKeys labels, Bridge bridge) {
        this.labels = labels;
        this.bridge = bridge;
    }

    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        add(
                entries,
                "hosts",
                "by zone",
                labels.hosts(),
                by -> bridge.grouping().set(bridge.grouping().get().withHosts(by)));
        add(
                entries,
                "apps",
                "by project or group",
                labels.apps(),
                by -> bridge.grouping().set(bridge.grouping().get().withApps(by)));
        return entries;
    }

    private static void add(List<Entry> entries, String what, String usual, List<String> labels, Consumer<By> choose) {
        var all = new ArrayList<By>(List.of(new By.Usual(), new By.Nothing()));
        labels.forEach(label -> all.add(new By.Label(label)));
        for (var by : all) {
            var words = GroupingChoice.words(by, usual);
            var name = "Group " + what + ": " + words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
            entries.add(new Entry(
                    Entry.Kind.COMMAND,
                    name,
                    "on the map",
                    name.toLowerCase(Locale.ROOT),
                    new Entry.Does.Act(() -> choose.accept(by), Optional.empty(), Optional.empty())));
        }
    }
}
