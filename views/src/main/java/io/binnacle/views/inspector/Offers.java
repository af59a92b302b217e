package io.binnacle.views.inspector;

import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.styles.Icon;
import io.binnacle.views.Bridge;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Verb;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the inspector's buttons offer for a thing, for other places that offer the same.
public final class Offers {
    private Offers() {}

    /// @param key the key that does the same, or empty
    /// @param operation empty for what changes nothing: its log
    /// @param refusal why it cannot be done; empty when it can
    public record Offer(String text, Icon icon, String key, Optional<Operation> operation, Optional<Refusal> refusal) {}

    public static List<Offer> of(Selection selection, Bridge bridge) {
        var workspace = bridge.workspace();
        var look = new Look(
                bridge.picture().get(),
                workspace.gauges(),
                workspace.desk()::refusal,
                workspace.surroundings().clock().instant(),
                ZoneId.systemDefault());
        return verbs(selection, look).map(Offers::offer).toList();
    }

    private static Stream<Verb> verbs(Selection selection, Look look) {
        var verbs = new Verbs(look);
        return switch (selection) {
            case Selection.OfContainer(var id) ->
                look.container(id).stream()
                        .flatMap(found -> Stream.concat(verbs.first(found).stream(), verbs.more(found).stream()));
            case Selection.OfApp(var id) -> look.app(id).stream().flatMap(found -> verbs.first(found).stream());
            case Selection.OfHost _, Selection.OfLink _, Selection.Nothing _ -> Stream.empty();
        };
    }

    private static Offer offer(Verb verb) {
        return new Offer(
                verb.kind().text(), VerbsView.icon(verb.kind()), verb.kind().key(), verb.operation(), verb.refusal());
    }
}
