package io.binnacle.views.operate;

import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.styles.Icon;
import io.binnacle.views.Sheets;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The card of one change: what it would do, what that costs, the command, and the two answers, always in the same
/// place. Refusals and progress are shown on it too.
final class ConfirmCard extends StackPane {
    private static final PseudoClass DESTRUCTIVE = PseudoClass.getPseudoClass("destructive");
    /// At the foot of the window, so that the map with its ghosts stays in sight.
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private final Operations operations;
    private final Label title = words("operate-title");
    private final Label subtitle = words("operate-subtitle");
    private final StackPane sign = new StackPane();
    private final VBox body = new VBox();
    private final TextField name = new TextField();
    private final VBox naming = new VBox();
    private final Label foot = words("operate-foot");
    private final Button cancel = new Button();
    private final Button retry = new Button("Try again");
    private final HoldButton primary;
    private final Button fitting = new Button();
    private final ScaleField scale;
    private final VBox card = new VBox();
    /// Right of the rail, above the status bar.
    private static final Insets BESIDE = new Insets(0, 0, 16, 56);

    private static final double INSPECTOR = 408;
    private static final double WIDTH = 640;
    private static final double LEAST_LOW = 640;
    private static final double MOST_LOW = 980;

    private @Nullable Node focusedBefore;
    private Proposal shown = new Proposal.Nothing();

