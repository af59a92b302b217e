package io.binnacle.views;

import io.binnacle.session.search.Filter;
import io.binnacle.session.search.Hidden;
import io.binnacle.session.search.Query;
import io.binnacle.session.search.Sieve;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What of the picture is shown, in every view alike, and how much that hides. Read and written on the UI thread.
public final class Showing {
    /// What most people mean by the system: what orchestrators and Binnacle itself put beside the apps.
    public static final String USUAL_SYSTEM =
            "label.io.binnacle.probe:* or image:*pause* or name:k8s_* or image:*traefik* or image:*cadvisor*";

    private final StringProperty sought;
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.NONE);
    private final StringProperty system = new SimpleStringProperty(USUAL_SYSTEM);
    private final BooleanProperty onlyFound = new SimpleBooleanProperty();
    private final ObjectProperty<Hidden> hidden = new SimpleObjectProperty<>(Hidden.NOTHING);
    private final BooleanProperty choosing = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Sieve.Mesh> mesh = new ReadOnlyObjectWrapper<>(Sieve.Mesh.OPEN);
    private Query lastSought = new Query.All();

    Showing(StringProperty sought) {
        this.sought = sought;
        filter.addListener(_ -> sift());
        system.addListener(_ -> sift());
        onlyFound.addListener(_ -> sift());
        sought.addListener(_ -> sift());
    }

    public ObjectProperty<Filter> filter() {
        return filter;
    }

    /// Which containers are the system's, as a search.
    public StringProperty system() {
        return system;
    }

    /// Whether what does not fit the search is hidden rather than dimmed.
    public BooleanProperty onlyFound() {
        return onlyFound;
    }

    /// How much is hidden, as the view in front has counted.
    public ObjectProperty<Hidden> hidden() {
        return hidden;
    }

    /// What a view has hidden; told too late, it is not true any more.
    public void counted(Hidden now) {
        hidden.set(mesh.get().isOpen() ? Hidden.NOTHING : now);
    }

    /// Whether somebody wants to choose what is shown.
    public BooleanProperty choosing() {
        return choosing;
    }

    /// What every view sifts by.
    public ReadOnlyObjectProperty<Sieve.Mesh> mesh() {
        return mesh.getReadOnlyProperty();
    }

    /// Hides nothing any more.
    public void all() {
        onlyFound.set(false);
        filter.set(Filter.NONE);
    }

    private void sift() {
        if (Query.read(sought.get()) instanceof Query.Reading.Right(Query right)) {
            lastSought = right;
        }
        mesh.set(new Sieve.Mesh(filter.get(), rule(), onlyFound.get() ? lastSought : new Query.All()));
        if (mesh.get().isOpen()) {
            hidden.set(Hidden.NOTHING);
        }
    }

    /// A rule that cannot be read is nobody's.
    private Query rule() {
        return Query.read(system.get()) instanceof Query.Reading.Right(Query right) && !(right instanceof Query.All)
                ? right
                : new Query.Not(new Query.All());
    }
}
