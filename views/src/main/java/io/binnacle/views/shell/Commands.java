package io.binnacle.views.shell;

import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Topology;
import io.binnacle.session.Seal;
import io.binnacle.styles.Theme;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be done by name: what the window does, and verbs on what is on the map ("restart mailer-7").
final class Commands {
    private static final int MOST = 20;
    private static final int GRACE_SECONDS = 10;
    private final BinnacleWindow window;
    private final Cards cards;

    private enum Verb {
        RESTART("Restart"),
        STOP("Stop"),
        START("Start"),
        PAUSE("Pause"),
        UNPAUSE("Unpause");

        private final String word;

        Verb(String word) {
            this.word = word;
        }

        Operation on(ContainerId id) {
            return switch (this) {
                case RESTART -> new Operation.Restart(id, GRACE_SECONDS);
                case STOP -> new Operation.Stop(id, GRACE_SECONDS);
                case START -> new Operation.Start(id);
                case PAUSE -> new Operation.Pause(id);
                case UNPAUSE -> new Operation.Unpause(id);
            };
        }
    }

    Commands(BinnacleWindow window, Cards cards) {
        this.window = window;
        this.cards = cards;
    }

    List<Entry> entries(String typed) {
        var entries = new ArrayList<Entry>(ofWindow());
        var topology = window.bridge().picture().get().topology();
        entries.addAll(appCommands(topology).entries(typed));
        entries.addAll(new GroupingCommands(new LabelKeys(() -> topology), window.bridge()).entries());
        var words = Finder.lower(typed).strip().split("\\s+", 2);
        if (words.length == 2) {
            for (var verb : Verb.values()) {
                if (Finder.lower(verb.word).startsWith(words[0])) {
                    entries.addAll(onContainers(verb, words[1]));
                }
            }
            if ("logs of".startsWith(words[0])) {
                entries.addAll(logs(words[1].replaceFirst("^of\\s+", "")));
            }
            if ("open".equals(words[0]) || "shell".startsWith(words[0])) {
                entries.addAll(shells(words[1].replaceFirst("^(shell\\s+)?(in(to)?\\s+)?", "")));
            }
        }
        return entries;
    }

    private AppCommands appCommands(Topology topology) {
        var desk = window.workspace().desk();
        return new AppCommands(topology, desk::refusal, desk.changes().changes());
    }

    void choose(Entry entry) {
        if (entry.whyNot().isPresent()) {
            return;
        }
        window.overlays().close();
        switch (entry.does()) {
            case Entry.Does.Reveal(var selection) -> window.reveal(selection);
            case Entry.Does.Act act -> act.action().run();
            case Entry.Does.Propose propose -> {
                window.bridge().selection().set(propose.on());
                window.panes().propose(propose.operation());
            }
        }
    }

    private List<Entry> ofWindow() {
        var open = !window.bridge().picture().get().clusters().isEmpty();
        var whyNot = open ? Optional.<String>empty() : Optional.of("open a cluster first");
        var armed = window.workspace().desk().seal() instanceof Seal.Armed;
        var minutes = window.settings().armMinutes();
        return List.of(
                entry("Show hosts", "the map by host", whyNot, Shortcut.HOSTS, () -> window.go(Page.HOSTS)),
                entry("Show apps", "the map by app", whyNot, Shortcut.APPS, () -> window.go(Page.APPS)),
                entry("Show the table", "every container in rows", whyNot, Shortcut.TABLE, () -> window.go(Page.TABLE)),
                entry("Show problems", "what is wrong, ranked", whyNot, Shortcut.PROBLEMS, window::showProblems),
                entry("Show logs", "of what is selected", whyNot, Shortcut.LOGS, window::showLogs),
                entry(
                        armed ? "Seal" : "Arm for " + minutesInWords(minutes),
                        armed ? "no more changes" : "allows changes for a while",
                        whyNot,
                        Shortcut.ARM,
                        window::arm),
                entry("Fit the map", "everything in view", whyNot, Shortcut.FIT, window.panes()::fit),
                entry("Fit what is selected", "", whyNot, Shortcut.FIT_SELECTION, window.panes()::fitSelection),
                entry(
                        "What breaks if it goes",
                        "lights who would miss what is selected",
                        whyNot,
                        Shortcut.FALLOUT,
                        window.panes()::showFallout),
                entry(
                        "Fold or unfold links",
                        "of the hub that is selected",
                        whyNot,
                        Shortcut.HUB,
                        window.panes()::turnHub),
                entry("Pin or let go", "what is selected stays where it is", whyNot, Shortcut.PIN, window.panes()::pin),
                entry("Refresh", "asks everybody again now", Optional.empty(), Shortcut.REFRESH, window::lookAgain),
                entry("Connect to a cluster…", "", Optional.empty(), Shortcut.CONNECT, window::connectElsewhere),
                entry("Clusters", "state, age and reasons", Optional.empty(), Shortcut.CLUSTERS, cards::clusters),
                act(
                        "Run a scheduler on these hosts…",
                        "keeps apps running, and outlives this window",
                        cards.schedulers().whyNot(),
                        cards::scheduler),
                act("Observe traffic", "who really talks to whom", whyNot, cards::consent),
                act("Stop observing traffic", "takes the probes away", notObserving(), this::stopObserving),
                act("Theme: dark", "", Optional.empty(), () -> look(Settings.Look.DARK)),
                act("Theme: light", "", Optional.empty(), () -> look(Settings.Look.LIGHT)),
                act("Theme: as the system", "", Optional.empty(), () -> look(Settings.Look.SYSTEM)),
                act("Colours: usual", "", Optional.empty(), () -> colours(Theme.Colours.USUAL)),
                act("Colours: for the colour-blind", "", Optional.empty(), () -> colours(Theme.Colours.COLOUR_BLIND)),
                act("Colours: high contrast", "", Optional.empty(), () -> colours(Theme.Colours.HIGH_CONTRAST)),
                act("Audit", "every change made from here", Optional.empty(), cards::audit),
                entry(
                        "Show deployments",
                        "what is being changed, and was lately",
                        whyNot,
                        Shortcut.DEPLOYMENTS,
                        window::showDeployments),
                act("Evidence", "what was kept of what was stopped", Optional.empty(), () -> cards.evidence(List.of())),
                entry("Settings", "", Optional.empty(), Shortcut.SETTINGS, cards::settings),
                entry("All shortcuts", "", Optional.empty(), Shortcut.HELP, cards::help));
    }

