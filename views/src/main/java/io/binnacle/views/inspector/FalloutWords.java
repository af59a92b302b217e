package io.binnacle.views.inspector;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.session.Words;
import io.binnacle.views.Fallout;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.inspector.Card.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Says what breaks if an app, or one instance of it, goes.
final class FalloutWords {
    private static final String TITLE = "If it goes";
    private static final int NAMED = 4;

    private final Look look;

    FalloutWords(Look look) {
        this.look = look;
    }

    Section of(AppId app) {
        var fallout = new Fallout(look.topology(), app);
        var rows = new ArrayList<Row>();
        var dependents = fallout.dependents();
        if (dependents.isEmpty()) {
            rows.add(new Row.Words("No other app calls it."));
        } else {
            rows.add(new Row.Words(depend(fallout.callers(), dependents)));
        }
        var cutOff = fallout.cutOff();
        if (!cutOff.isEmpty()) {
            rows.add(new Row.Words("Cut off from the rest: " + named(cutOff) + "."));
        }
        return new Section(TITLE, dependents.isEmpty() ? "" : Words.count(dependents.size(), "app") + " hit", rows);
    }

    private String depend(Set<AppId> callers, Set<AppId> dependents) {
        var through = dependents.size()
                - callers.stream().filter(dependents::contains).count();
        return named(callers)
                + (callers.size() == 1 ? " calls it" : " call it")
                + (through == 0 ? "." : ", and " + Words.count(through, "more app") + " through them.");
    }

    /// Of one instance: the others are still there, or it is as if the app went.
    Section of(ContainerId id, AppId app) {
        var others = look.containersOf(app).stream()
                .filter(other ->
                        !other.id().equals(id) && !look.condition(other).wrong())
                .count();
        return others == 0
                ? of(app)
                : new Section(
                        TITLE,
                        "",
                        List.of(new Row.Words(Words.count(others, "other instance") + " of " + look.appName(app)
                                + " would still be there.")));
    }

    private String named(Set<AppId> apps) {
        var names = apps.stream().map(look::appName).sorted(NaturalOrder.NAMES).toList();
        var first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }
}
