package io.binnacle.views.inspector;

import io.binnacle.model.Condition;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Sign;
import io.binnacle.views.inspector.Card.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes the card of whatever is selected.
final class Cards {
    private Cards() {}

    static Card of(Selection selection, Look look) {
        return switch (selection) {
            case Selection.Nothing _ -> ClusterCard.of(look);
            case Selection.OfContainer(var id) ->
                look.container(id).map(found -> ContainerCard.of(look, found)).orElseGet(() -> gone("Container"));
            case Selection.OfApp(var id) ->
                look.app(id).map(found -> AppCard.of(look, found)).orElseGet(() -> gone("App"));
            case Selection.OfHost(var id) ->
                look.host(id).map(found -> HostCard.of(look, found)).orElseGet(() -> gone("Host"));
            case Selection.OfLink(var id) ->
                Optional.ofNullable(look.topology().links().get(id))
                        .map(found -> LinkCard.of(look, found))
                        .orElseGet(() -> gone("Link"));
        };
    }

    private static Card gone(String kind) {
        return new Card(
                new Sign.None(),
                "No longer there",
                kind,
                List.of(),
                List.of(),
                Optional.of(new Verdict(
                        Condition.STOPPED,
                        kind + " gone",
                        "",
                        "It was there when it was selected, and the cluster no longer lists it. Events says when it"
                                + " went.")),
                List.of(),
                Set.of());
    }
}
