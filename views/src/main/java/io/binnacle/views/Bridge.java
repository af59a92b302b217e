package io.binnacle.views;

import io.binnacle.model.Link;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.Mailbox;
import io.binnacle.session.Picture;
import io.binnacle.session.Seal;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Where every view stands: the newest picture, what is selected and pointed at, and how the map is to be drawn.
/// Everything here is read and written on the UI thread only.
///
/// Pictures come from the store's thread through a mailbox, so that a UI thread that is busy finds one picture with
/// all changes in it, not a queue of them.
public final class Bridge implements AutoCloseable {
    private final Workspace workspace;
    private final Mailbox mailbox = new Mailbox();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicReference<Picture> newest;
    private final ReadOnlyObjectWrapper<Picture> picture;
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(new Selection.Nothing());
    private final ObjectProperty<Selection> hovered = new SimpleObjectProperty<>(new Selection.Nothing());
    private final ObjectProperty<MapKind> map = new SimpleObjectProperty<>(MapKind.HOSTS);
    private final ObjectProperty<Fill> fill = new SimpleObjectProperty<>(Fill.CPU);
    private final ObjectProperty<Optional<Fill>> previewed = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Link.Evidence> links = new SimpleObjectProperty<>(Link.Evidence.OBSERVED);
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.USUAL);
    private final List<Consumer<TopologyChange>> listeners = new ArrayList<>();
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
    private final ObjectProperty<Duration> armFor = new SimpleObjectProperty<>(Seal.ARMED_FOR);
    private final StringProperty sought = new SimpleStringProperty("");
    private final ObjectProperty<List<String>> keptSearches = new SimpleObjectProperty<>(List.of());
    private final Showing showing = new Showing(sought);
    private final Rest rest = new Rest(System::nanoTime);
    private final Seconds seconds = new Seconds(rest, this::show);
    private final Subscription subscription;

    public Bridge(Workspace workspace) {
        this.workspace = workspace;
        this.picture = new ReadOnlyObjectWrapper<>(workspace.picture());
        this.newest = new AtomicReference<>(picture.get());
        this.subscription = workspace.watch(this::arrived);
    }

    /// What only makes ages younger waits for the next second, when all ages are written anew.
    private void arrived(Picture next) {
        var before = newest.getAndSet(next);
        mailbox.put(next);
        if (!next.onlyHeardSince(before)) {
            rest.end();
            if (asked.compareAndSet(false, true)) {
                UiThread.later(this::show);
            }
        }
    }

    private void show() {
        asked.set(false);
        mailbox.take().ifPresent(next -> {
            picture.set(next);
            if (!next.change().isEmpty()) {
                List.copyOf(listeners).forEach(listener -> listener.accept(next.change()));
            }
        });
    }

    public Workspace workspace() {
        return workspace;
    }

    /// The newest picture. Its change is what is new since the one before; see [#onChange] to miss none.
    public ReadOnlyObjectProperty<Picture> picture() {
        return picture.getReadOnlyProperty();
    }

    /// Tells each change of the topology exactly once, after [#picture()] holds its result. What is already there is
    /// not told: read it from the picture.
    public void onChange(Consumer<TopologyChange> listener) {
        listeners.add(listener);
    }

    public ObjectProperty<Selection> selection() {
        return selection;
    }

    public ObjectProperty<Selection> hovered() {
        return hovered;
    }

    public ObjectProperty<MapKind> map() {
        return map;
    }

    public ObjectProperty<Fill> fill() {
        return fill;
    }

    /// What fills the vessels for as long as it is pointed at.
    public ObjectProperty<Optional<Fill>> previewed() {
        return previewed;
    }

    /// What fills the vessels now.
    public Fill fillNow() {
        return previewed.get().orElseGet(fill::get);
    }

    /// What is sought, as typed: lit on the map, and all that the table shows.
    public StringProperty sought() {
        return sought;
    }

    /// What of the picture is shown.
    public Showing showing() {
        return showing;
    }

    /// What was sought before and is worth keeping, in the order of keeping.
    public ObjectProperty<List<String>> keptSearches() {
        return keptSearches;
    }

    /// Which links are drawn.
    public ObjectProperty<Link.Evidence> links() {
        return links;
    }

    /// What stands together on the maps.
    public ObjectProperty<Grouping> grouping() {
        return grouping;
    }

    /// Whether nothing is to glide, because the system or the settings say so.
    public BooleanProperty reducedMotion() {
        return reducedMotion;
    }

    /// How long arming lasts.
    public ObjectProperty<Duration> armFor() {
        return armFor;
    }

    /// Somebody is there: ages are written each second again.
    public void touched() {
        if (rest.end()) {
            seconds.tell();
        }
    }

    /// Whether nobody is there and nothing happens: ages are written every few seconds then, so tenths would be wrong.
    public boolean atRest() {
        return rest.now();
    }

    /// Counts the seconds, so that ages can be written anew. At rest some are left out.
    public ReadOnlyLongProperty second() {
        return seconds.count();
    }

    @Override
    public void close() {
        seconds.close();
        subscription.close();
    }
}
