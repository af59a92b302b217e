package io.binnacle.views.inspector;

import io.binnacle.model.Link;
import io.binnacle.model.Peer;
import io.binnacle.session.Words;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.inspector.Card.Section;
import io.binnacle.views.inspector.Card.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is known of one link.
final class LinkCard {
    private final Look look;
    private final Link link;
    private final Neighbours neighbours;

    private LinkCard(Look look, Link link) {
        this.look = look;
        this.link = link;
        this.neighbours = new Neighbours(look);
    }

    static Card of(Look look, Link link) {
        return new LinkCard(look, link).card();
    }

    private Card card() {
        return new Card(
                new Sign.None(),
                neighbours.name(link.client()) + " → " + neighbours.name(link.server()),
                "Link · " + evidence() + port().map(port -> " · " + port).orElse(""),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(new Section("Ends", "", ends()), new Section("Facts", "", facts())),
                Set.of());
    }

    private String evidence() {
        return link.observed() ? "observed" : "declared";
    }

    private Optional<String> port() {
        return link.id().port() > 0
                ? Optional.of(
                        link.id().port() + "/" + link.id().protocol().name().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private List<Row> ends() {
        return List.of(end(true, link.client(), "connects"), end(false, link.server(), "answers"));
    }

    private Row end(boolean incoming, Peer peer, String role) {
        return new Row.Neighbour(
                incoming,
                neighbours.glyph(peer),
                neighbours.name(peer),
                Optional.empty(),
                role,
                peer instanceof Peer.Outside ? Optional.empty() : Optional.of(Neighbours.target(link, peer)));
    }

    private List<Row> facts() {
        var facts = new ArrayList<Row>();
        facts.add(new Row.Fact("Port", port().orElse("not known")));
        facts.add(new Row.Fact("Evidence", evidence()));
        if (link.observed()) {
            facts.add(new Row.Fact("Open now", Words.count(link.connections(), "connection")));
        }
        facts.add(new Row.Fact("First seen", Phrases.when(link.firstSeen(), look.now(), look.zone())));
        if (link.observed()) {
            facts.add(new Row.Fact(
                    "Last seen",
                    link.goneAt()
                            .map(at -> Phrases.when(at, look.now(), look.zone()))
                            .orElse("now")));
        }
        if (!link.because().isBlank()) {
            facts.add(new Row.Fact("Because", link.because()));
        }
        return facts;
    }
}
