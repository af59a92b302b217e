package io.binnacle.views.shell;

import io.binnacle.model.App;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.Topology;
import io.binnacle.session.Change;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Verbs on apps as they are typed: "scale web 6", "roll back web", "redeploy web 2.41", "restart web", "suspend web"
/// and
/// "resume web", "cancel web". Choosing one shows its preview.
final class AppCommands {
    private static final int MOST = 20;
    private static final Pattern SCALE = Pattern.compile("scale\\s+(?<app>\\S+)(\\s+(to\\s+)?(?<to>\\d{1,4}))?");
    private static final Pattern ROLLBACK = Pattern.compile("(roll\\s?back|rollback)\\s+(?<app>\\S+)");
    private static final Pattern RESTART = Pattern.compile("restart\\s+(?<app>\\S+)");

    private static final Pattern REDEPLOY =
            Pattern.compile("(re)?deploy\\s+(?<app>\\S+)(\\s+(?<image>\\S+))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUSPEND = Pattern.compile("suspend\\s+(?<app>\\S+)");
    private static final Pattern RESUME = Pattern.compile("resume\\s+(?<app>\\S+)");
    private static final Pattern CANCEL = Pattern.compile("cancel\\s+(?<app>\\S+)");

    private final Topology topology;
    private final Function<Operation, Optional<Refusal>> refusal;
    private final List<Change> changes;

    /// @param refusal why it cannot be done now, or empty
    /// @param changes what was changed lately, the newest first
    AppCommands(Topology topology, Function<Operation, Optional<Refusal>> refusal, List<Change> changes) {
        this.topology = topology;
        this.refusal = refusal;
        this.changes = changes;
    }

    List<Entry> entries(String typed) {
        var text = Finder.lower(typed).strip();
        var entries = new ArrayList<Entry>();
        entries.addAll(those(SCALE.matcher(text), text, this::scale));
        entries.addAll(those(ROLLBACK.matcher(text), text, (app, _, wanted) -> rollback(app, wanted)));
        entries.addAll(those(RESTART.matcher(text), text, (app, _, wanted) -> restart(app, wanted)));
        entries.addAll(those(REDEPLOY.matcher(typed.strip()), text, this::redeploy));
        entries.addAll(those(SUSPEND.matcher(text), text, (app, _, wanted) -> suspend(app, wanted)));
        entries.addAll(those(RESUME.matcher(text), text, (app, _, wanted) -> resume(app, wanted)));
        entries.addAll(those(CANCEL.matcher(text), text, (app, _, wanted) -> cancel(app, wanted)));
        return entries;
    }

    private interface Making {
        Entry of(App app, Matcher typed, String text);
    }

    private List<Entry> those(Matcher typed, String text, Making making) {
        return typed.matches()
                ? named(Finder.lower(typed.group("app")))
                        .map(app -> making.of(app, typed, text))
                        .toList()
                : List.of();
    }

    private Stream<App> named(String name) {
        return topology.apps().values().stream()
                .filter(app -> Finder.lower(app.name()).contains(name))
                .sorted(Comparator.comparing(
                                (App app) -> !Finder.lower(app.name()).equals(name))
                        .thenComparing(App::name, NaturalOrder.NAMES))
                .limit(MOST);
    }

    private Entry scale(App app, Matcher typed, String text) {
        var now = topology.sizeOf(app.id());
        var number = typed.group("to");
        if (number == null) {
            return impossible("Scale " + app.name(), "now " + now, text, "type how many behind the name");
        }
        var to = Integer.parseInt(number);
        var name = "Scale " + app.name() + " " + to;
        if (now == to) {
            return impossible(name, "", text, "it has " + to + " already");
        }
        return possible(name, now + " → " + to + ", shown first", text, new Operation.Scale(app.id(), to));
    }

    private Entry rollback(App app, String text) {
        var name = "Roll back " + app.name();
        return earlier(app)
                .map(revision -> possible(
                        name + " to " + revision.name(),
                        words(revision) + " · " + revision.image().reference(),
                        text,
                        new Operation.Rollback(app.id(), revision.id())))
                .orElseGet(() -> impossible(name, "", text, "no earlier revision is known that could be healthy"));
    }

    /// The newest before the current one that was healthy; else the newest of which nothing is known.
    static Optional<Revision> earlier(App app) {
        return latest(app, Revision.Verdict.HEALTHY).or(() -> latest(app, Revision.Verdict.UNKNOWN));
    }

    private static Optional<Revision> latest(App app, Revision.Verdict verdict) {
        return app.revisions().stream()
                .skip(1)
                .filter(revision -> revision.verdict() == verdict)
                .findFirst();
    }

    private static String words(Revision revision) {
        return switch (revision.verdict()) {
            case HEALTHY -> "was healthy";
            case NEVER_HEALTHY -> "was never healthy";
            case UNKNOWN -> "its health is not known";
        };
    }

    private Entry restart(App app, String text) {
        return possible("Restart app " + app.name(), "every instance", text, new Operation.RestartApp(app.id()));
    }

    /// With another tag of the same image, another image, or the same once more.
    private Entry redeploy(App app, Matcher typed, String text) {
        var image = Optional.ofNullable(typed.group("image")).map(word -> image(app, word));
        return possible(
                "Redeploy " + app.name() + image.map(one -> " with " + one).orElse(" as it is"),
                image.isPresent()
                        ? "now " + app.image().reference()
                        : "or type another tag behind the name, now "
                                + app.image().tag(),
                text,
                new Operation.Redeploy(app.id(), image));
    }

    private static String image(App app, String word) {
        return word.contains("/") || word.contains(":") ? word : app.image().repository() + ":" + word;
    }

    private Entry suspend(App app, String text) {
        var now = topology.sizeOf(app.id());
        return now == 0
                ? impossible("Suspend " + app.name(), "", text, "it has no instances")
                : possible(
                        "Suspend " + app.name(),
                        now + " → 0, \"resume\" brings them back",
                        text,
                        new Operation.Scale(app.id(), 0));
    }

    /// To as many as there were before it was suspended from here.
    private Entry resume(App app, String text) {
        var name = "Resume " + app.name();
        return changes.stream()
                .flatMap(change -> change.preview().stream())
                .filter(preview -> preview.operation().equals(new Operation.Scale(app.id(), 0)))
                .flatMap(preview -> preview.inverse().stream())
                .filter(Operation.Scale.class::isInstance)
                .map(Operation.Scale.class::cast)
                .findFirst()
                .filter(_ -> topology.sizeOf(app.id()) == 0)
                .map(back -> possible(name, "0 → " + back.instances() + ", as before", text, back))
                .orElseGet(() -> impossible(name, "", text, "it was not suspended from here; scale it instead"));
    }

    private Entry cancel(App app, String text) {
        return possible(
                "Cancel the change of " + app.name(), "it ends where it stands", text, new Operation.Cancel(app.id()));
    }

    private Entry possible(String name, String detail, String text, Operation.OnApp operation) {
        var why = refusal.apply(operation)
                .filter(refused -> refused.reason() != Refusal.Reason.SEALED)
                .map(Refusal::answered);
        var does = new Entry.Does.Propose(operation, new Selection.OfApp(operation.app()), why);
        return new Entry(Entry.Kind.COMMAND, name, detail, text, does);
    }

    private static Entry impossible(String name, String detail, String text, String why) {
        return new Entry(
                Entry.Kind.COMMAND,
                name,
                detail,
                text,
                new Entry.Does.Act(() -> {}, Optional.empty(), Optional.of(why)));
    }
}