    ConfirmCard(Operations operations) {
        this.operations = operations;
        this.primary = new HoldButton(operations::confirm);
        this.scale = new ScaleField(operations::scaleTo);
        getStyleClass().add("operate-layer");
        Sheets.dress(this, ConfirmCard.class, "operate.css");
        card.getStyleClass().add("operate-card");
        card.getChildren().addAll(head(), scrolling(), naming, keys());
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        naming.getStyleClass().add("operate-naming");
        setPickOnBounds(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        name.textProperty().addListener(_ -> judgeName());
        widthProperty().addListener(_ -> place(shown));
        show(shown);
    }

    private Node head() {
        sign.getStyleClass().add("operate-sign");
        var texts = new VBox(title, subtitle);
        var close = new Button();
        close.setGraphic(Icon.X.small());
        close.getStyleClass().add("operate-close");
        close.setAccessibleText("Cancel");
        close.setFocusTraversable(false);
        close.setOnAction(_ -> operations.leave());
        var head = new HBox(sign, texts, Parts.spring(), scale, close);
        head.getStyleClass().add("operate-head");
        return head;
    }

    private Node scrolling() {
        body.getStyleClass().add("operate-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("operate-scroll");
        scroll.setFocusTraversable(false);
        body.heightProperty().addListener((_, _, height) -> scroll.setPrefViewportHeight(height.doubleValue()));
        return scroll;
    }

    private Node keys() {
        cancel.setGraphic(Parts.keyed("Cancel", "Esc"));
        cancel.setAccessibleText("Cancel");
        cancel.getStyleClass().add("quiet");
        cancel.setOnAction(_ -> operations.leave());
        retry.setOnAction(_ -> operations.again());
        fitting.getStyleClass().add("fitting");
        var keys = new HBox(foot, Parts.spring(), cancel, retry, fitting, primary);
        keys.getStyleClass().add("operate-keys");
        return keys;
    }

    void show(Proposal proposal) {
        var wasOpen = isVisible();
        var same = subject(proposal).equals(subject(shown));
        shown = proposal;
        setVisible(!(proposal instanceof Proposal.Nothing));
        setManaged(isVisible());
        if (isVisible()) {
            if (getChildren().isEmpty()) {
                getChildren().add(card);
            }
            if (!wasOpen) {
                focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
            }
            fill(proposal, same);
        } else if (wasOpen) {
            giveFocusBack();
        }
    }

    private static Object subject(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Nothing nothing -> nothing;
            case Proposal.Asking asking -> asking.operation();
            case Proposal.Refused refused -> refused;
            case Proposal.Ready ready -> List.of(ready.preview(), ready.terms());
            case Proposal.Running running -> running.preview();
        };
    }

    private void giveFocusBack() {
        name.clear();
        if (focusedBefore != null && focusedBefore.getScene() != null) {
            focusedBefore.requestFocus();
        }
        focusedBefore = null;
    }

    private void fill(Proposal proposal, boolean same) {
        place(proposal);
        switch (proposal) {
            case Proposal.Nothing _ -> {}
            case Proposal.Asking asking -> asking(asking);
            case Proposal.Refused refused -> refused(refused);
            case Proposal.Ready ready -> ready(ready, same);
            case Proposal.Running running -> running(running.run(), running.target());
        }
    }

    private void place(Proposal proposal) {
        var low = proposal.scale().isPresent();
        scale.setVisible(low && !(proposal instanceof Proposal.Running));
        scale.setManaged(scale.isVisible());
        proposal.scale().ifPresent(scale::show);
        card.pseudoClassStateChanged(LOW, low);
        card.setPrefWidth(low ? Math.clamp(getWidth() - INSPECTOR - BESIDE.getLeft(), LEAST_LOW, MOST_LOW) : WIDTH);
        card.setMaxWidth(card.getPrefWidth());
        setAlignment(card, low ? Pos.BOTTOM_LEFT : Pos.CENTER);
        setMargin(card, low ? BESIDE : Insets.EMPTY);
        fitting.setVisible(false);
        fitting.setManaged(false);
    }

    private void head(Operation operation, String words, String more) {
        sign.getChildren().setAll(Parts.icon(operation).large());
        title.setText(words);
        subtitle.setText(more);
    }

    /// While a number is being typed the last answer stays, and only cannot be confirmed.
    private void asking(Proposal.Asking asking) {
        if (asking.scale().isPresent()
                && !body.getChildren().isEmpty()
                && scale.number().isFocused()) {
            subtitle.setText("Asking what that would do");
            primary.setDisable(true);
            return;
        }
        head(asking.operation(), asking.operation().verb() + " " + asking.target(), "Asking what that would do");
        body.getChildren().setAll(Parts.plain("Nothing has been changed."));
        naming.getChildren().clear();
        foot.setText("");
        buttons(false, false);
        cancel.requestFocus();
    }

    private void refused(Proposal.Refused refused) {
        Refusal why = refused.refusal();
        head(refused.operation(), refused.operation().verb() + " " + refused.target(), "This cannot be done now");
        body.getChildren().setAll(Parts.refusal(why));
        naming.getChildren().clear();
        foot.setText("");
        buttons(false, true);
        if (!scale.number().isFocused()) {
            retry.requestFocus();
        }
    }

    private void ready(Proposal.Ready ready, boolean same) {
        var preview = ready.preview();
        head(preview.operation(), preview.summary(), subtitle(preview));
        if (!same) {
            body.getChildren().setAll(operations.body(ready).parts());
            naming(ready);
        }
        offerFitting(preview);
        foot.setText(preview.inverse().isPresent() ? "Undo afterwards with Ctrl Z" : "There is no undo for this");
        buttons(true, false);
        primary.setDisable(Scaling.nothing(preview));
        primary.show(ready.button(), ready.armed() && preview.friction() == Preview.Friction.HOLD);
        primary.pseudoClassStateChanged(DESTRUCTIVE, ready.armed() && preview.friction() == Preview.Friction.TYPE_NAME);
        judgeName();
        focusFirst(preview, same);
    }

    private static String subtitle(Preview preview) {
        return preview.operation() instanceof Operation.Scale
                ? Scaling.words(preview.outlook()) + " Nothing has been changed."
                : "This is what would happen. Nothing has been changed.";
    }

    /// Where not all find room: only as many as do.
    private void offerFitting(Preview preview) {
        var waiting = preview.outlook().waitingInstances();
        if (preview.operation() instanceof Operation.Scale(var app, var wanted) && waiting > 0 && waiting < wanted) {
            fitting.setText("Only " + (wanted - waiting));
            fitting.setAccessibleText("Only " + (wanted - waiting) + ", as many as find room");
            fitting.setOnAction(_ -> operations.propose(new Operation.Scale(app, wanted - waiting)));
            fitting.setVisible(true);
            fitting.setManaged(true);
        }
    }

    private void focusFirst(Preview preview, boolean same) {
        if (scale.isVisible() && preview.friction() != Preview.Friction.TYPE_NAME) {
            if (!scale.number().isFocused() && !same) {
                scale.take();
            }
        } else if (!same || cancel.isFocused()) {
            if (preview.friction() == Preview.Friction.TYPE_NAME) {
                name.requestFocus();
            } else {
                primary.requestFocus();
            }
        }
    }

    private void naming(Proposal.Ready ready) {
        naming.getChildren().clear();
        name.clear();
        said(ready.terms());
        switch (ready.preview().friction()) {
            case NONE -> {}
            case HOLD ->
                naming.getChildren()
                        .add(Parts.plain(
                                (ready.terms().reasons().isEmpty() ? "This takes " + ready.target() + " down. " : "")
                                        + "Hold Enter, or the button, to do it."));
            case TYPE_NAME -> {
                name.setPromptText(ready.target());
                name.setAccessibleText("Type " + ready.target() + " to confirm");
                naming.getChildren()
                        .addAll(Parts.plain("This destroys data. Type " + ready.target() + " to confirm."), name);
            }
        }
    }

    /// What has changed meanwhile, what goes down, and what could not be kept.
    private void said(Proposal.Terms terms) {
        if (!terms.news().isEmpty()) {
            naming.getChildren()
                    .add(Parts.line(
                            "operate-news",
                            Icon.ROTATE_CW.small(),
                            Parts.plain(terms.news() + " This preview is of now.")));
        }
        terms.reasons()
                .forEach(reason -> naming.getChildren()
                        .add(Parts.line("operate-loss", Icon.ALERT_CIRCLE.small(), Parts.plain(reason))));
        terms.noEvidence()
                .ifPresent(why -> naming.getChildren()
                        .add(Parts.line(
                                "operate-loss",
                                Icon.ARCHIVE.small(),
                                Parts.plain("Its log and spec could not be kept first: " + why
                                        + ". Nothing has been changed."))));
    }

    private void judgeName() {
        if (shown instanceof Proposal.Ready ready && Scaling.nothing(ready.preview())) {
            return;
        }
        var wrong = shown instanceof Proposal.Ready ready
                && ready.armed()
                && ready.preview().friction() == Preview.Friction.TYPE_NAME
                && !name.getText().strip().equals(ready.target());
        primary.setDisable(wrong);
        primary.setAccessibleHelp(wrong ? "The name is not typed yet" : "");
    }

    private void running(Run run, String target) {
        head(run.preview().operation(), run.preview().summary(), run.message());
        naming.getChildren().clear();
        foot.setText("It goes on when this card is closed");
        buttons(false, false);
        primary.setVisible(true);
        primary.setManaged(true);
        primary.setDisable(true);
        primary.show(run.preview().operation().verb() + " " + target + " …", false);
        cancel.setGraphic(Parts.keyed("Close", "Esc"));
        cancel.requestFocus();
    }

    private void buttons(boolean canConfirm, boolean canRetry) {
        primary.setDisable(!canConfirm);
        primary.setVisible(canConfirm);
        primary.setManaged(canConfirm);
        retry.setVisible(canRetry);
        retry.setManaged(canRetry);
        cancel.setGraphic(Parts.keyed(canRetry ? "Close" : "Cancel", "Esc"));
    }

    private void pressed(KeyEvent event) {
        if (!isVisible()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            operations.leave();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            turn(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && confirms()) {
            if (primary.isVisible() && !primary.isDisabled()) {
                primary.keyDown();
            }
            event.consume();
        }
    }

    private boolean confirms() {
        return primary.isFocused() || name.isFocused() || scale.number().isFocused();
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            primary.keyUp();
        }
    }

    /// The focus goes round on the card and does not leave it.
    private void turn(int step) {
        var stops = stops();
        if (stops.isEmpty()) {
            return;
        }
        var at = getScene() == null ? -1 : stops.indexOf(getScene().getFocusOwner());
        stops.get(Math.floorMod(at < 0 ? 0 : at + step, stops.size())).requestFocus();
    }

    private List<Node> stops() {
        return Stream.concat(
                        card.lookupAll(".copy").stream(),
                        Stream.of(scale.number(), name, cancel, retry, fitting, primary))
                .filter(node -> node.getScene() != null && node.isVisible() && !node.isDisabled())
                .toList();
    }

    private static Label words(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
