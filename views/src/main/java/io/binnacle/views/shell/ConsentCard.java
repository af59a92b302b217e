package io.binnacle.views.shell;

import io.binnacle.model.HostId;
import io.binnacle.model.Refusal;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Traffic;
import io.binnacle.styles.Mark;
import io.binnacle.views.KeyCap;
import io.binnacle.views.RefusalText;
import io.binnacle.views.UiThread;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks before anything is put on a host to observe traffic, and then says for each host how that went.
final class ConsentCard implements Overlays.Card {
    private final Workspace workspace;
    private final Function<HostId, String> nameOf;
    private final CardFrame region;
    private final VBox body = new VBox(8);
    private final Button agree = new Button("Observe traffic");
    private final Button cancel = new Button("Cancel");
    private final Map<HostId, Optional<Refusal>> answers = new TreeMap<>();

    ConsentCard(Workspace workspace, Function<HostId, String> nameOf, Runnable close) {
        this.workspace = workspace;
        this.nameOf = nameOf;
        this.region =
                new CardFrame("Observe traffic", "Shows who really talks to whom, as links on the map.", close, 560);
        agree.getStyleClass().add("primary");
        agree.setGraphic(new KeyCap("Enter"));
        agree.setContentDisplay(ContentDisplay.RIGHT);
        agree.setOnAction(_ -> agreed());
        agree.setId("consent-agree");
        cancel.setGraphic(new KeyCap("Esc"));
        cancel.setContentDisplay(ContentDisplay.RIGHT);
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(_ -> close.run());
        region.getChildren()
                .addAll(CardFrame.scrolling(body, 420), CardFrame.line(8, CardFrame.spring(), cancel, agree));
        region.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !agree.isDisabled() && agree.equals(event.getTarget())) {
            agree.fire();
            event.consume();
        }
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public Node first() {
        return agree.isDisabled() ? cancel : agree;
    }

    void show() {
        body.getChildren().clear();
        var offers = workspace.trafficOffers();
        agree.setDisable(offers.isEmpty());
        if (!offers.isEmpty()) {
            answers.clear();
            body.getChildren().add(CardFrame.words("What will be done", "section-title"));
            offers.stream()
                    .map(Traffic::consentText)
                    .distinct()
                    .forEach(text -> body.getChildren().add(wrapped(text)));
            body.getChildren().add(wrapped("It stops when you disconnect or quit, and leaves nothing behind."));
        } else if (workspace.observing()) {
            showAnswers();
        } else {
            body.getChildren().add(wrapped("No open cluster can observe traffic. Declared links only are shown."));
        }
    }

    private static Node wrapped(String text) {
        var label = CardFrame.words(text, "text-muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void agreed() {
        agree.setDisable(true);
        cancel.setText("Close");
        cancel.requestFocus();
        showAnswers();
        Thread.ofVirtual()
                .name("observe")
                .start(() -> workspace.observeTraffic((host, refusal) -> UiThread.run(() -> {
                    answers.put(host, refusal);
                    showAnswers();
                })));
    }

    private void showAnswers() {
        body.getChildren().setAll(CardFrame.words("Observed on", "section-title"));
        if (answers.isEmpty()) {
            body.getChildren().add(wrapped("Asking each host."));
        }
        answers.forEach((host, refusal) -> {
            var mark = (refusal.isEmpty() ? Mark.HEALTHY : Mark.FAILING).node("");
            var word = CardFrame.words(refusal.isEmpty() ? "observed" : "not observed", "text-muted");
            body.getChildren().add(CardFrame.line(8, mark, CardFrame.words(nameOf.apply(host), "text-medium"), word));
            refusal.map(RefusalText::new).ifPresent(body.getChildren()::add);
        });
    }
}
