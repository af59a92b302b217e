package io.binnacle.views.shell;

import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.session.Recents;
import io.binnacle.session.Workspace;
import io.binnacle.views.connect.ConnectView;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// The place of the first screen, which is made when it is first wanted: who starts with a cluster never sees it, and
/// need not wait for it.
final class FirstScreen extends StackPane {
    private final Workspace workspace;
    private final Recents recents;
    private final Consumer<Endpoint> open;
    private final ReadOnlyStringWrapper looked = new ReadOnlyStringWrapper("");
    private Optional<ConnectView> view = Optional.empty();

    /// @param open opens an endpoint; it may come back with [#refuse]
    FirstScreen(Workspace workspace, Recents recents, Consumer<Endpoint> open) {
        this.workspace = workspace;
        this.recents = recents;
        this.open = open;
        setVisible(false);
    }

    void show(boolean wanted) {
        if (wanted == isVisible()) {
            return;
        }
        setVisible(wanted);
        if (wanted) {
            view().look();
        }
    }

    /// Looks around again, and takes the focus.
    void look() {
        view().look();
    }

    /// Says in place why an endpoint could not be opened.
    void refuse(Refusal refusal) {
        view().refuse(refusal);
    }

    /// Where the focus goes first.
    Node first() {
        return view().first();
    }

    /// "Looked in 6 places in 0.3 s".
    ReadOnlyStringProperty looked() {
        return looked.getReadOnlyProperty();
    }

    private ConnectView view() {
        return view.orElseGet(this::make);
    }

    private ConnectView make() {
        var made = new ConnectView(workspace, recents, open);
        view = Optional.of(made);
        looked.bind(made.looked());
        getChildren().add(made);
        return made;
    }
}