    private Optional<String> notObserving() {
        return window.workspace().observing() ? Optional.empty() : Optional.of("no traffic is observed");
    }

    private void stopObserving() {
        Thread.ofVirtual().name("stop observing").start(window.workspace()::stopObserving);
    }

    private void look(Settings.Look look) {
        window.change(window.settings().with(look));
    }

    private void colours(Theme.Colours colours) {
        window.change(window.settings().with(colours));
    }

    private static String minutesInWords(int minutes) {
        return switch (minutes) {
            case 5 -> "five minutes";
            case 10 -> "ten minutes";
            case 30 -> "thirty minutes";
            case 60 -> "an hour";
            default -> minutes + " min";
        };
    }

    private static Entry entry(String name, String detail, Optional<String> whyNot, Shortcut key, Runnable action) {
        return new Entry(Entry.Kind.COMMAND, name, detail, "", new Entry.Does.Act(action, Optional.of(key), whyNot));
    }

    private static Entry act(String name, String detail, Optional<String> whyNot, Runnable action) {
        return new Entry(
                Entry.Kind.COMMAND,
                name,
                detail,
                name.toLowerCase(Locale.ROOT),
                new Entry.Does.Act(action, Optional.empty(), whyNot));
    }

    private List<Entry> onContainers(Verb verb, String name) {
        var desk = window.workspace().desk();
        return named(name).stream()
                .map(container -> {
                    var operation = verb.on(container.id());
                    var why = desk.refusal(operation)
                            .filter(refusal -> refusal.reason() != io.binnacle.model.Refusal.Reason.SEALED)
                            .map(refusal -> refusal.answered());
                    return new Entry(
                            Entry.Kind.COMMAND,
                            verb.word + " " + container.name(),
                            "shows first what it would do",
                            Finder.lower(verb.word + " " + container.name()),
                            new Entry.Does.Propose(operation, new Selection.OfContainer(container.id()), why));
                })
                .toList();
    }

    /// "web-3", or "web error": of those, the lines that say so.
    private List<Entry> logs(String typed) {
        var words = typed.split("\\s+", 2);
        var sought = words.length == 2 ? words[1].strip() : "";
        var apps = window.bridge().picture().get().topology().apps().values().stream()
                .filter(app -> Finder.lower(app.name()).contains(words[0]))
                .sorted(java.util.Comparator.comparing(App::name, NaturalOrder.NAMES))
                .limit(MOST)
                .map(app -> logs(typed, "app " + app.name(), new Selection.OfApp(app.id()), sought));
        var containers = named(words[0]).stream()
                .map(container -> logs(typed, container.name(), new Selection.OfContainer(container.id()), sought));
        return Stream.concat(apps, containers).toList();
    }

    private Entry logs(String typed, String name, Selection of, String sought) {
        var title = "Logs of " + name + (sought.isEmpty() ? "" : " with \"" + sought + "\"");
        return new Entry(
                Entry.Kind.COMMAND,
                title,
                sought.isEmpty() ? "" : "lit and counted in its lines",
                Finder.lower(title) + " logs " + typed,
                new Entry.Does.Act(() -> showLogs(of, sought), Optional.empty(), Optional.empty()));
    }

    private void showLogs(Selection of, String sought) {
        window.reveal(of);
        window.showLogs();
        window.panes().seekInLogs(sought);
    }

    private List<Entry> shells(String name) {
        return named(name).stream().map(this::shell).toList();
    }

    private Entry shell(Container container) {
        var words = "Open a shell in " + container.name();
        var whyNot = cards.shells()
                .map(shells -> shells.whyNot(container))
                .orElse(Optional.of("this window was started without a way to open terminals"));
        return new Entry(
                Entry.Kind.COMMAND,
                words,
                "in a terminal of its own",
                Finder.lower(words) + " open shell " + Finder.lower(container.name()),
                new Entry.Does.Act(
                        () -> cards.shells().ifPresent(shells -> shells.open(container)), Optional.empty(), whyNot));
    }

    private List<Container> named(String name) {
        return window.bridge().picture().get().topology().containers().values().stream()
                .filter(container -> Finder.lower(container.name()).contains(name))
                .sorted(java.util.Comparator.comparing(Container::name, NaturalOrder.NAMES))
                .limit(MOST)
                .toList();
    }
}
