package io.binnacle.views.shell;

import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Presence;
import io.binnacle.model.TopologyChange;
import io.binnacle.styles.Mark;
import io.binnacle.views.Bridge;
import io.binnacle.views.Selection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;

/// A bar at the top of the map for news: a host that no longer answers, and its return. The reason stands in the list
/// of problems and at the host as well, for as long as it is true.
final class Notices {
    private static final PseudoClass FAILING = PseudoClass.getPseudoClass("failing");
    private final Bridge bridge;
    private final NotificationPane pane;
    private final Map<HostId, Presence> known = new HashMap<>();
    private Optional<HostId> told = Optional.empty();

    Notices(Bridge bridge, Node content) {
        this.bridge = bridge;
        this.pane = new NotificationPane(content);
        pane.setShowFromTop(true);
        bridge.picture().get().topology().hosts().values().forEach(host -> known.put(host.id(), host.presence()));
        bridge.onChange(this::changed);
    }

    NotificationPane region() {
        return pane;
    }

    private void changed(TopologyChange change) {
        change.hosts().removed().forEach(id -> {
            known.remove(id);
            hideIf(id);
        });
        change.hosts().put().values().forEach(this::seen);
    }

    private void seen(Host host) {
        var before = Optional.ofNullable(known.put(host.id(), host.presence()));
        var wasLive = before.filter(Presence::live).isPresent();
        if (wasLive && host.presence() instanceof Presence.Stale stale) {
            tell(
                    host,
                    host.name() + " is not answering: " + stale.why().answered()
                            + ". What it last said stays on the map.");
        } else if (host.presence().live()) {
            hideIf(host.id());
        }
    }

    private void tell(Host host, String words) {
        told = Optional.of(host.id());
        pane.pseudoClassStateChanged(FAILING, true);
        pane.setGraphic(Mark.NOT_SEEN.node("not seen"));
        pane.getActions()
                .setAll(
                        new Action("Show it", _ -> bridge.selection().set(new Selection.OfHost(host.id()))),
                        new Action("Retry now", _ -> bridge.workspace().refresh()));
        pane.setText(words);
        pane.show();
    }

    private void hideIf(HostId id) {
        if (told.filter(id::equals).isPresent()) {
            told = Optional.empty();
            pane.hide();
        }
    }
}
