package io.binnacle.views.shell;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The layer over the frame that shows one card at a time. It is part of the scene, not a popup window, so that it is
/// where it is asked to be on every screen, and in every picture.
///
/// The focus goes into the card and stays there; when the card goes, it goes back to where it was.
final class Overlays extends StackPane {
    private final Region scrim = new Region();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private Optional<Shown> shown = Optional.empty();

    private record Shown(Card card, Optional<Node> before) {}

    /// Something that can be shown over the frame.
    interface Card {
        Region region();

        /// Where the focus goes first.
        Node first();

        /// Told when it is no longer shown.
        default void closed() {}
    }

    Overlays() {
        getStyleClass().add("overlays");
        scrim.getStyleClass().add("scrim");
        scrim.setOnMouseClicked(_ -> close());
        setPickOnBounds(false);
        setVisible(false);
        sceneProperty().addListener((_, _, scene) -> keepFocusIn(scene));
    }

    private void keepFocusIn(@org.jspecify.annotations.Nullable Scene scene) {
        if (scene != null) {
            scene.focusOwnerProperty()
                    .addListener((_, _, owner) -> shown.filter(_ -> isVisible())
                            .filter(now ->
                                    owner != null && !inside(owner, now.card().region()))
                            .ifPresent(now -> now.card().first().requestFocus()));
        }
    }

    private static boolean inside(Node node, Node ancestor) {
        return node.equals(ancestor) || (node.getParent() != null && inside(node.getParent(), ancestor));
    }

    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    boolean shows(Card card) {
        return shown.filter(now -> now.card().equals(card)).isPresent();
    }

    /// @param dim whether what is behind is darkened
    void show(Card card, Pos where, Insets margin, boolean dim) {
        var before = shown.flatMap(Shown::before).or(this::focused);
        shown.ifPresent(now -> now.card().closed());
        shown = Optional.of(new Shown(card, before));
        scrim.setOpacity(dim ? 1 : 0);
        setAlignment(card.region(), where);
        setMargin(card.region(), margin);
        getChildren().setAll(scrim, card.region());
        setVisible(true);
        open.set(true);
        card.first().requestFocus();
    }

    private Optional<Node> focused() {
        return Optional.ofNullable(getScene()).flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()));
    }

    void close() {
        var was = shown;
        shown = Optional.empty();
        getChildren().clear();
        setVisible(false);
        open.set(false);
        was.ifPresent(gone -> {
            gone.card().closed();
            gone.before().filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
        });
    }
}
